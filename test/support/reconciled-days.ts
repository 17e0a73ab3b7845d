import { affectedRows, insertRows, READS } from '#db';
import {
  businessDay,
  businessDayStart,
  DAY_MS,
  type Fen,
  fen,
  HOUR_MS,
  type MemberId,
  MINUTE_MS,
  type OrderId,
  SECOND_MS,
  UNIT_OF_WORK,
} from '#kernel';
import type { Difference } from '../../modules/reconciliation/domain/difference.ts';
import type { Tally } from '../../modules/reconciliation/domain/tally.ts';
import type { DatabaseKind } from './databases.ts';
import { MERCHANT, prepayIdOf, tillAndWallet } from './payments.ts';

interface RunRow {
  readonly provider: string;
  readonly day: string;
  readonly state: string;
  readonly problem: string | null;
  readonly tries: number;
  readonly tally: Tally;
}

/** A till whose days end, and are compared with the providers' bills on the next morning. */
export async function reconciledDays(kind: DatabaseKind) {
  const till = await tillAndWallet(kind);
  const { clock, house, sandbox, payments } = till;
  const unitOfWork = house.container.get(UNIT_OF_WORK);
  const reads = house.container.get(READS);
  const job = async (name: string) => {
    const found = house.jobs.find((one) => one.name === name);
    if (found === undefined) throw new Error(`There is no job ${name}`);
    await found.run();
  };
  let orders = 0;
  const write = (sql: string, values: readonly unknown[] = []) =>
    unitOfWork.run((tx) => affectedRows(tx, sql, values));

  function nextRequest(amountFen: Fen, subject: 'recharge' | 'order') {
    orders += 1;
    return {
      ...{ merchantId: MERCHANT, orderId: `ord_r${orders}` as OrderId, orderNumber: String(orders) },
      ...{ memberId: 'mbr_1' as MemberId, amountFen, description: '储值', subject },
      expiresAt: clock.now() + 30 * MINUTE_MS,
    };
  }

  return {
    ...till,
    unitOfWork,
    write,
    job,
    today: () => businessDay(clock.now()),
    daily: () => job('reconciliation.daily'),
    /** Stored value that she buys: no order is behind it, unless one is said. */
    async pay(amountFen: Fen = fen(10_000), subject: 'recharge' | 'order' = 'recharge') {
      const wanted = nextRequest(amountFen, subject);
      const { params } = await payments.begin(wanted, 'wechat');
      await till.outside.pay(prepayIdOf(params));
      return wanted.orderId;
    },
    async payAtAlipay(): Promise<void> {
      const { params } = await payments.begin(nextRequest(fen(10_000), 'recharge'), 'alipay');
      sandbox.alipay.pay(params.qrCode);
      await sandbox.tick();
    },
    async refund(orderId: OrderId, amountFen: number): Promise<void> {
      const asked = {
        merchantId: MERCHANT,
        orderId,
        refundId: 'r1',
        amountFen: fen(amountFen),
        reason: '退款',
      };
      await unitOfWork.run((tx) => payments.refund(tx, asked));
      await job('payments.pursue_refunds');
      clock.advance(5 * SECOND_MS);
      await sandbox.tick();
    },
    /** The next morning at ten past ten. */
    async nextMorning(): Promise<void> {
      clock.advance(businessDayStart(clock.now()) + DAY_MS + 10 * HOUR_MS + 10 * MINUTE_MS - clock.now());
      await sandbox.tick();
    },
    async run(day: string, provider = 'wechat'): Promise<RunRow | undefined> {
      const [row] = await reads.all<Omit<RunRow, 'tally'> & { tally: string }>(
        'select provider, day, state, problem, tries, tally from reconciliation_runs where provider = ? and day = ?',
        [provider, day],
      );
      return row === undefined ? undefined : { ...row, tally: JSON.parse(row.tally) as Tally };
    },
    differences: (day: string) =>
      reads.all<Pick<Difference, 'id' | 'kind' | 'number' | 'state'> & { said: string | null }>(
        'select id, kind, number, state, provider_says as said from reconciliation_differences where day = ? order by kind',
        [day],
      ),
    /** So many payments at once, at the provider and in the books, without a word between them. */
    async manyPaid(amounts: readonly number[]): Promise<void> {
      const rows = amounts.map((amountFen, n) => {
        orders += 1;
        const outTradeNo = `many${String(orders).padStart(10, '0')}`;
        const trade = sandbox.trades.prepay({
          ...{ appid: 'wx1', mchid: '1900000109', outTradeNo, description: '储值', notifyUrl: house.url },
          ...{ totalFen: amountFen, openid: 'o', expiresAt: null },
        });
        sandbox.trades.pay(trade.prepayId);
        return [
          ...[outTradeNo, MERCHANT, outTradeNo, outTradeNo, 'mbr_1', 'o', amountFen, '储值', outTradeNo],
          ...[clock.now(), 'SUCCEEDED', trade.transactionId, clock.now() - (n % 7), 0, 0, 'recharge'],
        ];
      });
      await unitOfWork.run((tx) =>
        insertRows(tx, {
          table: 'payment_intents',
          columns: [
            ...['id', 'merchant_id', 'order_id', 'order_number', 'member_id', 'openid', 'amount_fen'],
            ...['description', 'out_trade_no', 'expires_at', 'state', 'transaction_id', 'paid_at', 'queries'],
            ...['next_query_at', 'subject'],
          ],
          ...{ key: ['id'], onRepeat: 'keep', rows },
        }),
      );
    },
  };
}
