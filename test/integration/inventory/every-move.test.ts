import fc from 'fast-check';
import type { MerchantId } from '#kernel';
import { CHANNELS } from '../../../modules/inventory/domain/channels.ts';
import type { Place } from '../../../modules/inventory/domain/place.ts';
import { DATABASE_KINDS, freshDatabase } from '../../support/databases.ts';
import { CLERK, CUP, HERE, type StockShop, stockShop, TEA, THERE, went } from './stock-shop.ts';

const OPENING_MS = 60_000;
const RUNS_MS = 120_000;

/** Mostly one shelf: what is done to it must meet what was done to it before. */
const place = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ skuId: TEA, storeId: HERE }) },
  fc.record({ skuId: fc.constantFrom(TEA, CUP), storeId: fc.constantFrom(HERE, THERE) }),
);
const pieces = fc.integer({ min: 1, max: 3 });
const nth = fc.nat(9);
const lines = fc.array(fc.tuple(place, pieces), { minLength: 1, maxLength: 3 });
const channel = fc.constantFrom(...CHANNELS.filter((name) => name !== 'meituan'));
const mode = fc.constantFrom('carved' as const, 'ceiling' as const);

/** Everything that anybody may do to a shelf. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('receive' as const), place, pieces }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('reserve' as const), lines, channel }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reserveActivity' as const), pieces, nth }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('commit' as const), nth }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('release' as const), nth }) },
  fc.record({ do: fc.constant('damage' as const), place, pieces }),
  fc.record({ do: fc.constant('adjust' as const), place, pieces: fc.integer({ min: -4, max: 4 }) }),
  fc.record({ do: fc.constant('send' as const), skuId: fc.constantFrom(TEA, CUP), pieces }),
  fc.record({ do: fc.constant('arrive' as const), nth, received: fc.nat(3), lost: fc.nat(2) }),
  fc.record({ do: fc.constant('till' as const), place, pieces, back: fc.boolean() }),
  fc.record({ do: fc.constant('sync' as const), place, onHand: fc.nat(12) }),
  fc.record({
    do: fc.constant('share' as const),
    place,
    channel,
    pieces: fc.option(fc.nat(4)),
    overflow: fc.boolean(),
  }),
  fc.record({ do: fc.constant('publish' as const), place, pieces, mode }),
  fc.record({ do: fc.constant('end' as const), nth }),
  fc.record({ do: fc.constant('count' as const), place, found: fc.nat(12) }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

interface Past {
  readonly reservations: string[];
  readonly transfers: string[];
  readonly activities: (Place & { readonly id: string })[];
}

describe.each(DATABASE_KINDS)('every move of the stock on %s', (kind) => {
  let shop: StockShop;

  beforeAll(async () => {
    shop = await stockShop(await freshDatabase(kind));
  }, OPENING_MS);
  afterAll(() => shop.close());

  async function take(merchantId: MerchantId, id: string, one: Step, past: Past): Promise<void> {
    const { run, stock, quotas, goods, transfers, till, takes, clock } = shop;
    const by = { actor: CLERK, note: '', at: clock.now() };
    const pick = <Item>(list: readonly Item[], at: number) => list[at % Math.max(1, list.length)];
    const reserve = async (reservation: object) => {
      const full = { merchantId, reservationId: id, expiresAt: 1, lines: [], ...reservation };
      if (await went(run((tx) => stock.reserve(tx, full)))) past.reservations.push(id);
    };
    if (one.do === 'receive') await shop.receive(merchantId, one.place.skuId, one.place.storeId, one.pieces);
    else if (one.do === 'reserve')
      await reserve({
        lines: one.lines.map(([at, quantity]) => ({ ...at, quantity })),
        channel: one.channel,
      });
    else if (one.do === 'reserveActivity') {
      const activity = pick(past.activities, one.nth);
      if (activity === undefined) return;
      const { id: activityId, skuId, storeId } = activity;
      await reserve({ lines: [{ skuId, storeId, quantity: one.pieces }], activityId });
    } else if (one.do === 'commit' || one.do === 'release') {
      const target = pick(past.reservations, one.nth);
      if (target !== undefined)
        await (one.do === 'commit' ? shop.commit(merchantId, target) : shop.release(merchantId, target));
    } else if (one.do === 'damage' || one.do === 'adjust') {
      const { skuId, storeId } = one.place;
      if (one.pieces !== 0) {
        const move = { ...by, storeId, document: id, lines: [{ skuId, quantity: one.pieces }] };
        await went(run((tx) => goods.book(tx, merchantId, { ...move, kind: one.do })));
      }
    } else if (one.do === 'send') {
      const transfer = { ...by, id, fromStoreId: HERE, toStoreId: THERE };
      const sent = { ...transfer, lines: [{ skuId: one.skuId, quantity: one.pieces }] };
      if (await went(run((tx) => transfers.send(tx, merchantId, sent)))) past.transfers.push(id);
    } else if (one.do === 'arrive') {
      const transferId = pick(past.transfers, one.nth);
      const transfer = transferId && (await transfers.find(merchantId, transferId));
      if (!transfer || one.received + one.lost === 0) return;
      const { received, lost } = one;
      const receipt = { ...by, transferId: transfer.id, receiptId: id };
      const arrived = transfer.lines.map(({ skuId }) => ({ skuId, received, lost }));
      await run((tx) => transfers.receive(tx, merchantId, { ...receipt, lines: arrived })).catch((error) =>
        expect(error).toMatchObject({ code: 'inventory.more_than_sent' }),
      );
    } else if (one.do === 'till') {
      const { skuId, storeId } = one.place;
      const sale = { source: 'till', saleId: id, storeId, soldAt: 1, actor: CLERK, at: 1 };
      const sold = {
        ...sale,
        kind: one.back ? 'return' : 'sale',
        lines: [{ skuId, quantity: one.pieces }],
      } as const;
      await run((tx) => till.record(tx, merchantId, sold));
    } else if (one.do === 'sync') {
      const { skuId, storeId } = one.place;
      const level = { skuId, onHand: one.onHand, version: 1 + Number(id.split('-').at(-1)) };
      await run((tx) =>
        till.sync(tx, merchantId, { source: 'erp', storeId, lines: [level], actor: CLERK, at: 1 }),
      );
    } else if (one.do === 'share') {
      const { channel, overflow, pieces } = one;
      await went(run((tx) => quotas.setShare(tx, merchantId, { ...one.place, channel, overflow, pieces })));
    } else if (one.do === 'publish') {
      const activity = { activityId: id, mode: one.mode, lines: [{ ...one.place, quantity: one.pieces }] };
      if (await went(run((tx) => quotas.publish(tx, merchantId, activity))))
        past.activities.push({ ...one.place, id });
    } else if (one.do === 'end') {
      const activity = pick(past.activities, one.nth);
      if (activity !== undefined) await run((tx) => quotas.end(tx, merchantId, activity.id));
    } else if (one.do === 'count') {
      const { skuId, storeId } = one.place;
      await run(async (tx) => {
        const counting = await takes.open(tx, merchantId, { ...by, id, storeId, skuIds: [skuId] });
        await takes.count(tx, merchantId, counting, [{ skuId, counted: one.found }], CLERK);
        await takes.post(tx, merchantId, counting, by);
      });
    }
  }

  async function checkBooks(merchantId: MerchantId): Promise<void> {
    const rows = await shop.rows(merchantId);
    for (const { sku, store, on_hand, available, reserved, version } of rows) {
      expect(on_hand).toBe(available + reserved);
      expect(Math.min(on_hand, available, reserved)).toBeGreaterThanOrEqual(0);
      const here = [merchantId, sku, store];
      const at = 'where merchant_id = ? and sku_id = ? and store_id = ?';
      const moved = `select sum(on_hand_change) as n from stock_movements ${at}`;
      expect(await shop.sum(moved, here)).toBe(on_hand);
      expect(await shop.sum(`${moved} and position <= ?`, [...here, version])).toBe(on_hand);
      const promised = await shop.sum(
        `select sum(l.quantity) as n from stock_reservation_lines l
         join stock_reservations r on r.merchant_id = l.merchant_id and r.id = l.reservation_id
         where r.state = 'HELD' and l.merchant_id = ? and l.sku_id = ? and l.store_id = ?`,
        here,
      );
      const setAside = await shop.sum(
        `select sum(available) as n from stock_quotas ${at} and mode = 'carved'`,
        here,
      );
      expect(reserved).toBe(promised + setAside);
    }
    const quotas = await shop.reads.all<Record<'quota' | 'sold' | 'held' | 'available' | 'parts', number>>(
      `select q.quota, q.sold, q.held, q.available, (
         select coalesce(sum(p.quantity), 0) from stock_reservation_quotas p
         join stock_reservations r on r.merchant_id = p.merchant_id and r.id = p.reservation_id
         where r.state = 'HELD' and p.merchant_id = q.merchant_id and p.quota_id = q.id
           and p.sku_id = q.sku_id and p.store_id = q.store_id) as parts
       from stock_quotas q where q.merchant_id = ?`,
      [merchantId],
    );
    for (const { quota, sold, held, available, parts } of quotas) {
      expect(quota).toBe(sold + held + available);
      expect(Number(parts)).toBe(held);
    }
    // What left one shelf is on another, on its way, or written down as lost.
    const transfers = `select sum(on_hand_change) as n from stock_movements
      where merchant_id = ? and reason in ('transfer_out', 'transfer_in')`;
    const away = 'select sum(sent - received) as n from stock_transfer_lines where merchant_id = ?';
    expect(await shop.sum(transfers, [merchantId])).toBe(0 - (await shop.sum(away, [merchantId])));
  }

  test(
    'any sequence of moves leaves on hand = available + reserved = what moved, quota = sold + held + available, and nothing on the way is lost (INV-03, INV-06, INV-08, INV-09, X-07)',
    async () => {
      let runs = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 40, size: 'max' }), async (steps) => {
          runs += 1;
          const merchantId = `mch_${runs}` as MerchantId;
          const past: Past = { reservations: [], transfers: [], activities: [] };
          await shop.receive(merchantId, TEA, HERE, 8);
          await shop.receive(merchantId, CUP, HERE, 5);
          for (const [n, one] of steps.entries()) await take(merchantId, `m${runs}-${n}`, one, past);
          await checkBooks(merchantId);
          // Whatever was held: once everybody has paid or gone, nothing is stuck.
          for (const [n, id] of past.reservations.entries())
            await (n % 2 === 0 ? shop.commit(merchantId, id) : shop.release(merchantId, id));
          for (const { id } of past.activities) await shop.run((tx) => shop.quotas.end(tx, merchantId, id));
          await checkBooks(merchantId);
          const stuck = `select sum(available + held) as n from stock_quotas where merchant_id = ? and id like 'activity:%'`;
          expect(await shop.sum(stuck, [merchantId])).toBe(0);
        }),
        { numRuns: 50 },
      );
    },
    RUNS_MS,
  );
});
