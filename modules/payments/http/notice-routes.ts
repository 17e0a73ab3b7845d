import { provider as fromProvider, type Reply, type Route, route } from '#http';
import type { PaymentProviders } from '../app/providers.ts';
import type { NoticeOutcome, ReceiveNotice } from '../app/receive-notice.ts';
import type { ProviderName } from '../domain/payment.ts';

const NOTICE_BYTES_MAX = 64 * 1024;

type Replies = Readonly<Record<NoticeOutcome, Reply>>;

/** WeChat reads `code`, and comes back later when it is FAIL. */
const WECHAT: Replies = {
  accepted: { status: 204 },
  forged: failure(401, '签名验证失败'),
  unknown_order: failure(404, '没有这笔支付'),
  different: failure(400, '支付内容与订单不符'),
};

/** Alipay reads the seven letters `success`; everything else makes it come back. */
const ALIPAY: Replies = {
  accepted: { status: 200, ...plain('success') },
  forged: { status: 401, ...plain('fail') },
  unknown_order: { status: 404, ...plain('fail') },
  different: { status: 400, ...plain('fail') },
};

/** UnionPay reads the status. */
const UNIONPAY: Replies = {
  accepted: { status: 200, ...plain('ok') },
  forged: { status: 401, ...plain('fail') },
  unknown_order: { status: 404, ...plain('fail') },
  different: { status: 400, ...plain('fail') },
};

const PROBLEMS = { 401: 'Not from the provider, or stale', 404: 'Not a payment of ours' };
const FORM = ['application/x-www-form-urlencoded'];
const TEXT = { contentType: 'text/plain' };

/** A provider that this shop has no account at is answered as somebody who forged its signature. */
export function noticeRoutes(providers: PaymentProviders, receive: ReceiveNotice): readonly Route[] {
  const handle = (name: ProviderName, replies: Replies): Route['handle'] => {
    return async ({ body, http }) => {
      const found = providers.find(name);
      if (found === undefined) return replies.forged;
      const headers = http.request.headers as Record<string, string | undefined>;
      // Without a body the parser leaves no Buffer behind.
      const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
      return replies[await receive(found, { headers, body: bytes })];
    };
  };
  const wechat = (path: `/${string}`, summary: string): Route =>
    route({
      ...{ method: 'post', path, summary, access: fromProvider },
      body: { contentTypes: ['application/json'], bytesMax: NOTICE_BYTES_MAX },
      ...{ answers: { 204: null }, problems: PROBLEMS, handle: handle('wechat', WECHAT) },
    });
  const form = (name: 'alipay' | 'unionpay', summary: string, replies: Replies): Route =>
    route({
      ...{ method: 'post', path: `/v1/payments/${name}/notices`, summary, access: fromProvider },
      body: { contentTypes: FORM, bytesMax: NOTICE_BYTES_MAX },
      ...{ answers: { 200: TEXT }, problems: PROBLEMS, handle: handle(name, replies) },
    });
  return [
    wechat(
      '/v1/payments/wechat/notices',
      'WeChat Pay tells us about a payment; its signature is the authorisation',
    ),
    wechat('/v1/payments/wechat/notify', 'The same at its former address'),
    form('alipay', 'Alipay tells us about a trade; its RSA2 signature is the authorisation', ALIPAY),
    form(
      'unionpay',
      'UnionPay tells us about a transaction; its certificate has to hang on our chain',
      UNIONPAY,
    ),
  ];
}

function plain(text: string): Pick<Reply, 'bytes' | 'contentType'> {
  return { bytes: text, contentType: 'text/plain; charset=utf-8' };
}

function failure(status: number, message: string): Reply {
  return { status, json: { code: 'FAIL', message } };
}
