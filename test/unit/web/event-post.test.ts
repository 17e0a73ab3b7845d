import type { ShopEvent } from '../../../web-demo/storefront/src/api/contract.ts';
import { Refusal, Unreachable } from '../../../web-demo/storefront/src/api/transport.ts';
import { createEventPost } from '../../../web-demo/storefront/src/model/event-post.ts';
import { handTimers } from './hand-timers.ts';

function post() {
  const timers = handTimers(5_000);
  const batches: (readonly ShopEvent[])[] = [];
  const failures: Error[] = [];
  let made = 0;
  const { record, settle } = createEventPost({
    send: async (events) => {
      batches.push(events);
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
    },
    newId: () => `evt_${++made}`,
    now: timers.now,
    later: timers.later,
  });
  return { record, settle, timers, batches, failures };
}

test('what happens close together travels together, each with the moment it happened', async () => {
  const { record, timers, batches } = post();
  record({ type: 'view', productId: 'prd_1' });
  await timers.pass(100);
  record({ type: 'cart', productId: 'prd_1', skuId: 'sku_1' });
  await timers.pass(1_000);
  expect(batches).toHaveLength(1);
  expect(batches[0]?.map(({ at }) => at)).toEqual([5_000, 5_100]);
});

test('an event keeps its id over retries, so that the server counts it once', async () => {
  const { record, timers, batches, failures } = post();
  failures.push(new Unreachable('down'));
  record({ type: 'view', productId: 'prd_1' });
  await timers.pass(10_000);
  expect(batches.map(([event]) => event?.id)).toEqual(['evt_1', 'evt_1']);
});

test('what the server calls wrong is given up and does not hold up the rest', async () => {
  const { record, timers, batches, failures } = post();
  failures.push(new Refusal(400, {}));
  record({ type: 'view', productId: 'prd_1' });
  await timers.pass(1_000);
  record({ type: 'view', productId: 'prd_2' });
  await timers.pass(10_000);
  expect(batches.map(([event]) => event?.productId)).toEqual(['prd_1', 'prd_2']);
});

test('a long time without network keeps the newest 200', async () => {
  const { record, timers, batches, failures } = post();
  failures.push(new Unreachable('down'));
  for (let n = 0; n < 260; n += 1) record({ type: 'view', productId: `prd_${n}` });
  await timers.pass(60_000);
  const arrived = new Set(batches.slice(1).flatMap((batch) => batch.map(({ productId }) => productId)));
  expect(arrived.size).toBe(200);
  expect(arrived).not.toContain('prd_59');
  expect(arrived).toContain('prd_259');
});

test('a page that asks for what should know of it has it sent first, once', async () => {
  const { record, settle, timers, batches } = post();
  record({ type: 'not_interested', productId: 'prd_1' });
  await settle();
  expect(batches).toHaveLength(1);
  await timers.pass(10_000);
  expect(batches).toHaveLength(1);
  record({ type: 'view', productId: 'prd_2' });
  await timers.pass(1_000);
  expect(batches.map(([event]) => event?.productId)).toEqual(['prd_1', 'prd_2']);
});

test('a network that does not answer holds a page up for a moment only', async () => {
  const timers = handTimers(0);
  const { record, settle } = createEventPost({
    ...{ send: () => new Promise(() => undefined), newId: () => 'evt_1' },
    ...{ now: timers.now, later: timers.later },
  });
  record({ type: 'view', productId: 'prd_1' });
  let isOn = false;
  const waiting = settle().then(() => {
    isOn = true;
  });
  await timers.pass(500);
  expect(isOn).toBe(false);
  await timers.pass(200);
  await waiting;
  expect(isOn).toBe(true);
});
