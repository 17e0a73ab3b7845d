import { createVerify } from 'node:crypto';
import { NoticeRejected } from '../app/provider.ts';
import { instantOfBeijing } from '../domain/beijing-time.ts';
import type { ProviderTransaction } from '../domain/provider-transaction.ts';
import { fenOfYuan } from '../domain/yuan.ts';

const FIELDS_MAX = 100;

const STATES: Readonly<Record<string, ProviderTransaction['state']>> = {
  WAIT_BUYER_PAY: 'NOTPAY',
  TRADE_SUCCESS: 'SUCCESS',
  TRADE_FINISHED: 'SUCCESS',
  TRADE_CLOSED: 'CLOSED',
};

/**
 * The trade in an asynchronous notice, after its signature was verified over the decoded values. Not by the SDK: it
 * lets the message choose SHA-1 (`sign_type=RSA`) and leaves empty values in.
 */
export function readAlipayNotice(body: string, publicKeyPem: string): ProviderTransaction | undefined {
  const fields = fieldsOf(body);
  if (fields.get('sign_type') !== 'RSA2') throw new NoticeRejected('only RSA2 signatures are believed');
  if (!isGenuine(fields, publicKeyPem)) throw new NoticeRejected('the signature is wrong');
  const state = STATES[fields.get('trade_status') ?? ''];
  if (fields.get('notify_type') !== 'trade_status_sync' || state === undefined) return undefined;
  return tradeOf(fields, state);
}

function fieldsOf(body: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(body)) {
    // Which of the two would be signed, and which believed?
    if (fields.has(name)) throw new NoticeRejected('a field comes twice');
    fields.set(name, value);
    if (fields.size > FIELDS_MAX) throw new NoticeRejected('too many fields');
  }
  return fields;
}

/** Trade notices leave `sign_type` out of what is signed; some notices of the service market do not. */
function isGenuine(fields: ReadonlyMap<string, string>, publicKeyPem: string): boolean {
  const signature = fields.get('sign') ?? '';
  const verifies = (left: readonly string[]) =>
    createVerify('RSA-SHA256').update(signedText(fields, left)).verify(publicKeyPem, signature, 'base64');
  return verifies(['sign', 'sign_type']) || verifies(['sign']);
}

function signedText(fields: ReadonlyMap<string, string>, leftOut: readonly string[]): string {
  return [...fields]
    .filter(([name, value]) => value !== '' && !leftOut.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function tradeOf(
  fields: ReadonlyMap<string, string>,
  state: ProviderTransaction['state'],
): ProviderTransaction {
  const text = (name: string) => fields.get(name) ?? '';
  const totalFen = fenOfYuan(text('total_amount'));
  const paidAt = instantOfBeijing(text('gmt_payment')) ?? null;
  if (totalFen === undefined) throw new NoticeRejected('the amount is no amount');
  const isPaid = state === 'SUCCESS' || paidAt !== null;
  if (isPaid && (paidAt === null || text('trade_no') === ''))
    throw new NoticeRejected('a paid trade has a number and a time');
  return {
    ...{ outTradeNo: text('out_trade_no'), appId: text('app_id'), mchId: text('seller_id'), totalFen },
    // Closed after it was paid: all of it went back.
    state: state === 'CLOSED' && isPaid ? 'REFUND' : state,
    // Alipay names a currency only when it is another one.
    currency: fields.get('trans_currency') ?? 'CNY',
    openid: isPaid ? text('buyer_id') || text('buyer_open_id') || null : null,
    ...{ transactionId: fields.get('trade_no') ?? null, paidAt },
  };
}
