import { ORDER_INTAKE } from '#modules/orders';
import type { Ticket } from '../../../modules/orders/domain/ticket.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { houseDatabase } from '../../support/house-database.ts';
import { BLACK, BROWN, DUCK, type SmallShop, smallShop } from '../../support/small-shop.ts';
import { type RushProcess, rushProcess, wishOf } from './rush-process.ts';

const OPENING_MS = 120_000;
const RUSH_MS = 180_000;
const BUYERS = 1_000;
const PIECES = 100;

/** Several processes share PostgreSQL; SQLite is one machine's, where two processes may still share the file. */
describe.each(DATABASE_KINDS)('a rush through two processes, on %s', (kind) => {
  let shop: SmallShop;
  let north: RushProcess;
  let south: RushProcess;

  beforeAll(async () => {
    const url = await houseDatabase(kind);
    shop = await smallShop(kind, { [BLACK]: PIECES, [BROWN]: 30, [DUCK]: 3 }, { DATABASE_URL: url });
    [north, south] = await Promise.all([rushProcess(url), rushProcess(url)]);
  }, OPENING_MS);
  afterAll(async () => {
    await Promise.all([north.leave(), south.leave()]);
    await shop.close();
  }, OPENING_MS);

  const idsOf = (tickets: readonly Ticket[]) =>
    tickets.flatMap((ticket) => (ticket.state === 'ORDERED' ? [ticket.orderId] : []));

  test(
    'a thousand members for a hundred pieces: a hundred orders, and everybody else is told so (INV-03, MKT-13)',
    async () => {
      const wishes = Array.from({ length: BUYERS }, (_, n) => wishOf(`mbr_${n}`, BLACK));
      const tickets = (
        await Promise.all([north.take(wishes.slice(0, BUYERS / 2)), south.take(wishes.slice(BUYERS / 2))])
      ).flat();
      const won = idsOf(tickets);
      expect(new Set(won).size).toBe(PIECES);
      expect(
        tickets.filter((ticket) => ticket.state === 'REFUSED' && ticket.code === 'inventory.sold_out'),
      ).toHaveLength(BUYERS - PIECES);
      expect(await shop.stock(BLACK)).toEqual({ onHand: PIECES, available: 0, reserved: PIECES });
      const orders = await shop.reads.all<{ id: string; memberId: string; held: number }>(
        `select o.id, o.member_id as "memberId", sum(l.quantity) as held from orders o
         join stock_reservations r on r.merchant_id = o.merchant_id and r.id = o.id and r.state = 'HELD'
         join stock_reservation_lines l on l.merchant_id = r.merchant_id and l.reservation_id = r.id
         group by o.id, o.member_id`,
      );
      expect(orders.map(({ id }) => id).sort()).toEqual([...won].sort());
      expect(orders.every(({ held }) => Number(held) === 1)).toBe(true);
      expect(new Set(orders.map(({ memberId }) => memberId)).size).toBe(PIECES);
      expect(await shop.events('orders.order_placed')).toHaveLength(PIECES);

      // Who asks again is told the same, by whichever process.
      const again = wishes.slice(0, 50);
      expect(await south.take(again)).toEqual(tickets.slice(0, 50));
      expect(await shop.count('orders')).toBe(PIECES);
    },
    RUSH_MS,
  );

  test(
    'the same keys in both processes at once make one order each (X-04)',
    async () => {
      const wishes = Array.from({ length: 20 }, (_, n) => wishOf(`twice_${n}`, BROWN));
      const [here, there] = await Promise.all([north.take(wishes), south.take([...wishes].reverse())]);
      expect(idsOf(here)).toHaveLength(wishes.length);
      expect([...there].reverse()).toEqual(here);
      expect(await shop.stock(BROWN)).toEqual({ onHand: 30, available: 10, reserved: 20 });
    },
    RUSH_MS,
  );

  test(
    'a process that dies between commit and answer has lost nothing: the other one tells the same order (X-04)',
    async () => {
      const wishes = ['a', 'b', 'c', 'd'].map((name) => wishOf(`cut_${name}`, DUCK));
      const before = await shop.count('orders');
      await north.takeAndDie(wishes);
      expect(await shop.count('orders')).toBe(before + 3);
      const elsewhere = await south.take(wishes);
      expect(idsOf(elsewhere)).toHaveLength(3);
      const kept = await shop.reads.all<{ id: string }>(
        "select id from orders where member_id like 'cut%' order by id",
      );
      expect(kept.map(({ id }) => id)).toEqual([...idsOf(elsewhere)].sort());
      const intake = shop.house.container.get(ORDER_INTAKE);
      expect(await Promise.all(wishes.map((wish) => intake.take(wish)))).toEqual(elsewhere);
      expect(await shop.stock(DUCK)).toEqual({ onHand: 3, available: 0, reserved: 3 });
    },
    RUSH_MS,
  );
});
