import type { CouponPass } from '../../../web-demo/storefront/src/api/coupon-contract.ts';
import { Refusal, Unreachable } from '../../../web-demo/storefront/src/api/transport.ts';
import { createCouponGiving, passingText } from '../../../web-demo/storefront/src/model/coupon-giving.ts';

const NOON = Date.UTC(2026, 10, 22, 4);
const DAY_MS = 86_400_000;

/** A phone with its memory, and a shop that remembers which key it answered. */
function phone() {
  const memory = new Map<string, string>();
  const answered = new Map<string, CouponPass>();
  const state = { at: NOON, isLost: false, keys: 0 };
  const giving = () =>
    createCouponGiving({
      shop: {
        passCoupon: async (_id, key) => {
          const pass = answered.get(key) ?? { token: `link-${answered.size + 1}`, endsAt: NOON + DAY_MS };
          answered.set(key, pass);
          if (state.isLost) throw new Unreachable('gone');
          return pass;
        },
        callCouponBack: async (id) => {
          if (id === 'taken') throw new Refusal(409, { code: 'marketing.pass_over' });
        },
      },
      store: {
        read: (key) => memory.get(key),
        write: (key, value) => void memory.set(key, value),
        remove: (key) => void memory.delete(key),
      },
      now: () => state.at,
      newKey: () => {
        state.keys += 1;
        return `key-${state.keys}`;
      },
    });
  return { giving, state, answered };
}
const passing = (id: string) => ({ id, passingUntil: NOON + DAY_MS });

test('(MKT-08) the phone that made a link shows it again until it ends, and no other link in its place', async () => {
  const { giving, state } = phone();
  await giving().offer('cpn_1');
  await giving().offer('cpn_2');
  expect(giving().tokenOf(passing('cpn_1'))).toBe('link-1');
  expect(giving().tokenOf(passing('cpn_2'))).toBe('link-2');
  expect(giving().tokenOf({ id: 'cpn_1', passingUntil: null })).toBeUndefined();
  // Given once more, on another phone: the link kept here is dead.
  expect(giving().tokenOf({ id: 'cpn_1', passingUntil: NOON + DAY_MS + 1 })).toBeUndefined();
  state.at = NOON + DAY_MS;
  expect(giving().tokenOf(passing('cpn_1'))).toBeUndefined();
});

test('(MKT-08) an offer whose answer was lost is repeated as the same one; the next is another one', async () => {
  const { giving, state, answered } = phone();
  const own = giving();
  state.isLost = true;
  await expect(own.offer('cpn_1')).rejects.toThrow(Unreachable);
  state.isLost = false;
  expect((await own.offer('cpn_1')).token).toBe('link-1');
  expect(answered.size).toBe(1);
  expect((await own.offer('cpn_1')).token).toBe('link-2');
});

test('(MKT-08) who calls a coupon back forgets its link; where it was taken before, nothing is forgotten', async () => {
  const { giving } = phone();
  await giving().offer('cpn_1');
  await giving().offer('taken');
  await giving().callBack('cpn_1');
  await expect(giving().callBack('taken')).rejects.toThrow(Refusal);
  expect(giving().tokenOf(passing('cpn_1'))).toBeUndefined();
  expect(giving().tokenOf(passing('taken'))).toBe('link-2');
});

test('(MKT-08) the giver reads until when a friend may take it', () => {
  expect(passingText(NOON + 3_600_000, NOON)).toBe('今天 13:00 前没人领取，券会自动退回给你');
});
