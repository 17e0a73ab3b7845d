import { type MemberId, type MerchantId, MINUTE_MS, type ProductId, SECOND_MS } from '#kernel';
import { MemberMemory } from '../../../modules/recommendations/app/member-memory.ts';
import { type MemberState, NOTHING_KNOWN } from '../../../modules/recommendations/domain/member-state.ts';
import { HandClock } from '../../support/clock.ts';

const MERCHANT = 'mch_1' as MerchantId;
const MEMBER = 'mbr_1' as MemberId;

const knows = (...products: string[]): MemberState => ({
  ...NOTHING_KNOWN,
  recent: products.map((productId) => ({ productId: productId as ProductId, kind: 'view', at: 1 })),
});

/** A database that one may write to behind the memory's back, as another process does. */
function database() {
  const clock = new HandClock();
  const rows = { pulse: 0, isOut: false, mayKnow: true, isShadow: false, state: NOTHING_KNOWN, readings: 0 };
  const memory = new MemberMemory({
    log: {
      stateOf: async () => {
        rows.readings += 1;
        return rows.state;
      },
    } as never,
    optOuts: { isOut: async () => rows.isOut } as never,
    pulses: { of: async () => rows.pulse },
    permit: {
      allows: () => rows.mayKnow,
      shadowsAmong: async () => new Set(rows.isShadow ? [MEMBER] : []),
    },
    clock,
  });
  const write = (change: Partial<typeof rows>) => Object.assign(rows, { pulse: rows.pulse + 1, ...change });
  return { clock, rows, memory, write, state: () => memory.stateOf(MERCHANT, MEMBER) };
}

test('who opts out while she is being read is not remembered by those who waited for the reading', async () => {
  const { memory, write, state } = database();
  const waiting = [state(), state()];
  write({ isOut: true });
  memory.forget(MERCHANT, MEMBER);
  await Promise.all(waiting);
  expect(await state()).toBeUndefined();
});

test('a member is read once while nothing changes', async () => {
  const { rows, state } = database();
  for (let request = 0; request < 5; request += 1) await state();
  expect(rows.readings).toBe(1);
});

test('what another process stored counts at the next request', async () => {
  const { write, state } = database();
  expect(await state()).toEqual(NOTHING_KNOWN);
  write({ state: knows('hat') });
  expect(await state()).toEqual(knows('hat'));
});

test('personalisation switched off in another process counts at the next request', async () => {
  const { write, state } = database();
  await state();
  write({ isOut: true });
  expect(await state()).toBeUndefined();
});

test('who turns out to be a child is forgotten at once', async () => {
  const { rows, state } = database();
  await state();
  rows.mayKnow = false;
  expect(await state()).toBeUndefined();
  expect(rows.readings).toBe(1);
});

test('her own event is taken over without reading, unless another process wrote too', async () => {
  const { rows, memory, write, state } = database();
  await state();
  const event = {
    id: 'e1',
    kind: 'view',
    memberId: MEMBER,
    productId: 'hat',
    skuId: null,
    storeId: null,
    at: 1,
  } as never;
  write({ state: knows('hat') });
  await memory.note(MERCHANT, MEMBER, [event]);
  expect(await state()).toEqual(knows('hat'));
  expect(rows.readings).toBe(1);

  write({ state: knows('tea', 'hat') });
  write({ state: knows('ear', 'tea', 'hat') });
  await memory.note(MERCHANT, MEMBER, [event]);
  expect(await state()).toEqual(knows('ear', 'tea', 'hat'));
  expect(rows.readings).toBe(2);
});

test('nobody is kept for a minute after her last request, and who is about is kept', async () => {
  const { clock, rows, memory, state } = database();
  await state();
  clock.advance(30 * SECOND_MS);
  await state();
  await memory.forgetIdle();
  await state();
  expect(rows.readings).toBe(1);

  clock.advance(MINUTE_MS - 10 * SECOND_MS);
  await memory.forgetIdle();
  await state();
  expect(rows.readings).toBe(2);
});

test('a shadow is looked at again at each request, so that her yes to the terms counts at once (MEM-15)', async () => {
  const { rows, state } = database();
  Object.assign(rows, { isShadow: true, state: knows('seen-before') });
  expect([await state(), await state()]).toEqual([undefined, undefined]);
  expect(rows.readings).toBe(0);
  // No pulse: the members module knows of none.
  rows.isShadow = false;
  expect(await state()).toEqual(rows.state);
});
