import { AppError, SECOND_MS } from '#kernel';
import type { ConfirmInWallet } from '../app/confirm-in-wallet.ts';
import type { PaymentParams, PaymentProviderName } from '../app/payments.ts';

const ANSWER_MS_MAX = 8 * SECOND_MS;

/** Asks the sandbox to let its wallet confirm. The payment counts when the notice arrives, not when this answers. */
export function sandboxWallet(sandboxUrl: string): ConfirmInWallet {
  async function post(url: string, body: string | URLSearchParams): Promise<Response> {
    const headers = typeof body === 'string' ? { 'content-type': 'application/json' } : undefined;
    const signal = AbortSignal.timeout(ANSWER_MS_MAX);
    const answer = await fetch(url, { method: 'POST', body, signal, ...(headers && { headers }) }).catch(
      () => undefined,
    );
    if (answer === undefined)
      throw new AppError('unavailable', 'payments.wallet_unreachable', '演示钱包暂时无法连接');
    return answer;
  }

  async function confirm(payment: object): Promise<void> {
    const answer = await post(`${sandboxUrl}/__sandbox/wallet/payments`, JSON.stringify(payment));
    if (answer.ok) return;
    const { code, message } = (await answer.json()) as { code: string; message: string };
    throw new AppError('conflict', 'payments.wallet_refused', message, { providerCode: code });
  }

  const confirmAt: {
    readonly [Name in PaymentProviderName]: (params: PaymentParams[Name]) => Promise<void>;
  } = {
    wechat: (params) => confirm({ prepayId: params.package.slice('prepay_id='.length) }),
    alipay: ({ qrCode }) => confirm({ qrCode }),
    async unionpay({ url, fields }) {
      // What the browser would do: the page of UnionPay learns of the order from the form.
      await post(url, new URLSearchParams(fields));
      await confirm({ orderId: fields['orderId'] });
    },
  };

  return <Name extends PaymentProviderName>(name: Name, params: PaymentParams[Name]) =>
    confirmAt[name](params);
}
