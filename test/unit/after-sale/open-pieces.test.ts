import type { SkuId } from '#kernel';
import { openPieces } from '../../../modules/after-sale/domain/open-pieces.ts';

const FRAME = 'sku_frame' as SkuId;
const line = (quantity: number, asked = 0) => ({ skuId: FRAME, quantity, asked: { pieces: asked } });

test('two lines of one article share what she has not taken (FUL-01, ORD-07)', () => {
  const [paid, gift] = [line(2), line(1)];
  const open = openPieces([paid, gift], new Map([[FRAME, 2]]));
  expect([open.of(paid), open.of(gift)]).toEqual([1, 1]);
  open.ask(paid, 1);
  expect([open.of(paid), open.of(gift)]).toEqual([0, 0]);
});

test('what was asked back before and what she took are both gone; a line never has more than its own', () => {
  const [first, second] = [line(3, 1), line(5)];
  const open = openPieces([first, second], new Map([[FRAME, 1]]));
  expect([open.of(first), open.of(second)]).toEqual([2, 5]);
  expect(openPieces([first], new Map([[FRAME, 3]])).of(first)).toBe(0);
});
