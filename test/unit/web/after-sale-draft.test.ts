import type { AfterSaleGroup } from '../../../web-demo/storefront/src/api/after-sale-contract.ts';
import { newDraft, stillAsked } from '../../../web-demo/storefront/src/model/after-sale-draft.ts';

const NOW = 1_000;
const line = (position: number, openPieces: number) => ({ position, openPieces, isGift: false });
const group = (patch: object = {}) =>
  ({
    ...{ storeId: 'str_1', goods: 'received', noReasonUntil: NOW + 1, qualityUntil: NOW + 2 },
    lines: [line(0, 2), line(1, 1)],
    ...patch,
  }) as unknown as AfterSaleGroup;
const typed = {
  ...newDraft(group(), NOW, 'key-1'),
  ...({ type: 'EXCHANGE', reason: 'wrong_item', words: '颜色发错了', exchangeSkuId: 'sku_2' } as const),
  pieces: { 0: 2, 1: 1 },
};

test('a single line is meant whole, of several she says which', () => {
  expect(newDraft(group({ lines: [line(3, 2)] }), NOW, 'key-1').pieces).toEqual({ 3: 2 });
  expect(newDraft(group(), NOW, 'key-1').pieces).toEqual({});
});

test('a sheet that is opened again shows what she had typed, under the same key', () => {
  expect(stillAsked(typed, group(), NOW)).toEqual(typed);
});

test('what can no longer be asked for meanwhile is not kept: pieces that are gone, a reason or a way whose time is over', () => {
  expect(stillAsked(typed, group({ lines: [line(0, 1), line(1, 0)] }), NOW).pieces).toEqual({ 0: 1 });
  const gone = stillAsked({ ...typed, type: 'RETURN_REFUND', reason: 'no_reason' }, group(), NOW + 1);
  expect(gone).toMatchObject({ type: 'RETURN_REFUND', reason: 'quality', words: '颜色发错了' });
  expect(stillAsked(typed, group({ goods: 'unsent' }), NOW)).toMatchObject({
    type: 'REFUND_ONLY',
    reason: 'not_wanted',
  });
});
