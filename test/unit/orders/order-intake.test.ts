import {
  AppError,
  InvariantViolation,
  type MemberId,
  type MerchantId,
  type OrderId,
  type SkuId,
  type StoreId,
} from '#kernel';
import { type IntakeParts, orderIntake } from '../../../modules/orders/app/order-intake.ts';
import type { Outcome, RushWish } from '../../../modules/orders/app/write-rush.ts';
import type { Ticket } from '../../../modules/orders/domain/ticket.ts';
import { isRowFault } from '../../../src/db/row-fault.ts';

const MERCHANT = 'mch_1' as MerchantId;
const OTHER = 'mch_2' as MerchantId;

function wish(name: string, patch: Partial<RushWish> = {}): RushWish {
  const request = { owner: name, key: `key-of-${name}`, requestHash: 'same' };
  const article = { storeId: 'str_1' as StoreId, skuId: 'sku_1' as SkuId, quantity: 1 };
  return { merchantId: MERCHANT, memberId: name as MemberId, ...article, request, ...patch };
}

function ticketOf({ memberId }: RushWish): Ticket {
  const order = { orderId: `ord_${memberId}` as OrderId, number: '1', payBefore: 1 };
  return { state: 'ORDERED', ...order, payableFen: 100 as never };
}

/** As the driver of a database says it. */
function said(code: string): Error {
  return Object.assign(new Error('said by the database'), { code });
}

/** Writes what it is given, as long as its door is open; `fails` names those that no commit can hold. */
function writerBehindADoor(fails: readonly string[] = [], failure: Error = said('23505')) {
  const batches: string[][] = [];
  let door = Promise.withResolvers<void>();
  door.resolve();
  return {
    batches,
    shut: () => {
      door = Promise.withResolvers<void>();
    },
    open: () => door.resolve(),
    async write(_merchant: MerchantId, wishes: readonly RushWish[]) {
      await door.promise;
      batches.push(wishes.map(({ memberId }) => memberId));
      if (wishes.some(({ memberId }) => fails.includes(memberId))) throw failure;
      return new Map(wishes.map((each): [RushWish, Outcome] => [each, { ticket: ticketOf(each) }]));
    },
  };
}

function intakeOver(write: IntakeParts['write'], settings: Partial<IntakeParts['settings']> = {}) {
  return orderIntake({
    write,
    tickets: { find: async () => undefined },
    isRowFault,
    settings: {
      ...{ queueOrdersMax: 100, batchOrdersMax: 10, batchWaitMs: 0, answerWaitMs: 30_000 },
      ...{ writeMsMax: 30_000, report: () => undefined },
      ...settings,
    },
  });
}

/** Lets everything run that can. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

test('while one batch is written the next one fills, up to its size and no further (MKT-13)', async () => {
  const writer = writerBehindADoor();
  const intake = intakeOver(writer.write, { batchOrdersMax: 3 });
  writer.shut();
  const first = intake.take(wish('a'));
  await settle();
  const others = ['b', 'c', 'd', 'e'].map((name) => intake.take(wish(name)));
  writer.open();
  expect(await first).toMatchObject({ orderId: 'ord_a' });
  expect((await Promise.all(others)).map((ticket) => ticket?.state)).toEqual(Array(4).fill('ORDERED'));
  expect(writer.batches).toEqual([['a'], ['b', 'c', 'd'], ['e']]);
});

test('no commit holds two merchants (X-09)', async () => {
  const writer = writerBehindADoor();
  const intake = intakeOver(writer.write);
  await Promise.all([
    intake.take(wish('a')),
    intake.take(wish('b', { merchantId: OTHER })),
    intake.take(wish('c')),
  ]);
  expect(writer.batches).toEqual([['a', 'c'], ['b']]);
});

test('whoever comes when all places are taken is told to come again, and whoever is inside gets an answer (MKT-13)', async () => {
  const writer = writerBehindADoor();
  const intake = intakeOver(writer.write, { queueOrdersMax: 3 });
  writer.shut();
  const inside = ['a', 'b', 'c'].map((name) => intake.take(wish(name)));
  await expect(intake.take(wish('d'))).rejects.toMatchObject({
    kind: 'rate_limited',
    code: 'orders.rush_queue_full',
    facts: { retryAfterSeconds: 1 },
  });
  // Who is inside already needs no second place.
  const again = intake.take(wish('a'));
  writer.open();
  const tickets = await Promise.all([...inside, again]);
  expect(tickets).toHaveLength(4);
  expect(tickets[3]).toEqual(tickets[0]);
  expect(await intake.take(wish('d'))).toMatchObject({ orderId: 'ord_d' });
  expect(writer.batches.flat().sort()).toEqual(['a', 'b', 'c', 'd']);
});

test('the same key with another request is refused while the first one waits (X-04)', async () => {
  const writer = writerBehindADoor();
  const intake = intakeOver(writer.write);
  writer.shut();
  const first = intake.take(wish('a'));
  const other = wish('a', { request: { owner: 'a', key: 'key-of-a', requestHash: 'other' } });
  await expect(intake.take(other)).rejects.toMatchObject({ code: 'request.key_reused' });
  writer.open();
  expect(await first).toMatchObject({ state: 'ORDERED' });
});

test('a caller who waited long enough is let go; her order is written all the same (MKT-13)', async () => {
  const writer = writerBehindADoor();
  const intake = intakeOver(writer.write, { answerWaitMs: 1 });
  writer.shut();
  expect(await intake.take(wish('a'))).toBeUndefined();
  expect(await intake.find('a' as MemberId, 'key-of-a')).toBe('QUEUED');
  expect(await intake.find('b' as MemberId, 'key-of-a')).toBeUndefined();
  writer.open();
  await intake.close();
  expect(writer.batches).toEqual([['a']]);
});

test.each([
  ['a key that is there already, on PostgreSQL', said('23505')],
  [
    'the same on SQLite, told by what wraps it',
    new Error('wrapped', { cause: said('SQLITE_CONSTRAINT_UNIQUE') }),
  ],
  ['a number that is too large', said('22003')],
  ['a rule of our own', new InvariantViolation('a rule')],
  ['a slip of our own', new TypeError('no such thing')],
  [
    'a pickup code that somebody else has',
    new AppError('unavailable', 'orders.pickup_code_taken', '系统繁忙'),
  ],
])('what no commit can hold fails alone: %s (MKT-13)', async (_name, failure) => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const writer = writerBehindADoor(['e'], failure);
  const intake = intakeOver(writer.write);
  const told = await Promise.allSettled(names.map((name) => intake.take(wish(name))));
  expect(told.map(({ status }) => status)).toEqual(
    names.map((name) => (name === 'e' ? 'rejected' : 'fulfilled')),
  );
  expect(told[4]).toMatchObject({ reason: failure });
});

test.each([
  ['refuses connections', said('ECONNREFUSED')],
  ['is being shut down', said('57P01')],
  ['has hung up', new Error('Connection terminated unexpectedly')],
])(
  'a database that %s is asked once for the whole batch: everybody may come again (MKT-13)',
  async (_name, failure) => {
    const writer = writerBehindADoor(['a'], failure);
    const reported: unknown[] = [];
    const intake = intakeOver(writer.write, { report: (each) => reported.push(each) });
    const told = await Promise.allSettled(['a', 'b', 'c'].map((name) => intake.take(wish(name))));
    for (const each of told)
      expect(each).toMatchObject({
        reason: { kind: 'unavailable', code: 'orders.rush_busy', facts: { retryAfterSeconds: 1 } },
      });
    expect(writer.batches).toHaveLength(1);
    expect(reported).toEqual([failure]);
  },
);

test('a database that says nothing keeps one batch waiting, and no more: the next one is written (MKT-13)', async () => {
  const silence = Promise.withResolvers<never>();
  const writer = writerBehindADoor();
  let asked = 0;
  const intake = intakeOver(
    (merchantId, wishes) => {
      asked += 1;
      return asked === 1 ? silence.promise : writer.write(merchantId, wishes);
    },
    { batchOrdersMax: 2, writeMsMax: 20 },
  );
  const told = await Promise.allSettled(['a', 'b', 'c'].map((name) => intake.take(wish(name))));
  const busy = { status: 'rejected', reason: { kind: 'unavailable', code: 'orders.rush_busy' } };
  expect(told).toMatchObject([busy, busy, { status: 'fulfilled', value: { orderId: 'ord_c' } }]);
  expect(await intake.take(wish('a'))).toMatchObject({ orderId: 'ord_a' });
  await intake.close();
});

test.each([1, 2, 4, 8])(
  'who asks again as soon as she hears of a failure is written as well, after the last of %i (MKT-13)',
  async (count) => {
    const names = Array.from({ length: count }, (_, n) => `m${n}`);
    const last = `m${count - 1}`;
    const intake = intakeOver(writerBehindADoor([last]).write);
    const told = names.map((name) => intake.take(wish(name)));
    const again = told.at(-1)?.catch(() => intake.take(wish('comes-again')));
    expect(await again).toMatchObject({ orderId: 'ord_comes-again' });
  },
);

test('one member has ten places in the queue, whatever her keys: the eleventh waits for an answer (MKT-13)', async () => {
  const writer = writerBehindADoor();
  const intake = intakeOver(writer.write);
  const hers = (n: number) => wish('a', { request: { owner: 'a', key: `key-${n}`, requestHash: 'same' } });
  writer.shut();
  const inside = Array.from({ length: 10 }, (_, n) => intake.take(hers(n)));
  await expect(intake.take(hers(10))).rejects.toMatchObject({
    kind: 'rate_limited',
    code: 'orders.rush_too_many_of_yours',
    facts: { retryAfterSeconds: 1 },
  });
  // Who asks again for what waits takes no place, and her neighbours have theirs.
  const others = [intake.take(hers(0)), intake.take(wish('b'))];
  writer.open();
  await Promise.all([...inside, ...others]);
  expect(await intake.take(hers(10))).toMatchObject({ state: 'ORDERED' });
});

test('a database that is busy is asked once for the whole batch, not once for each of it', async () => {
  const writer = writerBehindADoor(['a'], new AppError('unavailable', 'database.busy', '系统繁忙'));
  const intake = intakeOver(writer.write);
  const told = await Promise.allSettled(['a', 'b', 'c'].map((name) => intake.take(wish(name))));
  expect(told.map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
  expect(writer.batches).toHaveLength(1);
});

test('a house that closes answers everybody inside, and lets nobody in', async () => {
  const writer = writerBehindADoor();
  const intake = intakeOver(writer.write, { batchOrdersMax: 2 });
  writer.shut();
  const inside = ['a', 'b', 'c', 'd', 'e'].map((name) => intake.take(wish(name)));
  const closing = intake.close();
  await expect(intake.take(wish('late'))).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'orders.rush_closing',
  });
  writer.open();
  await closing;
  expect((await Promise.all(inside)).map((ticket) => ticket?.state)).toEqual(Array(5).fill('ORDERED'));
});
