import type { MyCoupon } from '../../../web-demo/storefront/src/api/coupon-contract.ts';
import { Refusal, Unreachable } from '../../../web-demo/storefront/src/api/transport.ts';
import {
  createReceipt,
  type Lead,
  leadOf,
  newReceiptState,
  refusedBy,
} from '../../../web-demo/storefront/src/model/coupon-receipt.ts';

const coupon = { id: 'cpn_1', title: '满100减20' } as MyCoupon;
const refusal = (status: number, code: string, title = '') => new Refusal(status, { code, title });

function visit(lead: Lead, answers: (MyCoupon | Error)[]) {
  const asked: string[] = [];
  const answer = async (path: string) => {
    asked.push(path);
    const next = answers.shift() ?? coupon;
    if (next instanceof Error) throw next;
    return next;
  };
  const state = newReceiptState();
  const shop = {
    takeCoupon: (token: string, key: string) => answer(`take ${token} ${key}`),
    scanCoupon: (scene: string, key: string) => answer(`scan ${scene} ${key}`),
  };
  return { receive: createReceipt(shop, state, lead, 'key'), state, asked };
}

test('(MKT-08) a friend’s link and a scanned code lead to their own requests; an address without either to none', () => {
  expect(leadOf({ token: 'T1' })).toEqual({ from: 'friend', token: 'T1' });
  expect(leadOf({ scene: 'S1' })).toEqual({ from: 'code', scene: 'S1' });
  expect(leadOf({ token: '', other: 'x' })).toBeUndefined();
});

test('(MKT-08) a coupon is taken once: a lost answer is asked for again under the same key, and a taken one is not asked for', async () => {
  const { receive, state, asked } = visit({ from: 'friend', token: 'T1' }, [new Unreachable('gone')]);
  await receive();
  expect(state).toMatchObject({ coupon: undefined, refused: undefined });
  expect(state.problem).not.toBe('');
  await receive();
  await receive();
  expect(state).toMatchObject({ coupon, problem: '' });
  expect(asked).toEqual(['take T1 key', 'take T1 key']);
});

test('(MKT-08) who comes late, comes back, or gives it to herself is told so and where to go', async () => {
  const late = visit({ from: 'friend', token: 'T1' }, [refusal(409, 'marketing.pass_over')]);
  await late.receive();
  expect(late.state.refused).toMatchObject({ title: '来晚了一步', next: 'centre' });
  expect(refusedBy(refusal(409, 'marketing.own_coupon'))?.next).toBe('mine');
  expect(refusedBy(refusal(409, 'marketing.coupon_limit'))?.next).toBe('mine');
  expect(refusedBy(refusal(409, 'marketing.newcomers_only', '仅限新会员'))?.title).toBe('仅限新会员');
  expect(refusedBy(refusal(400, 'request.invalid', 'The request is not valid'))?.title).toBe('链接不完整');
});

test('(MKT-08) too many tries at once are no end: she may try again', async () => {
  const { receive, state } = visit({ from: 'code', scene: 'S1' }, [
    refusal(429, 'request.too_many', '请稍后再试'),
  ]);
  await receive();
  expect(state).toMatchObject({ refused: undefined, problem: '请稍后再试' });
});
