import type { Query } from '../../../web-demo/storefront/src/api/client.ts';
import {
  createGoodsList,
  listQuery,
  newGoodsListState,
} from '../../../web-demo/storefront/src/model/goods-list.ts';

const ASKED = { storeId: 'str_near', categoryId: '', words: ' 眼镜 ' };

test('(CAT-04) by distance is asked for only when she wants it, and every further page keeps the order', async () => {
  const asked: Query[] = [];
  const shop = {
    products: async (query: Query) => {
      asked.push(query);
      return { items: [], nextCursor: asked.length === 1 ? 'next' : null, now: 0 };
    },
  };
  const list = createGoodsList(shop, newGoodsListState(), () => 0);
  await list.start(listQuery(ASKED, true));
  await list.more();
  await list.start(listQuery(ASKED, false));
  expect(asked).toMatchObject([
    { storeId: 'str_near', q: '眼镜', sort: 'distance' },
    { storeId: 'str_near', q: '眼镜', sort: 'distance', cursor: 'next' },
    { storeId: 'str_near', q: '眼镜' },
  ]);
  expect(asked[2]).not.toHaveProperty('sort');
});

test('(MKT-10) what an offer says on a card goes by the shop’s clock', async () => {
  const state = newGoodsListState();
  const shop = { products: async () => ({ items: [], nextCursor: null, now: 5_000 }) };
  await createGoodsList(shop, state, () => 2_000).start({});
  expect(state.aheadMs).toBe(3_000);
});
