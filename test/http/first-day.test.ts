import { READS } from '#db';
import { seedDemoChain } from '#demo';
import { CLOCK } from '#kernel';
import { type TestHouse, testHouse } from '../support/house.ts';
import { asShown, missingPrograms, stepsOf, type Walked, walk } from '../support/walk-through.ts';

const DOCUMENT = 'docs/first-day.md';
const ADDRESS = /^URL=http:\/\/localhost:3000$/m;
/** Opening, seeding, and some sixty requests with a process each, on a machine that may be busy. */
const DAY_MS_MAX = 500_000;

const missing = missingPrograms();
if (missing.length > 0)
  process.stderr.write(
    `Skipped: ${DOCUMENT} is pasted into bash with curl; here ${missing.join(', ')} is missing.\n`,
  );
const whereItCanBePasted = missing.length === 0 ? describe : describe.skip;

whereItCanBePasted('the first day of a shop, as its document tells it', () => {
  let house: TestHouse;
  let walked: readonly Walked[];

  beforeAll(async () => {
    house = await testHouse();
    const { container } = house;
    const asOf = container.get(CLOCK).now();
    await seedDemoChain({
      ...{ container, stateDir: 'unused', asOf, report: () => {} },
      ...{ members: 10, pictures: false },
    });
    await house.open();
    const steps = stepsOf(DOCUMENT);
    expect(steps.filter(({ commands }) => ADDRESS.test(commands))).toHaveLength(1);
    walked = await walk(
      steps.map((step) => ({ ...step, commands: step.commands.replace(ADDRESS, `URL=${house.url}`) })),
    );
  }, DAY_MS_MAX);
  afterAll(() => house?.close());

  const rows = <Row>(sql: string, values: readonly unknown[] = []) =>
    house.container.get(READS).all<Row>(sql, [...values]);

  test.each(stepsOf(DOCUMENT).map((step, n) => [step.line, n] as const))(
    `${DOCUMENT}:%i answers as written`,
    (_line, n) => {
      const { shown, answered, status } = walked[n] as Walked;
      expect(shown).toBeDefined();
      expect(asShown(answered, shown ?? '')).toBe(shown);
      expect(status).toBe(0);
    },
  );

  test('the sheet is in the catalogue once, without the price that was none (CAT-10)', async () => {
    expect(
      await rows(
        `select p.title, s.code, s.price_fen as fen from products p join skus s on s.product_id = p.id
         where p.external_id in ('U-01', 'R-02', 'B-03') order by s.code`,
      ),
    ).toEqual([
      { title: '帆布雨靴', code: 'B-03', fen: 15_900 },
      { title: '轻便雨衣', code: 'R-02', fen: 12_000 },
      { title: '江城晴雨伞', code: 'U-01-G', fen: 8_900 },
      { title: '江城晴雨伞', code: 'U-01-W', fen: 8_900 },
    ]);
  });

  test('of twelve umbrellas two are at the other store, one is sold, one was missing (INV-06)', async () => {
    const umbrella = `from stock k join skus s on s.id = k.sku_id where s.code = 'U-01-G'`;
    expect(
      await rows(`select k.store_id as store, k.on_hand as pieces, k.available ${umbrella} order by 1`),
    ).toEqual([
      { store: 'str_jianghan', pieces: 8, available: 8 },
      { store: 'str_optics', pieces: 2, available: 2 },
    ]);
    expect(
      await rows(
        `select m.store_id as store, m.reason, m.on_hand_change as change from stock_movements m
         join skus s on s.id = m.sku_id where s.code = 'U-01-G' order by 1, m.position`,
      ),
    ).toEqual([
      { store: 'str_jianghan', reason: 'receive', change: 12 },
      { store: 'str_jianghan', reason: 'transfer_out', change: -2 },
      { store: 'str_jianghan', reason: 'till_sale', change: -1 },
      { store: 'str_jianghan', reason: 'count', change: -1 },
      { store: 'str_optics', reason: 'transfer_in', change: 2 },
    ]);
  });

  test('the transfer and the count are done with, and told by whom (INV-06)', async () => {
    const [clerk] = await rows<{ id: string }>(`select id from staff where account = 'lin-xia'`);
    expect(await rows(`select state, sent_by as clerk from stock_transfers`)).toEqual([
      { state: 'CLOSED', clerk: clerk?.id },
    ]);
    expect(
      await rows(
        `select t.state, l.expected, l.counted, l.counted_by as clerk from stock_takes t
         join stock_take_lines l on l.take_id = t.id`,
      ),
    ).toEqual([{ state: 'CLOSED', expected: 10, counted: 9, clerk: clerk?.id }]);
  });

  test('two members came in with a legal basis, a third without one did not; her points are in the books once (MEM-14)', async () => {
    expect(
      await rows(
        'select legal_basis as basis, opening_points as points from imported_members order by opening_points',
      ),
    ).toEqual([
      { basis: 'contract', points: 0 },
      { basis: 'consent', points: 1_280 },
    ]);
    expect(
      await rows(
        `select e.unit, e.amount from ledger_entries e join imported_members m on m.member_id = e.owner`,
      ),
    ).toEqual([{ unit: 'points', amount: 1_280 }]);
  });
});
