import { AppError, SECOND_MS } from '#kernel';
import type { ConfirmInWallet } from '../app/confirm-in-wallet.ts';

const ANSWER_MS_MAX = 8 * SECOND_MS;

/** Asks the sandbox to let its wallet confirm. The payment counts when the notice arrives, not when this answers. */
export function sandboxWallet(apiUrl: string): ConfirmInWallet {
  return async (prepayId) => {
    const answer = await fetch(`${apiUrl}/__sandbox/wallet/payments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ prepayId }),
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
    }).catch(() => undefined);
    if (answer === undefined)
      throw new AppError('unavailable', 'payments.wallet_unreachable', '演示钱包暂时无法连接');
    if (answer.ok) return;
    const { code, message } = (await answer.json()) as { code: string; message: string };
    throw new AppError('conflict', 'payments.wallet_refused', message, { providerCode: code });
  };
}
