import { z } from 'zod';
import { FAULT_KINDS, type Fault } from './faults.ts';
import type { Sandbox } from './sandbox.ts';
import { ProviderError } from './wechat-pay/provider-error.ts';
import { jsonAnswer, jsonObject, type WireAnswer, type WireRequest } from './wire.ts';

const CONTROL_PREFIX = '/__sandbox/';

const payBody = z.strictObject({ prepayId: z.string().min(1) });
const codeBody = z.strictObject({ name: z.string().min(1).max(20) });
const phoneCodeBody = z.strictObject({ phone: z.string().min(5).max(20) });
const messagesBody = z.strictObject({ phone: z.string().max(20).optional() });
const notifyBody = z.strictObject({ url: z.url().nullable() });
const signingBody = z.strictObject({ signsWith: z.enum(['public_key', 'certificate']) });
const faultBody = z.strictObject({
  kind: z.enum(FAULT_KINDS),
  times: z.int().min(1).max(1_000).optional(),
  status: z.int().min(400).max(599).optional(),
  ms: z.int().min(0).max(60_000).optional(),
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
        return await confirmInWallet(sandbox, payBody.parse(body).prepayId);
      case 'GET payments':
        return jsonAnswer(200, { items: sandbox.trades.list() });
      case 'GET refunds':
        return jsonAnswer(200, { items: sandbox.refunds.list() });
      case 'GET notices':
        return jsonAnswer(200, { items: sandbox.notices.list() });
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
        sandbox.pay.notifyUrl = notifyBody.parse(body).url ?? undefined;
        return jsonAnswer(200, {});
      case 'PUT signing':
        sandbox.pay.signsWith = signingBody.parse(body).signsWith;
        return jsonAnswer(200, {});
      default:
        return jsonAnswer(404, { code: 'NOT_FOUND', message: 'unknown control' });
    }
  } catch (error) {
    if (error instanceof ProviderError)
      return jsonAnswer(error.status, { code: error.code, message: error.message });
    if (error instanceof z.ZodError) return jsonAnswer(400, { code: 'PARAM_ERROR', message: error.message });
    throw error;
  }
}

async function confirmInWallet(sandbox: Sandbox, prepayId: string): Promise<WireAnswer> {
  const { transactionId, paidAt } = sandbox.pay.pay(prepayId);
  const delivered = sandbox.tick();
  if (sandbox.faults.take('notice_before_answer') !== undefined) await delivered;
  return jsonAnswer(200, { transactionId, paidAt });
}
