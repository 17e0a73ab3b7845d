import type { Cart, CartLine } from '../../../web-demo/storefront/src/api/contract.ts';
import {
  addToCart,
  buyable,
  createCart,
  goodsFenOf,
  lineName,
  newCartState,
  placeOf,
} from '../../../web-demo/storefront/src/model/cart.ts';

const line = (skuId: string, quantity: number, valid = true): CartLine => ({
  ...{ skuId, productId: 'prd_1', title: '圆框眼镜', optionText: '黑', imageUrl: '', quantity },
  ...{ choices: [], choiceText: '' },
  ...{ priceFen: 10_000, available: 5, valid, reason: valid ? null : '已下架' },
});

function shopWith(start: Cart) {
  let cart = start;
  const puts: { skuId: string; quantity: number; storeId: string }[] = [];
  return {
    puts,
    cart: async () => cart,
    putCartItem: async (item: { skuId: string; quantity: number; storeId: string }) => {
      puts.push(item);
      cart = {
        groups: [{ storeId: item.storeId, storeName: '江汉路店', lines: [line(item.skuId, item.quantity)] }],
      };
      return cart;
    },
  };
}

const FRAME = { skuId: 'sku_1' };
const oneInCart: Cart = { groups: [{ storeId: 'str_1', storeName: '江汉路店', lines: [line('sku_1', 2)] }] };

test('adding counts on from what is in the cart of that store', async () => {
  const shop = shopWith(oneInCart);
  await addToCart(shop, { storeId: 'str_1', skuId: 'sku_1', quantity: 1 });
  await addToCart(shop, { storeId: 'str_2', skuId: 'sku_1', quantity: 1 });
  expect(shop.puts.map(({ storeId, quantity }) => [storeId, quantity])).toEqual([
    ['str_1', 3],
    ['str_2', 1],
  ]);
});

test('a line that cannot be bought is shown but neither summed nor ordered', () => {
  const group = {
    storeId: 'str_1',
    storeName: '江汉路店',
    lines: [line('sku_1', 2), line('sku_2', 1, false)],
  };
  expect(goodsFenOf(group)).toBe(20_000);
  expect(buyable(group).map(({ skuId }) => skuId)).toEqual(['sku_1']);
});

test('(ORD-01) what she leaves out stays in the cart, and only in the bag of that store', () => {
  const group = (storeId: string) => ({
    ...{ storeId, storeName: '江汉路店' },
    lines: [line('sku_1', 2), line('sku_2', 1)],
  });
  const leftOut = new Set([placeOf('str_1', FRAME)]);
  expect(buyable(group('str_1'), leftOut).map(({ skuId }) => skuId)).toEqual(['sku_2']);
  expect(goodsFenOf(group('str_1'), leftOut)).toBe(10_000);
  expect(goodsFenOf(group('str_2'), leftOut)).toBe(30_000);
});

test('two quick taps on the stepper send one change', async () => {
  const shop = shopWith(oneInCart);
  const cart = createCart(shop, newCartState());
  await Promise.all([cart.setQuantity('str_1', FRAME, 3), cart.setQuantity('str_1', FRAME, 3)]);
  expect(shop.puts).toHaveLength(1);
});

test('the cart shows what the server answered', async () => {
  const state = newCartState();
  const cart = createCart(shopWith(oneInCart), state);
  await cart.load();
  await cart.setQuantity('str_1', FRAME, 4);
  expect(state.value.groups[0]?.lines[0]?.quantity).toBe(4);
  expect(state.busy).toEqual([]);
});

test('(CAT-08) the same dish with other choices is another line, however it was tapped', () => {
  const dish = (...modifierIds: string[]) => ({
    skuId: 'sku_1',
    choices: [{ groupId: 'mgr_1', modifierIds }],
  });
  expect(lineName(dish('egg', 'bean'))).toBe(lineName(dish('bean', 'egg')));
  expect(lineName(dish())).toBe(lineName({ skuId: 'sku_1' }));
  expect(lineName(dish('egg'))).not.toBe(lineName({ skuId: 'sku_1' }));
});
