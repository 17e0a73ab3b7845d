import { createVerify } from 'node:crypto';
import { affectedRows } from '#db';
import { MINUTE_MS, type OrderId, SECOND_MS, UNIT_OF_WORK } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { AMOUNT, MERCHANT, ORDER, prepayIdOf, tillAndWallet } from '../../support/payments.ts';

const SUCCEEDED = 'payments.payment_succeeded';
const refused = (code: string) => expect.objectContaining({ code });

describe.each(DATABASE_KINDS)('a payment through the provider, on %s', (kind) => {
  let till: Awaited<ReturnType<typeof tillAndWallet>>;
  beforeEach(async () => {
    till = await tillAndWallet(kind);
  });
  afterEach(() => till.close());

  test('begin, pay, notice: the payment succeeds once and says so once', async () => {
    const { paymentId, params } = await till.begin();
    await till.outside.pay(prepayIdOf(params));
    expect(await till.state()).toBe('SUCCEEDED');
    expect(await till.events(SUCCEEDED)).toEqual([
      expect.objectContaining({
        merchantId: MERCHANT,
        orderId: ORDER,
        paymentId,
        amountFen: AMOUNT,
        provider: 'wechat',
      }),
    ]);
    expect(till.sandbox.notices.list()).toEqual([
      expect.objectContaining({ lastStatus: 204, state: 'accepted' }),
    ]);
  });

  test.each([false, true])(
    'an older payment with the payer in clear is paid like any other, hidden before it is (%s) or not (SEC-04)',
    async (isHidden) => {
      const { params } = await till.begin();
      const payers = () =>
        till.house.database.reads.all<{ openid: string }>('select openid from payment_intents');
      const [{ openid: hidden } = { openid: '' }] = await payers();
      expect(hidden).not.toContain('oXiaowen');
      await till.house.container
        .get(UNIT_OF_WORK)
        .run((tx) => affectedRows(tx, 'update payment_intents set openid = ?', ['oXiaowen']));
      expect((await till.begin()).params.package).toBe(params.package);
      if (isHidden) await till.job('payments.hide_old_payers');
      await till.outside.pay(prepayIdOf(params));
      expect(await till.state()).toBe('SUCCEEDED');
      await till.job('payments.hide_old_payers');
      expect(await payers()).toEqual([{ openid: hidden }]);
    },
  );

  test('the phone gets what wx.requestPayment wants, signed with our key', async () => {
    const { params } = await till.begin();
    expect(params).toMatchObject({ appId: till.outside.accounts.appId, signType: 'RSA' });
    const isSigned = createVerify('RSA-SHA256')
      .update(`${params.appId}\n${params.timeStamp}\n${params.nonceStr}\n${params.package}\n`)
      .verify(till.outside.accounts.merchant.publicKeyPem, params.paySign, 'base64');
    expect(isSigned).toBe(true);
  });

  test('asking again gives the same payment and the same prepay id, and never a second charge', async () => {
    const [first, second] = await Promise.all([till.begin(), till.begin()]);
    const third = await till.begin();
    expect(second.paymentId).toBe(first.paymentId);
    expect(third.params.package).toBe(first.params.package);
    expect(till.sandbox.trades.list()).toHaveLength(1);
    await till.outside.pay(prepayIdOf(third.params));
    await expect(till.begin()).rejects.toEqual(refused('payments.already_paid'));
  });

  test('a prepay whose answer got lost is asked for again under the same number', async () => {
    till.sandbox.faults.add({ kind: 'lose_answer' });
    await expect(till.begin()).rejects.toEqual(refused('payments.provider_unreachable'));
    expect(await till.state()).toBe('CREATED');
    await till.begin();
    expect(till.sandbox.trades.list()).toHaveLength(1);
  });

  test.each([429, 500])(
    'a provider that answers %i is asked again later, and nothing is lost',
    async (status) => {
      till.sandbox.faults.add({ kind: 'refuse', status });
      await expect(till.begin()).rejects.toEqual(refused('payments.provider_unreachable'));
      expect((await till.begin()).params.signType).toBe('RSA');
    },
  );

  test('an answer that was changed on its way is not believed', async () => {
    till.sandbox.faults.add({ kind: 'tamper_answer' });
    await expect(till.begin()).rejects.toEqual(refused('payments.provider_unreachable'));
    expect(await till.state()).toBe('CREATED');
  });

  test('a notice that never came is found out by asking', async () => {
    till.sandbox.faults.add({ kind: 'drop_notice' });
    await till.outside.pay(prepayIdOf((await till.begin()).params));
    expect(await till.state()).toBe('PREPAID');
    await till.job('payments.query_unfinished');
    expect(await till.state()).toBe('PREPAID');

    till.clock.advance(20 * SECOND_MS);
    await till.job('payments.query_unfinished');
    expect(await till.state()).toBe('SUCCEEDED');
    expect(await till.events(SUCCEEDED)).toHaveLength(1);
  });

  test('a notice may arrive before the wallet has its own answer', async () => {
    till.sandbox.faults.add({ kind: 'notice_before_answer' });
    const { params } = await till.begin();
    const answer = await fetch(`${till.outside.url}/__sandbox/wallet/payments`, {
      method: 'POST',
      body: JSON.stringify({ prepayId: prepayIdOf(params) }),
    });
    expect(answer.status).toBe(200);
    expect(await till.state()).toBe('SUCCEEDED');
  });

  test('closed means closed at the provider: nobody can pay any more', async () => {
    const { params } = await till.begin();
    expect(await till.payments.close(MERCHANT, ORDER)).toBe('closed');
    await expect(till.outside.pay(prepayIdOf(params))).rejects.toEqual(refused('ORDER_CLOSED'));
    expect(await till.payments.close(MERCHANT, ORDER)).toBe('closed');
    await expect(till.begin()).rejects.toEqual(refused('payments.window_over'));
  });

  test('an order without a payment is closed at once; a paid one is paid', async () => {
    expect(await till.payments.close(MERCHANT, 'ord_never' as OrderId)).toBe('closed');
    await till.outside.pay(prepayIdOf((await till.begin()).params));
    expect(await till.payments.close(MERCHANT, ORDER)).toBe('paid');
  });

  test('whoever pays in the moment of closing has paid, although the notice is late', async () => {
    till.sandbox.faults.add({ kind: 'drop_notice' });
    await till.outside.pay(prepayIdOf((await till.begin()).params));
    expect(await till.payments.close(MERCHANT, ORDER)).toBe('paid');
    expect(await till.events(SUCCEEDED)).toHaveLength(1);
  });

  test('when the provider cannot be reached, nobody knows: the goods stay reserved', async () => {
    await till.begin();
    till.sandbox.faults.add({ kind: 'refuse', status: 500 });
    expect(await till.payments.close(MERCHANT, ORDER)).toBe('unknown');
    expect(await till.state()).toBe('PREPAID');
  });

  test('money that arrives after we believed the payment closed is still announced', async () => {
    const { params } = await till.begin();
    await till.house.database.orm.em.getConnection().execute("update payment_intents set state = 'CLOSED'");
    await till.outside.pay(prepayIdOf(params));
    expect(await till.state()).toBe('SUCCEEDED');
    expect(await till.events(SUCCEEDED)).toHaveLength(1);
  });

  test('a payment that everybody forgot is closed an hour after its time', async () => {
    await till.begin();
    till.clock.advance(91 * MINUTE_MS);
    await till.job('payments.query_unfinished');
    expect(await till.state()).toBe('CLOSED');
    expect(till.sandbox.trades.list()[0]?.state).toBe('CLOSED');
  });
});
