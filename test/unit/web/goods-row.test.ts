import type { Feed } from '../../../web-demo/storefront/src/api/contract.ts';
import {
  createGoodsRow,
  newGoodsRowState,
  placeOf,
  placeText,
} from '../../../web-demo/storefront/src/model/goods-row.ts';

const feed = (...ids: string[]): Feed => ({
  items: ids.map((productId) => ({ productId }) as Feed['items'][number]),
  personalised: false,
});

test('a row is loaded once, however often it comes near', async () => {
  const state = newGoodsRowState();
  let loads = 0;
  const row = createGoodsRow(async () => {
    loads += 1;
    return feed('a');
  }, state);
  await Promise.all([row.near(), row.near()]);
  await row.near();
  expect(loads).toBe(1);
  expect(state.items).toHaveLength(1);
});

test('a row that fails is not there, and takes nothing with it', async () => {
  const state = newGoodsRowState();
  await createGoodsRow(() => Promise.reject(new Error('no network')), state).near();
  expect(state).toEqual({ phase: 'failed', items: [] });
});

test('when the cart changes, an answer about the old cart comes too late', async () => {
  const state = newGoodsRowState();
  const answers: ((answer: Feed) => void)[] = [];
  const row = createGoodsRow(() => new Promise((resolve) => answers.push(resolve)), state);
  const first = row.near();
  const second = row.again();
  answers[1]?.(feed('new'));
  answers[0]?.(feed('old'));
  await Promise.all([first, second]);
  expect(state.items.map(({ productId }) => productId)).toEqual(['new']);
});

test('a row that nobody has come near is not loaded by a change either', async () => {
  const state = newGoodsRowState();
  await createGoodsRow(() => Promise.reject(new Error('asked too early')), state).again();
  expect(state.phase).toBe('waiting');
});

test('an address says from which list and place it was opened; nonsense says nothing', () => {
  expect(placeOf(placeText('bought-together', 3))).toEqual({ place: 'bought-together', position: 3 });
  for (const wrong of [undefined, '', 'similar', 'similar.x', '.1', 'similar.-1'])
    expect(placeOf(wrong)).toBeUndefined();
});
