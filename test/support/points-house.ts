import { READS } from '#db';
import { MEMBER_DATA } from '#feature';
import {
  fen,
  type MemberId,
  type MerchantId,
  type OrderId,
  type StoreId,
  type Tx,
  UNIT_OF_WORK,
} from '#kernel';
import { LEDGER } from '#modules/ledger';
import { MEMBER_IMPORT } from '#modules/members';
import { POINTS, POINTS_MULTIPLIER } from '#modules/points';
import { HandClock } from './clock.ts';
import type { DatabaseKind } from './databases.ts';
import { testHouse } from './house.ts';

export const MERCHANT = 'mch_tongqu' as MerchantId;
export const STORE = 'str_1' as StoreId;
export const OTHER_STORE = 'str_2' as StoreId;

/** The house with members who have no points yet; a new one per test. */
export async function pointsHouse(kind: DatabaseKind) {
  const clock = new HandClock();
  let multiplierBps = 10_000;
  const house = await testHouse(kind, { clock }, {}, (container) => {
    container.rebind(POINTS_MULTIPLIER).toConstantValue(async () => multiplierBps);
  });
  const { container, jobs } = house;
  const reads = container.get(READS);
  const points = container.get(POINTS);
  const ledger = container.get(LEDGER);
  const commit = <Result>(work: (tx: Tx) => Promise<Result>) => container.get(UNIT_OF_WORK).run(work);
  let people = 0;
  let keys = 0;

  return {
    house,
    clock,
    reads,
    points,
    ledger,
    commit,
    setMultiplier: (bps: number) => {
      multiplierBps = bps;
    },
    memberData() {
      const found = container.get(MEMBER_DATA).find(({ name }) => name === 'points');
      if (found === undefined) throw new Error('points looks after no members');
      return found;
    },
    async member(): Promise<MemberId> {
      people += 1;
      const id = `mbr_${people}` as MemberId;
      await commit((tx) =>
        container
          .get(MEMBER_IMPORT)
          .importMembers(tx, MERCHANT, [
            { id, nickname: '王小明', openid: `o-${people}`, joinedAt: 0, homeStoreId: null },
          ]),
      );
      return id;
    },
    earn: (memberId: MemberId, amount: number, bizId = `earn-${++keys}`) =>
      commit((tx) =>
        points.earn(tx, MERCHANT, {
          ...{ memberId, source: 'opening', bizType: 'test.earn', bizId, amount, at: clock.now() },
        }),
      ),
    burn: (memberId: MemberId, amount: number, bizId = `burn-${++keys}`) =>
      commit((tx) =>
        points.burn(tx, MERCHANT, {
          ...{ memberId, bizType: 'orders.order', bizId, amount, title: '抵扣', at: clock.now() },
        }),
      ),
    pay: (memberId: MemberId, orderId: string, goods: Readonly<Record<string, number>>) =>
      commit((tx) =>
        points.earnByPurchase(tx, MERCHANT, {
          memberId,
          orderId: orderId as OrderId,
          groups: Object.entries(goods).map(([storeId, goodsFen]) => ({
            storeId: storeId as StoreId,
            goodsFen: fen(goodsFen),
          })),
          at: clock.now(),
        }),
      ),
    receive: (orderId: string, storeId: StoreId = STORE) =>
      commit((tx) => points.received(tx, MERCHANT, orderId as OrderId, storeId, clock.now())),
    refund: (orderId: string, refundId: string, goods: Readonly<Record<string, number>>) =>
      commit((tx) =>
        points.refund(tx, MERCHANT, {
          refundId,
          orderId: orderId as OrderId,
          groups: Object.entries(goods).map(([storeId, goodsFen]) => ({
            storeId: storeId as StoreId,
            goodsFen: fen(goodsFen),
          })),
          at: clock.now(),
        }),
      ),
    giveBack: (bizId: string, refundId: string, amount?: number) =>
      commit((tx) =>
        points.giveBack(tx, MERCHANT, {
          ...{ bizType: 'orders.order', bizId, refundId, at: clock.now() },
          ...(amount === undefined ? {} : { amount }),
        }),
      ),
    balance: (memberId: MemberId) => points.balance(MERCHANT, memberId, clock.now()),
    async job(name: 'release' | 'expire' | 'warn'): Promise<void> {
      await jobs.find((job) => job.name === `points.${name}`)?.run();
    },
    async entries(memberId: MemberId) {
      return reads.all<{ title: string; change: number; pending: number; after: number }>(
        `select title, change, pending_change as pending, usable_after as after from points_entries
         where member_id = ? and (change <> 0 or pending_change <> 0) order by id`,
        [memberId],
      );
    },
    async events(type: string, memberId: MemberId) {
      const rows = await reads.all<{ payload: string }>(
        'select payload from outbox where type = ? order by id',
        [type],
      );
      return rows
        .map(({ payload }) => JSON.parse(payload) as Record<string, unknown>)
        .filter((event) => event['memberId'] === memberId);
    },
    /** What must hold whatever happened: the books are in order, and lots add up to accounts. */
    async faults(): Promise<unknown[]> {
      const { faults } = await ledger.check(MERCHANT);
      const apart = await reads.all(
        `select a.owner, a.kind, a.balance from ledger_accounts a where a.kind in ('points.usable', 'points.pending')
         and a.balance <> (select coalesce(sum(l.remaining), 0) from points_lots l where l.member_id = a.owner
           and l.state = case a.kind when 'points.usable' then 'AVAILABLE' else 'PENDING' end)`,
      );
      const owing = await reads.all(
        `select d.owner from ledger_accounts d join ledger_accounts u on u.owner = d.owner
         where d.kind = 'points.debt' and u.kind = 'points.usable' and (d.balance > 0 or d.balance < 0 and u.balance > 0)`,
      );
      return [...faults, ...apart, ...owing];
    },
    close: () => house.close(),
  };
}

export type PointsHouse = Awaited<ReturnType<typeof pointsHouse>>;
