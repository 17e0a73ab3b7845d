import type { Sandbox } from '#sandbox';
import { AlipayRefusal } from '../../src/sandbox/alipay/refusal.ts';
import { AcpRefusal } from '../../src/sandbox/unionpay/refusal.ts';
import { ProviderError } from '../../src/sandbox/wechat-pay/provider-error.ts';

export const PROVIDERS = ['wechat', 'alipay', 'unionpay'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** What she has before her when the shop has let her pay: WeChat's sheet, Alipay's QR code, the form of UnionPay's page. */
export type OpenPayment =
  | { readonly provider: 'wechat'; readonly prepayId: string }
  | { readonly provider: 'alipay'; readonly qrCode: string }
  | { readonly provider: 'unionpay'; readonly fields: Readonly<Record<string, string>> };

interface Begun {
  readonly provider: Provider;
  readonly params: {
    readonly package?: string;
    readonly qrCode?: string;
    readonly fields?: Readonly<Record<string, string>>;
  };
}

/** From the answer to a begun payment. */
export function openPayment(answer: unknown): OpenPayment {
  const { provider, params } = answer as Begun;
  if (provider === 'wechat') return { provider, prepayId: String(params.package).replace('prepay_id=', '') };
  if (provider === 'alipay') return { provider, qrCode: String(params.qrCode) };
  return { provider, fields: params.fields ?? {} };
}

/** False = the provider says no; whatever else goes wrong is a fault of the simulation, and thrown. */
export function isAllowed(act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if ([ProviderError, AlipayRefusal, AcpRefusal].some((refusal) => error instanceof refusal)) return false;
    throw error;
  }
}

/** She confirms; whatever the provider has against it is thrown. */
export function confirm(sandbox: Sandbox, open: OpenPayment): void {
  if (open.provider === 'wechat') sandbox.pay.pay(open.prepayId);
  else if (open.provider === 'alipay') sandbox.alipay.pay(open.qrCode);
  else {
    const body = new URLSearchParams(open.fields).toString();
    sandbox.handle({ method: 'POST', path: '/gateway/api/frontTransReq.do', headers: {}, body });
    sandbox.unionpay.pay(String(open.fields['orderId']));
  }
}
