import { z } from 'zod';
import { AlipayRefusal } from './alipay/refusal.ts';
import { FAULT_KINDS, FAULT_PROVIDERS, type Fault } from './faults.ts';
import { PAY_CODE_KINDS } from './pay-codes.ts';
import type { Sandbox } from './sandbox.ts';
import { AcpRefusal } from './unionpay/refusal.ts';
import { ProviderError } from './wechat-pay/provider-error.ts';
import { jsonAnswer, jsonObject, type WireAnswer, type WireRequest } from './wire.ts';

const CONTROL_PREFIX = '/__sandbox/';

/** What she has before her: WeChat's sheet, Alipay's code, UnionPay's page, or a request for her password. */
const payBody = z.union([
  z.strictObject({ prepayId: z.string().min(1) }),
  z.strictObject({ qrCode: z.string().min(1) }),
  z.strictObject({ orderId: z.string().min(1) }),
  z.strictObject({
    outTradeNo: z.string().min(1),
    provider: z.enum(['wechat', 'alipay', 'unionpay']),
    refuses: z.boolean().optional(),
  }),
]);
const payCodeBody = z.strictObject({
  provider: z.enum(['wechat', 'alipay', 'unionpay']),
  kind: z.enum(PAY_CODE_KINDS),
});
const rotationBody = z.strictObject({ provider: z.enum(['wechat', 'unionpay']) });
const codeBody = z.strictObject({ name: z.string().min(1).max(20) });
const phoneCodeBody = z.strictObject({ phone: z.string().min(5).max(20) });
const messagesBody = z.strictObject({ phone: z.string().max(20).optional() });
const notifyBody = z.strictObject({
  url: z.url().nullable(),
  provider: z.enum(['wechat', 'alipay', 'unionpay']).optional(),
});
const movesBody = z.strictObject({
  number: z.string().min(1).max(64),
  action: z.int().min(0).max(1_000_000),
  message: z.string().max(200).default(''),
});
const signingBody = z.strictObject({ signsWith: z.enum(['public_key', 'certificate']) });
const pushUrlBody = z.strictObject({
  url: z.url().nullable(),
  format: z.enum(['json', 'xml']).default('json'),
});
const templateBody = z.strictObject({
  templateId: z.string().min(10).max(64),
  fields: z.array(z.string().min(1).max(32)).min(1).max(10),
  isLasting: z.boolean().default(false),
});
const subscriptionBody = z.strictObject({
  ...{ openid: z.string().min(1).max(64), templateId: z.string().min(10).max(64) },
  answer: z.enum(['accept', 'reject', 'off']),
});
const faultBody = z.strictObject({
  kind: z.enum(FAULT_KINDS),
  provider: z.enum(FAULT_PROVIDERS).optional(),
  times: z.int().min(1).max(1_000).optional(),
  status: z.int().min(400).max(599).optional(),
  code: z.string().min(1).max(64).optional(),
  ms: z.int().min(-86_400_000).max(86_400_000).optional(),
  copies: z.int().min(1).max(100).optional(),
});

export function isControl({ path }: WireRequest): boolean {
  return path.startsWith(CONTROL_PREFIX);
}

/** The hands of the people and accidents outside: a shopper confirms, a message gets lost. */
export async function control(sandbox: Sandbox, request: WireRequest): Promise<WireAnswer> {
  try {
    const body = jsonObject(request.body);
    switch (`${request.method} ${request.path.slice(CONTROL_PREFIX.length)}`) {
      case 'POST wallet/payments':
        return await confirmInWallet(sandbox, payBody.parse(body));
      case 'GET payments':
        return jsonAnswer(200, { items: sandbox.trades.list() });
      case 'GET refunds':
        return jsonAnswer(200, { items: sandbox.refunds.list() });
      case 'GET notices':
        return jsonAnswer(200, { items: sandbox.allNotices() });
      case 'GET alipay/trades':
        return jsonAnswer(200, { items: sandbox.alipayTrades.list() });
      case 'GET unionpay/transactions':
        return jsonAnswer(200, { items: sandbox.acpTransactions.list() });
      case 'POST pay-codes':
        return jsonAnswer(201, { code: payCode(sandbox, payCodeBody.parse(body)) });
      case 'POST certificate-rotation':
        rotate(sandbox, rotationBody.parse(body).provider);
        return jsonAnswer(201, {});
      case 'POST codes':
        return jsonAnswer(201, { code: sandbox.codes.issue(codeBody.parse(body).name) });
      case 'POST phone-codes':
        return jsonAnswer(201, { code: sandbox.phoneCodes.issue(phoneCodeBody.parse(body).phone) });
      case 'POST messages/search':
        return jsonAnswer(200, { items: sandbox.sms.messages(messagesBody.parse(body).phone) });
      case 'POST faults':
        sandbox.faults.add(faultBody.parse(body) as Fault);
        return jsonAnswer(201, {});
      case 'DELETE faults':
        sandbox.faults.clear();
        return jsonAnswer(200, {});
      case 'PUT notify-url':
        sendNoticesTo(sandbox, notifyBody.parse(body));
        return jsonAnswer(200, {});
      case 'GET waybills':
        return jsonAnswer(200, { items: sandbox.goods.waybills.list() });
      case 'GET shipping-records':
        return jsonAnswer(200, { items: sandbox.goods.shipping.list() });
      case 'GET couriers':
        return jsonAnswer(200, { items: sandbox.goods.couriers.list() });
      case 'POST parcels/moves': {
        const { number, action, message } = movesBody.parse(body);
        return jsonAnswer(sandbox.goods.waybills.move(number, action, message) ? 200 : 404, {});
      }
      case 'POST couriers/moves': {
        const { number, action } = movesBody.parse(body);
        return jsonAnswer(sandbox.goods.couriers.move(number, action) ? 200 : 404, {});
      }
      case 'PUT couriers/dead':
        sandbox.goods.couriers.isDead = body['isDead'] === true;
        return jsonAnswer(200, {});
      case 'PUT push-url': {
        const { url, format } = pushUrlBody.parse(body);
        Object.assign(sandbox.push, { url: url ?? undefined, format });
        return jsonAnswer(200, {});
      }
      case 'POST message-templates': {
        const { templateId, ...template } = templateBody.parse(body);
        sandbox.subscriptions.addTemplate(templateId, template);
        return jsonAnswer(201, {});
      }
      case 'POST subscriptions': {
        const { openid, templateId, answer } = subscriptionBody.parse(body);
        if (answer === 'off') sandbox.subscriptions.switchOff(openid, templateId);
        else sandbox.subscriptions.answer(openid, templateId, answer);
        return jsonAnswer(201, {});
      }
      case 'GET subscribe-messages':
        return jsonAnswer(200, { items: sandbox.subscriptions.sent() });
      case 'PUT signing':
        sandbox.pay.signsWith = signingBody.parse(body).signsWith;
        return jsonAnswer(200, {});
      default:
        return jsonAnswer(404, { code: 'NOT_FOUND', message: 'unknown control' });
    }
  } catch (error) {
    if (error instanceof ProviderError)
      return jsonAnswer(error.status, { code: error.code, message: error.message });
    if (error instanceof AlipayRefusal)
      return jsonAnswer(409, { code: error.subCode, message: error.message });
    if (error instanceof AcpRefusal) return jsonAnswer(409, { code: error.code, message: error.message });
    if (error instanceof z.ZodError) return jsonAnswer(400, { code: 'PARAM_ERROR', message: error.message });
    throw error;
  }
}

async function confirmInWallet(sandbox: Sandbox, given: z.output<typeof payBody>): Promise<WireAnswer> {
  const paid = confirmed(sandbox, given);
  const delivered = sandbox.tick();
  if (sandbox.faults.take('notice_before_answer', paid.provider) !== undefined) await delivered;
  return jsonAnswer(200, paid);
}

function confirmed(sandbox: Sandbox, given: z.output<typeof payBody>) {
  if ('prepayId' in given) {
    const { transactionId, paidAt } = sandbox.pay.pay(given.prepayId);
    return { provider: 'wechat', transactionId, paidAt } as const;
  }
  if ('orderId' in given || ('provider' in given && given.provider === 'unionpay')) {
    const { queryId, doneAt } = sandbox.unionpay.pay('orderId' in given ? given.orderId : given.outTradeNo);
    return { provider: 'unionpay', transactionId: queryId, paidAt: doneAt } as const;
  }
  if ('provider' in given && given.provider === 'wechat') {
    const { transactionId, paidAt } = sandbox.pay.confirmCode(given.outTradeNo, given.refuses ?? false);
    return { provider: 'wechat', transactionId, paidAt } as const;
  }
  const { tradeNo, paidAt } =
    'qrCode' in given ? sandbox.alipay.pay(given.qrCode) : sandbox.alipay.confirm(given.outTradeNo);
  return { provider: 'alipay', transactionId: tradeNo, paidAt } as const;
}

function payCode(sandbox: Sandbox, { provider, kind }: z.output<typeof payCodeBody>): string {
  const wallets = { wechat: sandbox.pay, alipay: sandbox.alipay, unionpay: sandbox.unionpay };
  return wallets[provider].payCodes.issue(kind);
}

function rotate(sandbox: Sandbox, provider: 'wechat' | 'unionpay'): void {
  if (provider === 'wechat') sandbox.pay.rotateCertificate();
  else sandbox.unionpay.rotate();
}

function sendNoticesTo(sandbox: Sandbox, { url, provider = 'wechat' }: z.output<typeof notifyBody>): void {
  const gateways = { wechat: sandbox.pay, alipay: sandbox.alipay, unionpay: sandbox.unionpay };
  gateways[provider].notifyUrl = url ?? undefined;
}
