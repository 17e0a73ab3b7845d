import { DAY_MS, type MerchantId } from '#kernel';
import { type LiveRow, LiveStock } from '../../../modules/inventory/app/live-stock.ts';
import { HandClock } from '../../support/clock.ts';
import { HERE, MERCHANT, MUG, NOW, refusal, TEA } from './stock-desk.ts';

const row = (version: number, more: Partial<LiveRow> = {}): LiveRow => ({
  ...{ skuId: MUG, storeId: HERE, onHand: 1, available: 1, reserved: 0, sellable: 1, low: false },
  ...{ version, changedAt: NOW, ...more },
});

/** Live stock whose half seconds pass when the test says so. */
function watched() {
  const clock = new HandClock(NOW);
  const asked: unknown[] = [];
  const errors: unknown[] = [];
  let rows: readonly LiveRow[] | Error = [];
  let answered: Promise<void> = Promise.resolve();
  const live = new LiveStock(
    async (...question) => {
      asked.push(question);
      await answered;
      if (rows instanceof Error) throw rows;
      return rows;
    },
    clock,
    (error) => void errors.push(error),
  );
  const ticks: (() => void)[] = [];
  const { setInterval: start, clearInterval: stop } = globalThis;
  function byHand<Result>(work: () => Result): Result {
    const timer = (tick: () => void, everyMs: number) => {
      expect(everyMs).toBe(500);
      ticks.push(tick);
      return { unref: () => tick };
    };
    Object.assign(globalThis, {
      setInterval: timer,
      clearInterval: (tick: () => void) => void ticks.splice(ticks.indexOf(tick), 1),
    });
    try {
      return work();
    } finally {
      Object.assign(globalThis, { setInterval: start, clearInterval: stop });
    }
  }
  const heard: unknown[] = [];
  const listen = (name = 'ann', merchantId: MerchantId = MERCHANT) => {
    const leave = byHand(() =>
      live.listen(merchantId, {
        changed: (news) => void heard.push([name, ...news.map(({ skuId, version }) => [skuId, version])]),
        lost: () => void heard.push([name, 'lost']),
      }),
    );
    return () => byHand(leave);
  };
  const settle = async () => {
    for (let n = 0; n < 20; n += 1) await Promise.resolve();
  };
  return {
    ...{ clock, asked, errors, ticks, heard, listen, settle },
    show: (now: readonly LiveRow[] | Error) => {
      rows = now;
    },
    hold: (until: Promise<void>) => {
      answered = until;
    },
    look: async () => {
      for (const tick of ticks) tick();
      await settle();
    },
  };
}

test('each version is told once, to everybody who listens, and old news to nobody (INV-04)', async () => {
  const { show, look, listen, heard, ticks } = watched();
  listen('ann');
  listen('bea');
  expect(ticks).toHaveLength(1);
  show([row(0), row(5, { skuId: TEA })]);
  await look();
  await look();
  show([row(1), row(4, { skuId: TEA })]);
  await look();
  const first = [
    [MUG, 0],
    [TEA, 5],
  ];
  expect(heard).toEqual([
    ['ann', ...first],
    ['bea', ...first],
    ['ann', [MUG, 1]],
    ['bea', [MUG, 1]],
  ]);
});

test('a look covers ten seconds more than the time since the last one', async () => {
  const { look, listen, asked, clock } = watched();
  listen();
  clock.advance(500);
  await look();
  clock.advance(500);
  await look();
  expect(asked).toEqual([
    [MERCHANT, NOW - 10_000, 2_000],
    [MERCHANT, NOW + 500 - 10_000, 2_000],
  ]);
});

test('where too much changed everybody loads anew, and what was before is not told again', async () => {
  const { show, look, listen, heard, asked, clock } = watched();
  listen();
  show([row(3)]);
  await look();
  show(Array.from({ length: 2_000 }, (_, n) => row(9, { skuId: `sku_${n}` as typeof MUG })));
  clock.advance(1_000);
  await look();
  show([row(3)]);
  await look();
  expect(heard).toEqual([
    ['ann', [MUG, 3]],
    ['ann', 'lost'],
    // Forgotten with the rest: better told twice than never.
    ['ann', [MUG, 3]],
  ]);
  expect(asked.at(-1)).toEqual([MERCHANT, NOW + 1_000, 2_000]);
});

test('versions are remembered for twice the overlap', async () => {
  const { show, look, listen, heard, clock } = watched();
  listen();
  show([row(3)]);
  await look();
  clock.advance(20_000);
  await look();
  expect(heard).toHaveLength(1);
  clock.advance(1);
  await look();
  await look();
  expect(heard).toHaveLength(2);
});

test('a look that fails is told and made again; a slow one is not made twice at once', async () => {
  const { show, look, listen, errors, heard, hold, asked, settle } = watched();
  listen();
  show(new Error('no database'));
  await look();
  expect(errors).toEqual([new Error('no database')]);
  show([row(1)]);
  let go: () => void = () => undefined;
  hold(new Promise((resolve) => (go = resolve)));
  await look();
  await look();
  expect(asked).toHaveLength(2);
  go();
  await settle();
  await look();
  expect(asked).toHaveLength(3);
  expect(heard).toEqual([['ann', [MUG, 1]]]);
});

test('while nobody listens nothing is read, and who leaves twice has left once', async () => {
  const { listen, ticks, look, asked, heard, show, clock } = watched();
  const ann = listen('ann');
  const bea = listen('bea', 'mch_2' as MerchantId);
  show([row(1)]);
  ann();
  ann();
  await look();
  expect(asked.map((question) => (question as unknown[])[0])).toEqual(['mch_2']);
  expect(heard).toEqual([['bea', [MUG, 1]]]);
  bea();
  expect(ticks).toEqual([]);
  clock.advance(DAY_MS);
  listen('ann');
  expect(ticks).toHaveLength(1);
  await look();
  expect(asked.at(-1)).toEqual([MERCHANT, NOW + DAY_MS - 10_000, 2_000]);
});

test('one process serves two thousand open pages and says when to come back', () => {
  const { listen } = watched();
  const leave = Array.from({ length: 2_000 }, () => listen());
  const full = refusal('unavailable', 'inventory.too_many_streams', '实时连接过多，请稍后再试', {
    retryAfterSeconds: 30,
  });
  expect(() => listen()).toThrow(full);
  leave[0]?.();
  expect(() => listen()).not.toThrow();
});
