import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { affectedRows } from '#db';
import { SeededRandom, type Tx, UNIT_OF_WORK } from '#kernel';
import { POINTS } from '#modules/points';
import { STORED_VALUE } from '#modules/stored-value';
import { Callers } from '../simulation/callers.ts';
import { Dice } from '../simulation/dice.ts';
import { type Instance, startInstance } from '../simulation/instance.ts';
import { type Outside, outsideWorld, walletsOf } from '../simulation/outside.ts';
import { providerBooks } from '../simulation/provider-books.ts';
import { type Shopper, stockShop } from '../simulation/shop.ts';
import { HandClock } from '../support/clock.ts';
import { DUCK, JIANGHAN, MERCHANT } from '../support/small-shop.ts';
import { Memory } from './caller.ts';
import { moves } from './quiet.ts';
import { judge, type Verdict } from './verdict.ts';

const PIECES = 5;
const clock = new HandClock(Date.now());

describe('what a crash may not leave behind is seen when all is quiet', () => {
  let outside: Outside;
  let instance: Instance;
  let shoppers: readonly Shopper[];
  let callers: Callers;
  const memory = new Memory();
  const [random, dice] = [new SeededRandom(1), new Dice(new SeededRandom(2))];

  beforeAll(async () => {
    outside = await outsideWorld(clock, random);
    instance = await startInstance({
      ...{
        stateDir: mkdtempSync(join(tmpdir(), 'tongqu-simulation-')),
        clock,
        random,
        wechat: outside.wechat,
      },
      defect: undefined,
    });
    shoppers = await stockShop(instance, walletsOf(outside, instance), clock, PIECES);
    callers = new Callers(dice, [instance]);
    await hear();
  });

  afterAll(async () => {
    await instance.end();
    await outside.close();
  });

  async function hear(): Promise<void> {
    while ((await instance.house.relay.deliverWaiting()) > 0);
  }
  const seen = () => {
    const books = providerBooks(outside.sandbox.snapshot());
    return judge({ house: instance.house, books, memory, shoppers, pieces: PIECES });
  };
  const write = (work: (tx: Tx) => Promise<unknown>) =>
    instance.house.container.get(UNIT_OF_WORK).run((tx) => work(tx));

  /** What the verdict holds against it that it did not hold before. */
  async function harmedBy(harm: () => Promise<unknown>): Promise<Partial<Verdict>> {
    const before = await seen();
    await harm();
    await hear();
    const changed = Object.entries(await seen()).filter(([what, n]) => n !== before[what as keyof Verdict]);
    return Object.fromEntries(changed);
  }

  test('a shop that nobody has harmed is judged to be whole', async () => {
    const verdict = await seen();
    expect(verdict).toEqual(Object.fromEntries(Object.keys(verdict).map((what) => [what, 0])));
    expect(await moves(instance.house)).toBe(0);
  });

  test('money on a card that is kept for an order which nobody waits for (X-06)', async () => {
    const use = { bizType: 'orders.order', bizId: 'none', amountFen: 700, title: '订单', at: clock.now() };
    const memberId = (shoppers[0] as Shopper).memberId;
    const card = instance.house.container.get(STORED_VALUE);
    expect(await harmedBy(() => write((tx) => card.hold(tx, MERCHANT, { ...use, memberId })))).toEqual({
      stillWaiting: 1,
    });
  });

  test('money and points of which no order tells what was bought with them (X-06)', async () => {
    const { memberId } = shoppers[1] as Shopper;
    const key = { memberId, bizType: 'orders.order', bizId: 'unknown', title: '订单', at: clock.now() };
    const { container } = instance.house;
    const spend = (tx: Tx) => container.get(STORED_VALUE).spend(tx, MERCHANT, { ...key, amountFen: 300 });
    const burn = (tx: Tx) => container.get(POINTS).burn(tx, MERCHANT, { ...key, amount: 40 });
    expect(await harmedBy(() => write(spend))).toEqual({ ledgerDriftFen: 300 });
    expect(await harmedBy(() => write(burn))).toEqual({ pointsDrift: 40 });
  });

  test('pieces that nobody bought and no shelf has (X-07)', async () => {
    const sql = `update stock set on_hand = on_hand - 2, available = available - 2
      where merchant_id = ? and sku_id = ? and store_id = ?`;
    expect(await harmedBy(() => write((tx) => affectedRows(tx, sql, [MERCHANT, DUCK, JIANGHAN])))).toEqual({
      lostPieces: 2,
    });
  });

  test('a sale of which a till was told that it is paid, and which is cancelled (PAY-05)', async () => {
    const sales = '/v1/console/till/sales';
    const lines = [{ skuId: DUCK, quantity: 1 }];
    const sold = await callers.once('owner', sales, {
      key: 'sold-at-a-till',
      body: { storeId: JIANGHAN, lines },
    });
    const { id } = (sold?.body['order'] ?? {}) as { id: string };
    memory.orders.add(id);
    const cancelled = await callers.once('owner', `${sales}/${id}/cancel`, {
      key: 'cancelled-there',
      body: {},
    });
    expect(cancelled?.status).toBe(200);
    await hear();
    expect(await harmedBy(async () => memory.paidAtTill.add(id))).toEqual({ acknowledgedAndMissing: 1 });
  });

  test('a parcel that nobody was told of, with a piece more than was bought (ORD-04)', async () => {
    const sql = `insert into order_parcels (order_id, store_id, tracking_number, merchant_id, position, carrier,
        pieces, sent_at)
      select l.order_id, l.store_id, 'CRASH-1', o.merchant_id, 1, '顺丰速运', '[{"skuId":"' || l.sku_id || '","quantity":2}]', 1
      from order_lines l join orders o on o.id = l.order_id where l.quantity = 1 limit 1`;
    expect(await harmedBy(() => write((tx) => affectedRows(tx, sql, [])))).toEqual({
      ...{ parcelsAstray: 1, piecesSentTwice: 1 },
    });
  });

  test('it is not quiet while money may still come for a number that was given up (PAY-01)', async () => {
    await hear();
    const moving = await moves(instance.house);
    const watched = `insert into payment_given_up (out_trade_no, merchant_id, payment_id, provider, prepay_id, state,
        given_up_at, watch_until, looks, next_look_at, amount_fen)
      select 'given-up', merchant_id, id, provider, prepay_id, 'WATCHED', 0, 0, 0, 0, amount_fen
      from payment_intents limit 1`;
    await write((tx) => affectedRows(tx, watched, []));
    expect(await moves(instance.house)).toBe(moving + 1);
  });
});
