import type { Query } from '../../../web-demo/storefront/src/api/client.ts';
import {
  createGoodsList,
  type GoodsOrder,
  listQuery,
  newGoodsListState,
  orderKeys,
} from '../../../web-demo/storefront/src/model/goods-list.ts';

const ASKED = { storeId: 'str_near', categoryId: '', words: ' 眼镜 ', filter: {} };

test('(CAT-04) by distance is asked for only when she wants it, and every further page keeps the order', async () => {
  const asked: Query[] = [];
  const shop = {
    products: async (query: Query) => {
      asked.push(query);
      return { items: [], nextCursor: asked.length === 1 ? 'next' : null, now: 0 };
    },
  };
  const list = createGoodsList(shop, newGoodsListState(), () => 0);
  await list.start(listQuery(ASKED, 'distance'));
  await list.more();
  await list.start(listQuery(ASKED, 'usual'));
  expect(asked).toMatchObject([
    { storeId: 'str_near', q: '眼镜', sort: 'distance' },
    { storeId: 'str_near', q: '眼镜', sort: 'distance', cursor: 'next' },
    { storeId: 'str_near', q: '眼镜' },
  ]);
  expect(asked[2]).not.toHaveProperty('sort');
});

test('(CAT-04) price is cheapest first, dearest first when tapped again, and cheapest first from any other order', () => {
  const tapped = (order: GoodsOrder, label: string) => {
    const key = orderKeys(order).find((each) => each.label.startsWith(label));
    if (key === undefined) throw new Error(`there is no ${label}`);
    return key.next;
  };
  const first = tapped('sales', '价格');
  expect(listQuery(ASKED, first)).toMatchObject({ storeId: 'str_near', sort: 'price_asc' });
  expect(listQuery(ASKED, tapped(first, '价格'))).toMatchObject({ sort: 'price_desc' });
  expect(tapped('price_desc', '价格')).toBe('price_asc');
  expect(listQuery(ASKED, tapped('price_desc', '销量'))).toMatchObject({ sort: 'sales' });
  const shown = (order: GoodsOrder) => orderKeys(order).filter(({ isChosen }) => isChosen);
  expect(shown('price_desc').map(({ label }) => label)).toEqual(['价格 ↓']);
  expect([...shown('usual'), ...shown('distance')]).toEqual([]);
});

test('(MKT-10) what an offer says on a card goes by the shop’s clock', async () => {
  const state = newGoodsListState();
  const shop = { products: async () => ({ items: [], nextCursor: null, now: 5_000 }) };
  await createGoodsList(shop, state, () => 2_000).start({});
  expect(state.aheadMs).toBe(3_000);
});
