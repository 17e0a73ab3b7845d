import { systemClock } from '#app';
import { READS } from '#db';
import { seedDemoChain } from '#demo';
import { CLOCK, type Clock } from '#kernel';
import { type TestHouse, testHouse } from '../support/house.ts';
import { type TestSandbox, testSandbox } from '../support/sandbox.ts';
import { asShown, missingPrograms, stepsOf, type Walked, walk } from '../support/walk-through.ts';

const DOCUMENT = 'docs/order-day.md';
const ADDRESSES = /^URL=http:\/\/localhost:3000\nSANDBOX=http:\/\/localhost:4100/m;
/** Opening, seeding, and a hundred requests with a process each, on a machine that may be busy. */
const DAY_MS_MAX = 500_000;
/** The job that looks after couriers comes this often; a second look finds the next silence. */
const LOOKED_EVERY_MS = 10_000;
/** Longer than a courier may be silent before he is asked again. */
const SILENCE_MS = 40_000;

const missing = missingPrograms();
if (missing.length > 0)
  process.stderr.write(
    `Skipped: ${DOCUMENT} is pasted into bash with curl; here ${missing.join(', ')} is missing.\n`,
  );
const whereItCanBePasted = missing.length === 0 ? describe : describe.skip;

whereItCanBePasted('a day of orders and money, as its document tells it', () => {
  let house: TestHouse;
  let sandbox: TestSandbox;
  let walked: readonly Walked[];
  let openedAt: number;

  const rows = <Row>(sql: string) => house.container.get(READS).all<Row>(sql, []);

  beforeAll(async () => {
    let skippedMs = 0;
    const clock: Clock = { now: () => systemClock.now() + skippedMs };
    sandbox = await testSandbox({ clock });
    house = await testHouse('SQLite', { clock, wechat: sandbox.wechat });
    sandbox.setNotifyUrl(`${house.url}/v1/payments/wechat/notices`);
    const { container } = house;
    await seedDemoChain({
      ...{ container, stateDir: 'unused', asOf: container.get(CLOCK).now(), report: () => {} },
      ...{ members: 10, pictures: false },
    });
    await house.open();
    openedAt = clock.now();
    const hurried = setInterval(() => {
      rows(`select 1 from courier_runs where state = 'ASKED'`).then(
        (silent) => (skippedMs += silent.length * SILENCE_MS),
        () => {},
      );
    }, LOOKED_EVERY_MS);
    const steps = stepsOf(DOCUMENT);
    expect(steps.filter(({ commands }) => ADDRESSES.test(commands))).toHaveLength(1);
    const here = `URL=${house.url}\nSANDBOX=${sandbox.url}`;
    walked = await walk(
      steps.map((step) => ({ ...step, commands: step.commands.replace(ADDRESSES, here) })),
    ).finally(() => clearInterval(hurried));
  }, DAY_MS_MAX);
  afterAll(async () => {
    await house?.close();
    await sandbox?.close();
  });

  test.each(stepsOf(DOCUMENT).map((step, n) => [step.line, n] as const))(
    `${DOCUMENT}:%i answers as written`,
    (_line, n) => {
      const { shown, answered, status } = walked[n] as Walked;
      expect(shown).toBeDefined();
      expect(asShown(answered, shown ?? '')).toBe(shown);
      expect(status).toBe(0);
    },
  );

  test('what WeChat has taken and given back is what the orders say (PAY-06)', async () => {
    const [paid] = await rows<{ fen: number }>(
      `select sum(payable_fen - stored_value_fen) as fen from orders where paid_at >= ${openedAt}`,
    );
    const taken = sandbox.sandbox.trades.list().reduce((sum, { totalFen }) => sum + totalFen, 0);
    expect(taken).toBe(20_000 + Number(paid?.fen));
    expect(sandbox.sandbox.refunds.list().map(({ amountFen }) => amountFen)).toEqual([2_190]);
  });
});
