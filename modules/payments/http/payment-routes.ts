import { z } from 'zod';
import { member, open, type Route, route } from '#http';
import type { MemberId } from '#kernel';
import type { PaymentToConfirm } from '../app/confirm-in-wallet.ts';
import type { PaymentProviders } from '../app/providers.ts';
import type { ReceiveNotice } from '../app/receive-notice.ts';
import { PROVIDER_NAMES, type ProviderName } from '../domain/payment.ts';
import { noticeRoutes } from './notice-routes.ts';

const WALLET_CONFIRMATIONS_PER_MINUTE_MAX = 600;

const TITLES: Readonly<Record<ProviderName, string>> = {
  wechat: '微信支付',
  alipay: '支付宝',
  unionpay: '银联云闪付',
};

const walletConfirmation = z
  .union([
    z.strictObject({ package: z.string().regex(/^prepay_id=[0-9A-Za-z_-]{1,64}$/) }),
    z.strictObject({ paymentId: z.string().min(1).max(64) }),
  ])
  .meta({ id: 'WalletConfirmation' });

const offeredAnswer = z
  .object({
    items: z.array(z.object({ provider: z.enum(PROVIDER_NAMES), title: z.string() })),
    demoWallet: z.boolean().describe('payments of all of them are confirmed in the wallet of the demo'),
  })
  .meta({ id: 'PaymentProviders' });

export function paymentRoutes(
  providers: PaymentProviders,
  receive: ReceiveNotice,
  confirm: ((memberId: MemberId, payment: PaymentToConfirm) => Promise<void>) | undefined,
): readonly Route[] {
  const routes = [...noticeRoutes(providers, receive), offeredRoute(providers, confirm !== undefined)];
  if (confirm !== undefined) routes.push(walletRoute(confirm));
  return routes;
}

/** At most as many as there are providers, so this list has no pages. */
function offeredRoute(providers: PaymentProviders, demoWallet: boolean): Route {
  return route({
    method: 'get',
    path: '/v1/payments/providers',
    summary: 'How one can pay in this shop; inside WeChat only WeChat Pay opens',
    access: open,
    answers: { 200: offeredAnswer },
    handle: () => ({
      json: {
        items: providers.offered.map((provider) => ({ provider, title: TITLES[provider] })),
        demoWallet,
      },
    }),
  });
}

function walletRoute(confirm: (memberId: MemberId, payment: PaymentToConfirm) => Promise<void>): Route {
  return route({
    method: 'post',
    path: '/v1/demo/wallet/payments',
    summary:
      'Demo: the shopper confirms a payment in the sandbox wallet (stands in for wx.requestPayment and the pages of the others)',
    access: member,
    body: walletConfirmation,
    limit: { perMinute: WALLET_CONFIRMATIONS_PER_MINUTE_MAX },
    answers: { 202: z.object({ confirmed: z.literal(true) }) },
    problems: { 404: 'Not a payment of this member', 409: 'The wallet refused' },
    handle: async ({ principal, body }) => {
      const payment = 'package' in body ? { prepayId: body.package.slice('prepay_id='.length) } : body;
      await confirm(principal.memberId, payment);
      return { json: { confirmed: true } };
    },
  });
}
