import { affectedRows, READS } from '#db';
import {
  businessDay,
  businessDayStart,
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  type OrderId,
  SECOND_MS,
  UNIT_OF_WORK,
} from '#kernel';
import { PAYMENT_BOOK } from '#modules/payments';
import { type Tally, unexplainedFen } from '../../../modules/reconciliation/domain/tally.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { AMOUNT, MERCHANT } from '../../support/payments.ts';
import { type CodeProvider, type TillCounter, tillCounter } from '../../support/till-counter.ts';

const MORNING_MS = 10 * HOUR_MS + 10 * MINUTE_MS;
const ONCE = { count: 1, fen: AMOUNT };

describe.each(DATABASE_KINDS)('codes that were paid and reversed, beside the bill, on %s', (kind) => {
  let till: TillCounter;
  let orders = 0;
  beforeAll(async () => {
    till = await tillCounter(kind);
  }, MINUTE_MS);
  afterEach(() => till.sandbox.faults.clear());
  afterAll(() => till.close());

  /** On the next day, so long after midnight. */
  async function tomorrowAt(ms: number): Promise<void> {
    till.clock.advance(businessDayStart(till.clock.now()) + DAY_MS + ms - till.clock.now());
    await till.sandbox.tick();
  }

  /** The cashier decides against it while she types her password: what is taken then goes back. */
  async function reversed(provider: CodeProvider): Promise<string> {
    orders += 1;
    const order = `ord_reversed_${orders}` as OrderId;
    await till.scan(order, till.codes[provider].issue('asks'));
    const number = await till.numberOf(order);
    await till.payments.close(MERCHANT, order);
    till.confirm(provider, number);
    await till.pass(20 * SECOND_MS);
    expect(await till.scanOf(order)).toMatchObject({ state: 'NOT_PAID' });
    expect(till.heldFen(provider, number)).toBe(0);
    return number;
  }

  async function compared(provider: CodeProvider, day: string): Promise<Tally> {
    await till.job('reconciliation.daily');
    const [run] = await till.house.container
      .get(READS)
      .all<{ state: string; tally: string }>(
        'select state, tally from reconciliation_runs where provider = ? and day = ?',
        [provider, day],
      );
    expect(run?.state).toBe('DONE');
    return JSON.parse(run?.tally ?? '') as Tally;
  }

  const differencesOf = (number: string) =>
    till.house.container
      .get(READS)
      .all<{ kind: string; state: string; said: string | null }>(
        'select kind, state, provider_says as said from reconciliation_differences where number = ?',
        [number],
      );

  describe.each(['wechat', 'alipay'] as const)('of %s', (provider) => {
    test('what was taken and what went back are both known: nobody has to look (PAY-05, PAY-06)', async () => {
      await tomorrowAt(MORNING_MS);
      const day = businessDay(till.clock.now());
      const number = await reversed(provider);
      await tomorrowAt(MORNING_MS);
      const { payments, refunds } = await compared(provider, day);
      expect(payments).toMatchObject({ theirs: ONCE, matched: ONCE, ours: { count: 0 } });
      expect(refunds).toMatchObject({ theirs: ONCE, matched: ONCE, ours: { count: 0 } });
      expect([unexplainedFen(payments), unexplainedFen(refunds)]).toEqual([0, 0]);
      expect(await differencesOf(number)).toEqual([]);
    });

    test('paid before midnight and reversed after it: the provider is asked, and says so (PAY-05, PAY-06)', async () => {
      await tomorrowAt(DAY_MS - 10 * SECOND_MS);
      const day = businessDay(till.clock.now());
      const number = await reversed(provider);
      const next = businessDay(till.clock.now());
      expect(next).not.toBe(day);
      till.clock.advance(MORNING_MS);
      expect((await compared(provider, day)).payments).toMatchObject({ theirs: ONCE });
      const asked = [{ kind: 'status', state: 'REPAIRED', said: 'reversed' }];
      expect(await differencesOf(number)).toEqual(asked);
      await tomorrowAt(MORNING_MS);
      expect((await compared(provider, next)).refunds).toMatchObject({ theirs: ONCE, matched: ONCE });
      expect(await differencesOf(number)).toEqual(asked);
    });
  });

  test.each([
    ['on one day', MORNING_MS],
    ['over midnight', DAY_MS - 10 * SECOND_MS],
  ])(
    'a code of unionpay that was reversed %s stands in no file, and nobody has to look (PAY-05, PAY-06)',
    async (_when, at) => {
      await tomorrowAt(MORNING_MS);
      const day = businessDay(till.clock.now());
      const kept = `ord_kept_${orders}` as OrderId;
      await till.scan(kept, till.codes.unionpay.issue('passes'));
      till.clock.advance(at - MORNING_MS);
      const number = await reversed('unionpay');
      till.clock.advance(businessDayStart(till.clock.now()) + DAY_MS + MORNING_MS - till.clock.now());
      const { payments, refunds } = await compared('unionpay', day);
      expect(payments).toMatchObject({ theirs: ONCE, matched: ONCE, ours: ONCE });
      expect(refunds).toMatchObject({ theirs: { count: 0 }, ours: { count: 0 } });
      expect(await differencesOf(number)).toEqual([]);
    },
  );

  test('what was returned of a given-up number is known by as much of its name as UnionPay has room for (PAY-06)', async () => {
    const number = await reversed('wechat');
    const book = till.house.container.get(PAYMENT_BOOK);
    await till.house.container
      .get(UNIT_OF_WORK)
      .run((tx) =>
        affectedRows(
          tx,
          "update payment_given_up set provider = 'unionpay', state = 'RETURNED' where out_trade_no = ?",
          [number],
        ),
      );
    const [known, ...more] = await book.refunds(MERCHANT, 'unionpay', [`L${number.slice(0, 31)}`, 'Lother']);
    expect(more).toEqual([]);
    expect(known).toMatchObject({ number: `L${number}`, amountFen: AMOUNT, standing: 'done' });
    expect(await book.refunds(MERCHANT, 'unionpay', [])).toEqual([]);
  });
});
