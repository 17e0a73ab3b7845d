import { createSign, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { nonceOf, seal, signedHeaders } from '#sandbox';
import { makeSigning } from '../../../src/sandbox/unionpay/account.ts';
import { signFields } from '../../../src/sandbox/unionpay/acp-signatures.ts';
import { HandClock, seededRandom } from '../../support/clock.ts';
import { AMOUNT, tillAndWallet } from '../../support/payments.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const FOREIGN_KEY = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
/** Printed by fast-check when a run fails; `FUZZ_SEED=… npm test -- notice-fuzz` repeats it. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_122);
const NOTICE_BYTES_MAX = 64 * 1024;

interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
type Name = 'wechat' | 'alipay' | 'unionpay';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

let till: Awaited<ReturnType<typeof tillAndWallet>>;
/** A genuine notice about a payment that is open, held back: it would be believed if it arrived. */
const genuine = {} as Record<Name, Message>;
const orders: Record<Name, string> = { wechat: 'ord_w', alipay: 'ord_a', unionpay: 'ord_u' };

beforeAll(async () => {
  till = await tillAndWallet('SQLite');
  for (const name of ['wechat', 'alipay', 'unionpay'] as const)
    till.sandbox.faults.add({ kind: 'reorder_notices', provider: name });
  const wechat = await till.beginAt('wechat', orders.wechat as never);
  till.sandbox.pay.pay(wechat.params.package.replace('prepay_id=', ''));
  till.sandbox.alipay.pay((await till.beginAt('alipay', orders.alipay as never)).params.qrCode);
  const { url, fields } = (await till.beginAt('unionpay', orders.unionpay as never)).params;
  await fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
  till.sandbox.unionpay.pay(fields['orderId'] ?? '');
  genuine.wechat = wechatNotice({});
  genuine.alipay = { headers: FORM, body: till.sandbox.alipayNotices.list()[0]?.body ?? '' };
  genuine.unionpay = { headers: FORM, body: till.sandbox.unionpay.notices()[0]?.body ?? '' };
}, 60_000);
afterAll(() => till.close());

function wechatNotice(by: { keyPem?: string; keyId?: string; at?: number }): Message {
  const { accounts } = till.outside;
  const [trade] = till.sandbox.trades.list();
  const resource = {
    ...{ appid: accounts.appId, mchid: accounts.mchId, out_trade_no: trade?.outTradeNo },
    ...{ transaction_id: trade?.transactionId, trade_state: 'SUCCESS', payer: { openid: trade?.openid } },
    ...{ success_time: '2026-11-21T12:00:00+08:00', amount: { total: AMOUNT, currency: 'CNY' } },
  };
  const random = seededRandom(7);
  const body = JSON.stringify({
    ...{ id: nonceOf(random), event_type: 'TRANSACTION.SUCCESS' },
    resource: seal(JSON.stringify(resource), accounts.apiV3Key, 'transaction', random),
  });
  const signer = {
    keyId: by.keyId ?? accounts.platformKeyId,
    privateKeyPem: by.keyPem ?? accounts.platform.privateKeyPem,
  };
  const signed = signedHeaders(signer, new HandClock(by.at ?? till.clock.now()), random, body);
  return { headers: { 'content-type': 'application/json', ...signed }, body };
}

async function post(name: Name, { headers, body }: Message) {
  const answer = await fetch(`${till.house.url}/v1/payments/${name}/notices`, {
    method: 'POST',
    headers,
    body,
  });
  return { status: answer.status, text: await answer.text() };
}

/** Refused, in words that make the provider come again, and the payment is as it was. */
async function refused(name: Name, message: Message): Promise<void> {
  const { status, text } = await post(name, message);
  expect([400, 401, 404, 413, 415]).toContain(status);
  expect(text).not.toBe('success');
  expect(await till.state(orders[name] as never)).toBe('PREPAID');
}

const fuzz = (name: Name, change: (message: Message) => fc.Arbitrary<Message>) =>
  fc.assert(
    fc.asyncProperty(change(genuine[name]), (message) => refused(name, message)),
    { numRuns: 40, seed: SEED },
  );

describe.each(['wechat', 'alipay', 'unionpay'] as const)(
  'notices of %s that are not to be believed (PAY-01 … 03)',
  (name) => {
    test('cut off anywhere', () =>
      fuzz(name, ({ headers, body }) =>
        fc
          .integer({ min: 0, max: body.length - 1 })
          .map((end) => ({ headers, body: body.slice(0, end) }))
          .filter((message) => !isSameMessage(name, message.body)),
      ));

    test('one letter changed anywhere in what is signed', () =>
      fuzz(name, ({ headers, body }) => {
        const places = [...body.matchAll(/[A-Za-z0-9]/g)].map(({ index }) => index);
        return fc
          .constantFrom(...places)
          .map((at) => ({
            headers,
            body: `${body.slice(0, at)}${body[at] === '7' ? '8' : '7'}${body.slice(at + 1)}`,
          }))
          .filter((message) => message.body !== body && !isSameMessage(name, message.body));
      }));

    test('bytes of nobody', () =>
      fuzz(name, ({ headers }) => fc.string({ maxLength: 300 }).map((body) => ({ headers, body }))));

    test('larger than any notice', async () => {
      const message = { ...genuine[name], body: `${genuine[name].body}${'x'.repeat(NOTICE_BYTES_MAX)}` };
      await refused(name, message);
    });
  },
);

/** Padding of a Base64 signature, and the last bits before it, are read by nobody. */
function isSameMessage(name: Name, body: string): boolean {
  if (name === 'wechat') return false;
  const field = name === 'alipay' ? 'sign' : 'signature';
  const bytes = (text: string) =>
    Buffer.from(new URLSearchParams(text).get(field) ?? '', 'base64').toString('hex');
  const others = (text: string) => {
    const fields = new URLSearchParams(text);
    fields.delete(field);
    return fields.toString();
  };
  const { body: before } = genuine[name];
  return bytes(body) === bytes(before) && others(body) === others(before);
}

test('signed by another key, in the name of another serial, or at another time', async () => {
  await refused('wechat', wechatNotice({ keyPem: FOREIGN_KEY }));
  await refused('wechat', wechatNotice({ keyId: 'FOREIGN' }));
  await refused('wechat', wechatNotice({ at: till.clock.now() - 301_000 }));
  const alipay = Object.fromEntries(new URLSearchParams(genuine.alipay.body));
  const { sign: _sign, sign_type: _type, ...signed } = alipay;
  const text = Object.keys(signed)
    .sort()
    .map((key) => `${key}=${signed[key]}`)
    .join('&');
  const sign = createSign('RSA-SHA256').update(text).sign(FOREIGN_KEY, 'base64');
  await refused('alipay', { headers: FORM, body: new URLSearchParams({ ...alipay, sign }).toString() });
  const fields = Object.fromEntries(new URLSearchParams(genuine.unionpay.body));
  const others = makeSigning(FOREIGN_KEY);
  const forged = signFields({ ...fields, signPubKeyCert: others.certificatePem }, others.privateKeyPem);
  await refused('unionpay', { headers: FORM, body: new URLSearchParams(forged).toString() });
});

test('a notice of one provider is none of another', async () => {
  await refused('alipay', genuine.unionpay);
  await refused('unionpay', genuine.alipay);
  await refused('wechat', genuine.alipay);
});

test('after all that the genuine ones are believed, and again and again change nothing more', async () => {
  for (const name of ['wechat', 'alipay', 'unionpay'] as const) {
    const answers = [await post(name, genuine[name]), await post(name, genuine[name])];
    const right = { wechat: [204, ''], alipay: [200, 'success'], unionpay: [200, 'ok'] }[name];
    expect(answers.map(({ status, text }) => [status, text])).toEqual([right, right]);
    expect(await till.state(orders[name] as never)).toBe('SUCCEEDED');
  }
  expect(await till.events('payments.payment_succeeded')).toHaveLength(3);
});
