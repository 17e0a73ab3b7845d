import { afterScan } from '../../../web-demo/console/src/model/after-scan.ts';
import type { Answered } from '../../../web-demo/console/src/model/outcome.ts';
import { readyArticles } from '../../../web-demo/console/src/model/pickup-pieces.ts';

type Scanned = Parameters<typeof afterScan>[0] extends Answered<infer Read> ? Read : never;
const problem = (status: number) => ({
  problem: { type: 'urn:problem:x', code: 'x', title: '请稍后再试', status },
});
const read = (patch: Partial<Scanned> = {}): { data: Scanned } => ({
  data: {
    ...{ kind: 'pickup', title: '自提订单 1', usable: true, reason: null, reasonCode: null },
    ...{ orderId: 'ord_1', taken: [], left: [{ skuId: 'sku_a', quantity: 2 }] },
    ...patch,
  },
});

test.each([
  ['nobody answered', { problem: undefined }],
  ['too many codes were read', problem(429)],
  ['the shop failed', problem(503)],
] as const)('(FUL-01) a code that was not read hands over nothing, some or all: %s', (_why, answer) => {
  expect(afterScan(answer, true).step).toBe('stop');
  expect(afterScan(answer, false).step).toBe('stop');
});

test('(FUL-01) who wished to take a part never gets it all: without what lies ready nothing is handed over', () => {
  expect(afterScan(problem(404), true)).toEqual({ step: 'stop', why: '请稍后再试', isOffline: false });
  expect(afterScan(read({ orderId: null, usable: false, reason: '商品还在备货' }), true)).toEqual({
    ...{ step: 'stop', why: '商品还在备货', isOffline: false },
  });
  expect(afterScan(read(), true)).toEqual({
    ...{ step: 'choose', orderId: 'ord_1', left: [{ skuId: 'sku_a', quantity: 2 }], taken: [] },
  });
});

test('(STO-06) a whole pick-up goes on, a mistyped code to be told so, and other codes are shown', () => {
  expect(afterScan(read(), false)).toMatchObject({ step: 'hand', left: [{ quantity: 2 }] });
  expect(afterScan(problem(404), false)).toEqual({ step: 'hand', left: [] });
  expect(afterScan(read({ kind: 'coupon' }), true)).toMatchObject({ step: 'other' });
});

test('(FUL-01, ORD-07) handed over is what the shop says is hers, not all that was bought', () => {
  const words = { optionText: '黑色', imageUrl: '/a.webp' };
  const lines = [
    { skuId: 'sku_a', title: '圆框眼镜', ...words },
    { skuId: 'sku_b', title: '镜布', ...words },
    { skuId: 'sku_a', title: '圆框眼镜', ...words },
  ];
  const left = [{ skuId: 'sku_a', quantity: 1 }];
  expect(readyArticles(lines, left, [{ skuId: 'sku_a', quantity: 2 }])).toEqual([
    { skuId: 'sku_a', title: '圆框眼镜', ...words, left: 1, taken: 2 },
  ]);
});
