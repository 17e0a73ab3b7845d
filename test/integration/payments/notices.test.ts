import { SECOND_MS } from '#kernel';
import { nonceOf, seal, signedHeaders } from '#sandbox';
import { HandClock, seededRandom } from '../../support/clock.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { AMOUNT, prepayIdOf, tillAndWallet } from '../../support/payments.ts';

const SUCCEEDED = 'payments.payment_succeeded';

describe.each(DATABASE_KINDS)('notices of the provider, on %s', (kind) => {
  let till: Awaited<ReturnType<typeof tillAndWallet>>;
  beforeEach(async () => {
    till = await tillAndWallet(kind);
  });
  afterEach(() => till.close());

  /** A notice signed with the provider's own key, whatever it says. */
  async function notice(patch: Record<string, unknown> = {}, at = till.clock.now()) {
    const { accounts } = till.outside;
    const [trade] = till.sandbox.trades.list();
    const resource = {
      appid: accounts.appId,
      mchid: accounts.mchId,
      out_trade_no: trade?.outTradeNo,
      transaction_id: '4200001234567890123456789012',
      trade_state: 'SUCCESS',
      success_time: '2026-11-21T12:00:00+08:00',
      payer: { openid: trade?.openid },
      amount: { total: AMOUNT, currency: 'CNY' },
      ...patch,
    };
    const random = seededRandom(7);
    const body = JSON.stringify({
      id: nonceOf(random),
      event_type: 'TRANSACTION.SUCCESS',
      resource: seal(JSON.stringify(resource), accounts.apiV3Key, 'transaction', random),
    });
    const signer = { keyId: accounts.platformKeyId, privateKeyPem: accounts.platform.privateKeyPem };
    return { body, headers: signedHeaders(signer, new HandClock(at), random, body) };
  }

  async function post({ body, headers }: { body: string; headers: Record<string, string> }) {
    const answer = await fetch(till.notifyUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const text = await answer.text();
    return { status: answer.status, code: text === '' ? undefined : JSON.parse(text).code };
  }

  async function nothingChanged(): Promise<void> {
    expect(await till.state()).toBe('PREPAID');
    expect(await till.events(SUCCEEDED)).toHaveLength(0);
  }

  test('a genuine one is accepted, and three more of it change nothing', async () => {
    await till.begin();
    const genuine = await notice();
    expect(await post(genuine)).toEqual({ status: 204, code: undefined });
    const answers = await Promise.all([post(genuine), post(genuine), post(genuine)]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(await till.events(SUCCEEDED)).toHaveLength(1);
  });

  test('copies that race each other pay the order once', async () => {
    till.sandbox.faults.add({ kind: 'duplicate_notice', copies: 4 });
    await till.outside.pay(prepayIdOf((await till.begin()).params));
    expect(till.sandbox.notices.list().map(({ lastStatus }) => lastStatus)).toEqual([
      204, 204, 204, 204, 204,
    ]);
    expect(await till.events(SUCCEEDED)).toHaveLength(1);
  });

  test('news out of order is harmless: not-paid after paid leaves it paid', async () => {
    await till.begin();
    await post(await notice());
    expect(await post(await notice({ trade_state: 'NOTPAY' }))).toMatchObject({ status: 204 });
    expect(await till.state()).toBe('SUCCEEDED');
  });

  test('a forged signature is refused with 401 and FAIL', async () => {
    await till.begin();
    const genuine = await notice();
    const forged = { ...genuine, headers: { ...genuine.headers, 'wechatpay-signature': 'Zm9yZ2Vk' } };
    expect(await post(forged)).toEqual({ status: 401, code: 'FAIL' });
    await nothingChanged();
  });

  test('one changed byte in the body is refused', async () => {
    await till.begin();
    const genuine = await notice();
    expect(await post({ ...genuine, body: `${genuine.body} ` })).toEqual({ status: 401, code: 'FAIL' });
    await nothingChanged();
  });

  test.each([-301, 301])('a notice that is %i s off is refused; 300 s are accepted', async (seconds) => {
    await till.begin();
    till.clock.advance(-(till.clock.now() % SECOND_MS));
    const stale = await notice({}, till.clock.now() + seconds * SECOND_MS);
    expect(await post(stale)).toEqual({ status: 401, code: 'FAIL' });
    await nothingChanged();
    const late = await notice({}, till.clock.now() + Math.sign(seconds) * 300 * SECOND_MS);
    expect(await post(late)).toMatchObject({ status: 204 });
  });

  test.each([
    ['amount', { amount: { total: AMOUNT - 1, currency: 'CNY' } }],
    ['currency', { amount: { total: AMOUNT, currency: 'USD' } }],
    ['merchant', { mchid: '1900000110' }],
    ['app', { appid: 'wx0000000000000000' }],
    ['payer', { payer: { openid: 'oSomebodyElse' } }],
  ])('a wrong %s is refused although the signature is right', async (_what, patch) => {
    await till.begin();
    expect(await post(await notice(patch))).toEqual({ status: 400, code: 'FAIL' });
    await nothingChanged();
  });

  test('a payment that is not ours is answered FAIL', async () => {
    await till.begin();
    expect(await post(await notice({ out_trade_no: 'someone-elses' }))).toEqual({
      status: 404,
      code: 'FAIL',
    });
    await nothingChanged();
  });

  test('the provider’s deliberate wrong signature is refused, and the real notice still works', async () => {
    till.sandbox.faults.add({ kind: 'probe_notice' });
    await till.outside.pay(prepayIdOf((await till.begin()).params));
    expect(till.sandbox.notices.list()[0]?.lastStatus).toBe(401);
    await nothingChanged();
    till.clock.advance(15 * SECOND_MS);
    await till.sandbox.tick();
    expect(await till.state()).toBe('SUCCEEDED');
  });

  test('a provider that moves to its certificate is believed after its certificates were fetched', async () => {
    till.sandbox.pay.signsWith = 'certificate';
    await till.outside.pay(prepayIdOf((await till.begin()).params));
    expect(await till.state()).toBe('SUCCEEDED');
  });

  test('a serial that nobody has is refused, and does not make us ask the provider again and again', async () => {
    await till.begin();
    const genuine = await notice();
    const unknown = { ...genuine, headers: { ...genuine.headers, 'wechatpay-serial': 'ABCDEF' } };
    expect(await post(unknown)).toEqual({ status: 401, code: 'FAIL' });
    till.sandbox.faults.add({ kind: 'refuse', status: 500 });
    expect(await post(unknown)).toEqual({ status: 401, code: 'FAIL' });
    // The planned failure is still there: the second one did not reach the provider.
    expect(till.sandbox.faults.take('refuse')).toBeDefined();
    await nothingChanged();
  });

  test('nothing, no JSON, no headers: each is refused', async () => {
    await till.begin();
    expect(await post({ body: '', headers: {} })).toEqual({ status: 401, code: 'FAIL' });
    expect(await post({ body: 'hello', headers: {} })).toEqual({ status: 401, code: 'FAIL' });
    const { headers } = await notice();
    expect(await post({ body: '{}', headers })).toEqual({ status: 401, code: 'FAIL' });
    await nothingChanged();
  });
});
