import { z } from 'zod';
import { member, provider, type Reply, type Route, route } from '#http';
import type { MemberId } from '#kernel';
import type { NoticeOutcome, ReceiveNotice } from '../app/receive-notice.ts';

const NOTICE_BYTES_MAX = 64 * 1024;
const WALLET_CONFIRMATIONS_PER_MINUTE_MAX = 600;

const walletConfirmation = z
  .strictObject({ package: z.string().regex(/^prepay_id=[0-9A-Za-z_-]{1,64}$/) })
  .meta({ id: 'WalletConfirmation' });

/** In the provider's own words: it reads `code`, and comes back later when it is FAIL. */
const NOTICE_REPLIES: Readonly<Record<NoticeOutcome, Reply>> = {
  accepted: { status: 204 },
  forged: fail(401, '签名验证失败'),
  unknown_order: fail(404, '没有这笔支付'),
  different: fail(400, '支付内容与订单不符'),
};

export function paymentRoutes(
  receive: ReceiveNotice,
  confirm: ((memberId: MemberId, prepayId: string) => Promise<void>) | undefined,
): readonly Route[] {
  const routes = [noticeRoute(receive)];
  if (confirm !== undefined) routes.push(walletRoute(confirm));
  return routes;
}

function noticeRoute(receive: ReceiveNotice): Route {
  return route({
    method: 'post',
    path: '/v1/payments/wechat/notify',
    summary: 'WeChat Pay tells us about a payment; its signature is the authorisation',
    access: provider,
    body: { contentTypes: ['application/json'], bytesMax: NOTICE_BYTES_MAX },
    answers: { 204: null },
    problems: { 401: 'Not from the provider, or stale', 404: 'Not a payment of ours' },
    handle: async ({ body, http }) => {
      const headers = http.request.headers as Record<string, string | undefined>;
      // Without a body the parser leaves no Buffer behind.
      const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
      return NOTICE_REPLIES[await receive({ headers, body: bytes })];
    },
  });
}

function walletRoute(confirm: (memberId: MemberId, prepayId: string) => Promise<void>): Route {
  return route({
    method: 'post',
    path: '/v1/demo/wallet/payments',
    summary: 'Demo: the shopper confirms a payment in the sandbox wallet (stands in for wx.requestPayment)',
    access: member,
    body: walletConfirmation,
    limit: { perMinute: WALLET_CONFIRMATIONS_PER_MINUTE_MAX },
    answers: { 202: z.object({ confirmed: z.literal(true) }) },
    problems: { 404: 'Not a payment of this member', 409: 'The wallet refused' },
    handle: async ({ principal, body }) => {
      await confirm(principal.memberId, body.package.slice('prepay_id='.length));
      return { json: { confirmed: true } };
    },
  });
}

function fail(status: number, message: string): Reply {
  return { status, json: { code: 'FAIL', message } };
}
