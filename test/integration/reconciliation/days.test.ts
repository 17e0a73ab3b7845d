import { DAY_MS, fen, HOUR_MS, MINUTE_MS } from '#kernel';
import { EMPTY_TALLY, unexplainedFen } from '../../../modules/reconciliation/domain/tally.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { reconciledDays } from '../../support/reconciled-days.ts';

describe.each(DATABASE_KINDS)('a day beside its bill, on %s', (kind) => {
  let shop: Awaited<ReturnType<typeof reconciledDays>>;
  let day: string;
  beforeAll(async () => {
    shop = await reconciledDays(kind);
  });
  beforeEach(() => {
    shop.sandbox.faults.clear();
    day = shop.today();
  });
  afterAll(() => shop.close());

  const found = async () => (await shop.differences(day)).map(({ kind: what, state }) => `${what} ${state}`);

  test('what came in and went back is on the bill: nothing differs, every fen is explained (PAY-06)', async () => {
    await shop.pay(fen(12_900));
    const order = await shop.pay(fen(4_501));
    await shop.refund(order, 1);
    await shop.job('payments.pursue_refunds');
    await shop.nextMorning();
    await shop.daily();
    const run = await shop.run(day);
    expect(run).toMatchObject({ state: 'DONE', problem: null });
    expect(run?.tally.payments).toMatchObject({
      theirs: { count: 2, fen: 17_401 },
      matched: { count: 2, fen: 17_401 },
      ours: { count: 2, fen: 17_401 },
    });
    expect(run?.tally.refunds).toMatchObject({ theirs: { count: 1, fen: 1 }, ours: { count: 1, fen: 1 } });
    expect(await found()).toEqual([]);
    // Once more changes nothing.
    await shop.daily();
    expect(await shop.run(day)).toEqual(run);
  });

  test('a line that is missing counts only when the next bill has none of it either (PAY-06)', async () => {
    await shop.pay();
    shop.sandbox.faults.add({ kind: 'bill_line_missing', provider: 'wechat' });
    await shop.nextMorning();
    await shop.daily();
    expect(await found()).toEqual(['missing CARRIED']);
    expect((await shop.run(day))?.tally.payments.carried).toEqual({ count: 1, fen: 10_000 });
    await shop.nextMorning();
    await shop.daily();
    expect(await found()).toEqual(['missing OPEN']);
  });

  test('a line that came when the bill was fetched again is no task any more (PAY-06)', async () => {
    await shop.pay();
    shop.sandbox.faults.add({ kind: 'bill_line_missing', provider: 'wechat' });
    for (let mornings = 0; mornings < 2; mornings += 1) {
      await shop.nextMorning();
      await shop.daily();
    }
    expect(await found()).toEqual(['missing OPEN']);
    await shop.write(
      "update reconciliation_runs set state = 'WAITING', next_look_at = 0 where provider = 'wechat' and day = ?",
      [day],
    );
    await shop.daily();
    expect(await found()).toEqual(['missing TIMING']);
  });

  test('while the bill of the next day is not here nothing is missing for good (PAY-06)', async () => {
    await shop.pay();
    shop.sandbox.faults.add({ kind: 'bill_line_missing', provider: 'wechat' });
    await shop.nextMorning();
    await shop.daily();
    // The bill of the next day is late for two mornings; the one after it is compared first.
    for (let mornings = 0; mornings < 2; mornings += 1) {
      const late = { kind: 'bill_not_ready', provider: 'wechat' } as const;
      await shop.nextMorning();
      shop.sandbox.faults.add(late);
      await shop.daily();
      expect(await found()).toEqual(['missing CARRIED']);
    }
    shop.clock.advance(HOUR_MS);
    await shop.daily();
    expect(await found()).toEqual(['missing OPEN']);
  });

  test('"there is no bill" is not believed while our books have money of that day (PAY-06)', async () => {
    await shop.payAtAlipay();
    await shop.nextMorning();
    shop.clock.advance(8 * HOUR_MS);
    shop.sandbox.faults.add({ kind: 'bill_not_ready', provider: 'alipay', times: 9 });
    await shop.daily();
    expect(await shop.run(day, 'alipay')).toMatchObject({ state: 'WAITING', problem: 'not_ready' });
    shop.sandbox.faults.clear();
    shop.clock.advance(HOUR_MS);
    await shop.daily();
    const run = await shop.run(day, 'alipay');
    expect(run).toMatchObject({ state: 'DONE', tally: { payments: { matched: { count: 1 } } } });
    expect(await found()).toEqual([]);
  });

  test('who says for four days that there is no bill means it: what our books have is missing there (PAY-06)', async () => {
    await shop.payAtAlipay();
    shop.sandbox.faults.add({ kind: 'bill_not_ready', provider: 'alipay', times: 99 });
    for (let evenings = 1; evenings <= 4; evenings += 1) {
      await shop.nextMorning();
      shop.clock.advance(8 * HOUR_MS);
      await shop.daily();
      expect((await shop.run(day, 'alipay'))?.state).toBe(evenings < 4 ? 'WAITING' : 'DONE');
    }
    // The day before this one is compared as well by now, and nothing of it is there either.
    expect(await found()).toEqual(['missing OPEN']);
  });

  test('money of the other side of midnight is no difference (PAY-06)', async () => {
    await shop.nextMorning();
    await shop.daily();
    const [before, today] = [day, shop.today()];
    const order = await shop.pay();
    // Our books have it a second before midnight, the provider after it.
    await shop.write('update payment_intents set paid_at = ? where order_id = ?', [
      Date.parse(`${today}T00:00:00+08:00`) - 1_000,
      order,
    ]);
    await shop.write("update reconciliation_runs set state = 'WAITING' where day = ?", [before]);
    await shop.daily();
    expect(await found()).toEqual(['missing CARRIED']);
    await shop.nextMorning();
    await shop.daily();
    expect(await found()).toEqual(['missing TIMING']);
    const { tally } = (await shop.run(today)) ?? {};
    expect(tally?.payments.fromOtherDays).toEqual({ count: 1, fen: 10_000 });
    expect(tally === undefined ? 1 : unexplainedFen(tally.payments)).toBe(0);
  });

  test('a line too many and another amount are tasks for the owner (PAY-06)', async () => {
    await shop.pay(fen(700));
    for (const fault of ['bill_line_extra', 'bill_other_amount'] as const)
      shop.sandbox.faults.add({ kind: fault, provider: 'wechat' });
    await shop.nextMorning();
    await shop.daily();
    expect(await found()).toEqual(['amount OPEN', 'extra OPEN']);
    const { tally } = (await shop.run(day)) ?? {};
    expect(tally?.payments).toMatchObject({
      ...{ theirs: { count: 2, fen: 701 + 1_234 }, unbooked: { count: 1, fen: 1_234 } },
      ...{ otherTheirs: { fen: 701 }, otherOurs: { fen: 700 }, ours: { fen: 700 } },
    });
  });

  test.each(['PREPAID', 'CLOSED'])(
    'paid there and %s here: the provider is asked, and the payment settles (PAY-06)',
    async (state) => {
      shop.sandbox.faults.add({ kind: 'drop_notice', provider: 'wechat', times: 9 });
      const order = await shop.pay();
      await shop.write('update payment_intents set state = ?, next_query_at = ? where order_id = ?', [
        ...[state, shop.clock.now() + 9 * DAY_MS, order],
      ]);
      await shop.nextMorning();
      await shop.daily();
      expect(await found()).toEqual(['status REPAIRED']);
      expect(await shop.state(order)).toBe('SUCCEEDED');
      const events = await shop.events('payments.payment_succeeded');
      expect(events.filter(({ orderId }) => orderId === order)).toHaveLength(1);
    },
  );

  test('money for a number that was given up is known, and goes back (PAY-06)', async () => {
    shop.sandbox.faults.add({ kind: 'drop_notice', provider: 'wechat', times: 9 });
    const order = await shop.pay();
    // She chose another way meanwhile; nobody asked about the first number since.
    await shop.write(
      `insert into payment_given_up (out_trade_no, merchant_id, payment_id, provider, prepay_id, state, given_up_at,
         watch_until, looks, next_look_at)
       select out_trade_no, merchant_id, id, provider, prepay_id, 'GONE', 0, 0, 0, 0 from payment_intents
       where order_id = ?`,
      [order],
    );
    await shop.write(
      "update payment_intents set out_trade_no = 'other', provider = 'alipay', next_query_at = ? where order_id = ?",
      [shop.clock.now() + 9 * DAY_MS, order],
    );
    await shop.nextMorning();
    await shop.daily();
    expect(await found()).toEqual(['status REPAIRED']);
    await shop.job('payments.watch_given_up');
    expect(shop.sandbox.refunds.list().at(-1)).toMatchObject({ amountFen: 10_000 });
    shop.clock.advance(MINUTE_MS);
    await shop.sandbox.tick();
    await shop.job('payments.watch_given_up');
    await shop.write("update payment_intents set state = 'CLOSED' where order_id = ?", [order]);
    // What was sent back is on the bill of its day, under the name that it was sent with.
    const returned = shop.today();
    await shop.nextMorning();
    await shop.daily();
    expect((await shop.run(returned))?.tally.refunds).toMatchObject({
      ...{ matched: { count: 1, fen: 10_000 }, onThisBill: { count: 1, fen: 10_000 } },
    });
    expect(await shop.differences(returned)).toEqual([]);
  });

  test('a refund that is done there and under way here is looked at, and ends (PAY-06)', async () => {
    const order = await shop.pay();
    await shop.refund(order, 300);
    await shop.write('update payment_refunds set next_look_at = ? where order_id = ?', [
      ...[shop.clock.now() + 9 * DAY_MS, order],
    ]);
    await shop.nextMorning();
    await shop.daily();
    expect(await found()).toEqual(['refund_status REPAIRING']);
    await shop.job('payments.pursue_refunds');
    shop.clock.advance(5 * MINUTE_MS);
    await shop.daily();
    expect(await found()).toEqual(['refund_status REPAIRED']);
  });

  test('a payment whose order never heard of it waits a while for its event, then it is a task (PAY-06)', async () => {
    await shop.pay(fen(500), 'order');
    await shop.nextMorning();
    await shop.daily();
    expect(await found()).toEqual(['order_status REPAIRING']);
    for (let looks = 0; looks < 5; looks += 1) {
      shop.clock.advance(80 * MINUTE_MS);
      await shop.daily();
    }
    expect(await found()).toEqual(['order_status OPEN']);
  });

  test.each([
    ['bill_not_ready', 'not_ready'],
    ['bill_wrong_hash', 'damaged'],
    ['refuse', 'unreachable'],
    ['lose_answer', 'unreachable'],
    ['tamper_answer', 'unreachable'],
  ] as const)(
    '%s: the bill is asked for again later, and nothing is concluded before (PAY-06)',
    async (fault, problem) => {
      await shop.pay();
      shop.sandbox.faults.add({ kind: fault, provider: 'wechat', status: 500 });
      await shop.nextMorning();
      await shop.daily();
      expect(await shop.run(day)).toMatchObject({ state: 'WAITING', problem, tries: 1 });
      expect(await found()).toEqual([]);
      await shop.daily();
      expect(await shop.run(day)).toMatchObject({ state: 'WAITING' });
      shop.clock.advance(5 * MINUTE_MS);
      await shop.daily();
      expect(await shop.run(day)).toMatchObject({ state: 'DONE', problem: null });
    },
  );

  test('three bills beside each other; a provider without a trade is believed in the evening (PAY-06)', async () => {
    await shop.nextMorning();
    await shop.daily();
    const states = async () =>
      Promise.all(['wechat', 'alipay', 'unionpay'].map(async (name) => (await shop.run(day, name))?.state));
    expect(await states()).toEqual(['DONE', 'WAITING', 'WAITING']);
    shop.clock.advance(8 * HOUR_MS);
    await shop.daily();
    expect(await states()).toEqual(['DONE', 'DONE', 'DONE']);
  });

  test('a process that ended is followed by another one, whose sums are the same (PAY-06)', async () => {
    await shop.manyPaid(Array.from({ length: 1_201 }, (_, n) => n * 37 + 1));
    await shop.nextMorning();
    // Dead in the middle of the bill: half a line is kept, the lease still stands.
    await shop.daily();
    const whole = await shop.run(day);
    expect(whole?.tally.payments).toMatchObject({
      ...{ theirs: { count: 1_201 }, matched: { count: 1_201 }, onThisBill: { count: 1_201 } },
    });
    await shop.write(
      "update reconciliation_runs set state = 'READING', lease = 'dead', leased_until = ? where day = ?",
      [shop.clock.now() + MINUTE_MS, day],
    );
    await shop.write('delete from reconciliation_lines where day = ? and seq > 700', [day]);
    await shop.daily();
    expect((await shop.run(day))?.state).toBe('READING');
    shop.clock.advance(2 * MINUTE_MS);
    // Two processes at once: one of them has it.
    await Promise.all([shop.daily(), shop.daily()]);
    expect(await shop.run(day)).toEqual(whole);
    // Dead in the middle of the comparison.
    await shop.write(
      "update reconciliation_runs set state = 'COMPARING', step = 'lines', place = null, tally = ? where day = ?",
      [JSON.stringify(EMPTY_TALLY), day],
    );
    await shop.daily();
    expect(await shop.run(day)).toEqual(whole);
    expect(await found()).toEqual([]);
  });

  test('days on which nobody was here are caught up on (PAY-06)', async () => {
    await shop.nextMorning();
    await shop.daily();
    const missed = shop.today();
    await shop.pay(fen(100));
    await shop.nextMorning();
    await shop.nextMorning();
    await shop.daily();
    expect(await shop.run(missed)).toMatchObject({
      state: 'DONE',
      tally: { payments: { ours: { fen: 100 } } },
    });
  });
});
