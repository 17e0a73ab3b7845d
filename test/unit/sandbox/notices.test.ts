import { MINUTE_MS, SECOND_MS } from '#kernel';
import { NOTICE_PAUSES_MS } from '#sandbox';
import { aSandbox, order } from '../../support/sandbox-in-memory.ts';

function paid(given = aSandbox()) {
  given.sandbox.pay.pay(given.sandbox.trades.prepay(order()).prepayId);
  return given;
}

test('an accepted notice is sent once', async () => {
  const { sandbox, clock, sent } = paid();
  await sandbox.tick();
  clock.advance(24 * 60 * MINUTE_MS);
  await sandbox.tick();
  expect(sent).toHaveLength(1);
});

test('a refused notice comes again after 15 s, 15 s, 30 s, 3 min …, and never after the last pause', async () => {
  const { sandbox, clock, sent, receiver } = paid();
  receiver.status = 500;
  await sandbox.tick();
  for (const [attempt, pauseMs] of NOTICE_PAUSES_MS.entries()) {
    clock.advance(pauseMs - 1);
    await sandbox.tick();
    expect(sent).toHaveLength(attempt + 1);
    clock.advance(1);
    await sandbox.tick();
    expect(sent).toHaveLength(attempt + 2);
  }
  clock.advance(24 * 60 * MINUTE_MS);
  await sandbox.tick();
  expect(sent).toHaveLength(NOTICE_PAUSES_MS.length + 1);
  expect(NOTICE_PAUSES_MS.slice(0, 4)).toEqual([15_000, 15_000, 30_000, 180_000]);
});

test('faults strike the next notice and no other', async () => {
  const { sandbox, clock, sent } = aSandbox();
  sandbox.faults.add({ kind: 'drop_notice' });
  paid({ sandbox, clock, sent } as ReturnType<typeof aSandbox>);
  await sandbox.tick();
  expect(sent).toHaveLength(0);

  sandbox.faults.add({ kind: 'duplicate_notice', copies: 2 });
  sandbox.pay.pay(sandbox.trades.prepay(order({ outTradeNo: 'order-000002' })).prepayId);
  await sandbox.tick();
  expect(sent).toHaveLength(3);
  expect(new Set(sent.map(({ body }) => body)).size).toBe(1);

  sandbox.faults.add({ kind: 'delay_notice', ms: 10 * SECOND_MS });
  sandbox.pay.pay(sandbox.trades.prepay(order({ outTradeNo: 'order-000003' })).prepayId);
  await sandbox.tick();
  expect(sent).toHaveLength(3);
  clock.advance(10 * SECOND_MS);
  await sandbox.tick();
  expect(sent).toHaveLength(4);
});

test('who lets time pass while a notice is on its way waits until it was answered', async () => {
  const { sandbox, sent, receiver } = paid();
  receiver.hesitates = new Promise((resolve) => setImmediate(resolve));
  const first = sandbox.tick();
  await sandbox.tick();
  expect(sandbox.allNotices().map(({ state, attempts }) => [state, attempts])).toEqual([['accepted', 1]]);
  await first;
  expect(sent).toHaveLength(1);
});
