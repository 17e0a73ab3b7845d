import { AppError, type MemberId, type MerchantId, type OrderId, type SkuId, type StoreId } from '#kernel';
import { type IntakeParts, orderIntake } from '../../../modules/orders/app/order-intake.ts';
import type { Outcome, RushWish } from '../../../modules/orders/app/write-rush.ts';
import type { Ticket } from '../../../modules/orders/domain/ticket.ts';

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

/** Writes what it is given, as long as its door is open; `fails` names those that no commit can hold. */
function writerBehindADoor(fails: readonly string[] = [], failure: Error = new Error('broken row')) {
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
    settings: { queueOrdersMax: 100, batchOrdersMax: 10, batchWaitMs: 0, answerWaitMs: 30_000, ...settings },
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

test('what no commit can hold fails alone (MKT-13)', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const writer = writerBehindADoor(['e']);
  const intake = intakeOver(writer.write);
  const told = await Promise.allSettled(names.map((name) => intake.take(wish(name))));
  expect(told.map(({ status }) => status)).toEqual(
    names.map((name) => (name === 'e' ? 'rejected' : 'fulfilled')),
  );
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
