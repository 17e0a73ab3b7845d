import { affectedRows, READS } from '#db';
import { MEMBER_DATA } from '#feature';
import {
  fen,
  type MemberId,
  type MerchantId,
  type OrderId,
  type PaymentId,
  type Tx,
  UNIT_OF_WORK,
} from '#kernel';
import { LEDGER } from '#modules/ledger';
import { MEMBER_IMPORT } from '#modules/members';
import type { PaymentSucceeded } from '#modules/payments';
import { STORED_VALUE } from '#modules/stored-value';
import { HandClock } from './clock.ts';
import type { DatabaseKind } from './databases.ts';
import { testHouse } from './house.ts';
import { houseDatabase } from './house-database.ts';

export const MERCHANT = 'mch_tongqu' as MerchantId;

/** The house with members and no stored value yet. */
export async function storedValueHouse(kind: DatabaseKind) {
  const clock = new HandClock();
  const url = await houseDatabase(kind);
  const house = await testHouse(kind, { clock }, { DATABASE_URL: url });
  const { container } = house;
  const reads = container.get(READS);
  const value = container.get(STORED_VALUE);
  const ledger = container.get(LEDGER);
  const commit = <Result>(work: (tx: Tx) => Promise<Result>) => container.get(UNIT_OF_WORK).run(work);
  let people = 0;
  let recharges = 0;

  return {
    ...{ house, url, clock, reads, value, ledger, commit },
    memberData() {
      const found = container.get(MEMBER_DATA).find(({ name }) => name === 'stored-value');
      if (found === undefined) throw new Error('stored-value looks after no members');
      return found;
    },
    async member(): Promise<MemberId> {
      people += 1;
      const id = `mbr_${String(people).padStart(4, '0')}` as MemberId;
      const one = { id, nickname: '王小明', openid: `o-${people}`, joinedAt: 0, homeStoreId: null };
      await commit((tx) => container.get(MEMBER_IMPORT).importMembers(tx, MERCHANT, [one]));
      return id;
    },
    /** An unpaid recharge, and the provider's word about it, as often as it is asked for. */
    async recharge(memberId: MemberId, payFen: number, giftFen = 0, times = 1): Promise<string> {
      recharges += 1;
      const id = `rch_${String(recharges).padStart(4, '0')}`;
      await commit((tx) =>
        affectedRows(
          tx,
          `insert into stored_value_recharges (merchant_id, id, member_id, offer_id, store_id, title, pay_fen, gift_fen,
             gift_points, gift_coupons, state, principal_left, gift_left, paid_out_fen, created_at, pay_before)
           values (?, ?, ?, 'off_1', 'str_1', '充值', ?, ?, 0, '[]', 'PENDING', 0, 0, 0, ?, ?)`,
          [MERCHANT, id, memberId, payFen, giftFen, clock.now(), clock.now() + 1],
        ),
      );
      for (let n = 0; n < times; n += 1) await this.paid(id, payFen);
      return id;
    },
    async paid(id: string, payFen: number): Promise<void> {
      await commit(async (tx) =>
        tx.emit<PaymentSucceeded>({
          ...{ type: 'payments.payment_succeeded', occurredAt: clock.now(), merchantId: MERCHANT },
          ...{
            orderId: id as OrderId,
            paymentId: 'pay_1' as PaymentId,
            amountFen: fen(payFen),
            provider: 'wechat',
          },
          ...{ providerTransactionId: '42', paidAt: clock.now(), subject: 'recharge' },
        }),
      );
      while ((await house.relay.deliverWaiting()) > 0);
    },
    use: (memberId: MemberId, amountFen: number, bizId: string) => ({
      ...{ memberId, amountFen, bizType: 'orders.order', bizId, title: '订单支付', at: clock.now() },
      approval: { memberId, upToFen: amountFen, until: clock.now() },
    }),
    spend(memberId: MemberId, amountFen: number, bizId: string) {
      return commit((tx) => value.spend(tx, MERCHANT, this.use(memberId, amountFen, bizId)));
    },
    hold(memberId: MemberId, amountFen: number, bizId: string) {
      return commit((tx) => value.hold(tx, MERCHANT, this.use(memberId, amountFen, bizId)));
    },
    capture: (bizId: string) =>
      commit((tx) => value.capture(tx, MERCHANT, { bizType: 'orders.order', bizId, at: clock.now() })),
    release: (bizId: string) =>
      commit((tx) => value.release(tx, MERCHANT, { bizType: 'orders.order', bizId, at: clock.now() })),
    refund: (bizId: string, refundId: string, amountFen: number) =>
      commit((tx) =>
        value.refund(tx, MERCHANT, { bizType: 'orders.order', bizId, refundId, amountFen, at: clock.now() }),
      ),
    async has(memberId: MemberId) {
      const { principalFen, giftFen, heldFen } = await value.balance(MERCHANT, memberId);
      return [principalFen, giftFen, heldFen];
    },
    /** What must hold whatever happened: the books are in order, and recharges add up to accounts. */
    async faults(): Promise<unknown[]> {
      const { faults } = await ledger.check(MERCHANT);
      const apart = await reads.all(
        `select a.owner, a.kind, a.balance - a.held as free from ledger_accounts a
         where a.kind in ('stored-value.principal', 'stored-value.gift') and a.balance - a.held <>
           (select coalesce(sum(case a.kind when 'stored-value.gift' then r.gift_left else r.principal_left end), 0)
            from stored_value_recharges r where r.member_id = a.owner)`,
      );
      return [...faults, ...apart];
    },
    close: () => house.close(),
  };
}

export type StoredValueHouse = Awaited<ReturnType<typeof storedValueHouse>>;
