import type { Cart, GuestLine } from '../../../web-demo/storefront/src/api/contract.ts';
import { Refusal, Unreachable } from '../../../web-demo/storefront/src/api/transport.ts';
import { createBag } from '../../../web-demo/storefront/src/model/bag.ts';
import { addToCart, lineName, orderedFrom } from '../../../web-demo/storefront/src/model/cart.ts';
import { createGuestCart } from '../../../web-demo/storefront/src/model/guest-cart.ts';

const FRAME = { storeId: 'str_1', skuId: 'sku_frame', choices: [] };
const DUCK = { storeId: 'str_2', skuId: 'sku_duck', choices: [] };

const cartOf = (lines: readonly GuestLine[]): Cart => ({
  groups: [...new Set(lines.map(({ storeId }) => storeId))].map((storeId) => ({
    ...{ storeId, storeName: '' },
    lines: lines
      .filter((line) => line.storeId === storeId)
      .map(({ skuId, choices, quantity }) => ({
        ...{ skuId, choices, quantity, productId: '', title: '', optionText: '', imageUrl: '' },
        ...{ choiceText: '', priceFen: 100, valid: true, reason: null },
      })),
  })),
});

/** A shop that merges once per member and key, as the real one does; `lose` cuts answers off after the work is done. */
function shop() {
  const carts = new Map<string, GuestLine[]>();
  const taken = new Map<string, string>();
  const offShelf = new Set<string>();
  const trouble: Error[] = [];
  const refusals: Error[] = [];
  let her: string | undefined;
  const mine = () => {
    const lines = carts.get(her ?? '') ?? [];
    carts.set(her ?? '', lines);
    return lines;
  };
  const set = ({ quantity, ...item }: GuestLine) => {
    const others = mine().filter(
      (line) => lineName(line) !== lineName(item) || line.storeId !== item.storeId,
    );
    carts.set(her ?? '', quantity === 0 ? others : [...others, { ...item, quantity }]);
  };
  const texts = new Map<string, string>();
  const store = {
    read: (key: string) => texts.get(key),
    write: (key: string, value: string) => void texts.set(key, value),
    remove: (key: string) => void texts.delete(key),
  };
  let keys = 0;
  return {
    ...{ texts, offShelf, trouble, refusals, carts },
    signIn: (name: string | undefined) => {
      her = name;
    },
    /** One tab of the browser: all of them share the phone's store. */
    tab: () =>
      createBag({
        guest: createGuestCart(store, () => `key-${++keys}`),
        memberId: () => her,
        shop: {
          cart: async () => cartOf(mine()),
          putCartItem: async ({ choices = [], ...item }) => {
            set({ ...item, choices });
            return cartOf(mine());
          },
          guestCart: async ({ lines }) => cartOf(lines.filter(({ skuId }) => !offShelf.has(skuId))),
          mergeCart: async ({ lines }, key) => {
            const refused = refusals.shift();
            if (refused !== undefined) throw refused;
            const [name, body] = [`${her} ${key}`, JSON.stringify(lines)];
            const earlier = taken.get(name);
            if (earlier !== undefined && earlier !== body)
              throw new Refusal(422, { code: 'request.key_reused' });
            if (earlier === undefined)
              for (const line of lines) {
                const there = mine().find(
                  (one) => lineName(one) === lineName(line) && one.storeId === line.storeId,
                );
                set({ ...line, quantity: line.quantity + (there?.quantity ?? 0) });
              }
            taken.set(name, body);
            const lost = trouble.shift();
            if (lost !== undefined) throw lost;
            return { ...cartOf(mine()), leftOut: 0 };
          },
        },
      }),
    pieces: (name: string) => (carts.get(name) ?? []).map(({ skuId, quantity }) => [skuId, quantity]),
  };
}

const seen = (cart: Cart) =>
  cart.groups.flatMap(({ lines }) => lines.map(({ skuId, quantity }) => [skuId, quantity]));

test('(ORD-01) a guest puts goods in, changes and drops them; they wait on her phone, in every tab', async () => {
  const { tab, texts } = shop();
  await addToCart(tab(), { ...FRAME, quantity: 1 });
  await addToCart(tab(), { ...FRAME, quantity: 2 });
  await addToCart(tab(), { ...DUCK, quantity: 1 });
  expect(seen(await tab().cart())).toEqual([
    ['sku_frame', 3],
    ['sku_duck', 1],
  ]);
  await tab().putCartItem({ ...FRAME, quantity: 1 });
  expect(seen(await tab().putCartItem({ ...DUCK, quantity: 0 }))).toEqual([['sku_frame', 1]]);
  await tab().putCartItem({ ...FRAME, quantity: 0 });
  expect(seen(await tab().cart())).toEqual([]);
  expect(texts.size).toBe(0);
});

test('(ORD-01) signed in, her lines join her cart, and the phone keeps none of them', async () => {
  const { tab, signIn, pieces, texts } = shop();
  await tab().putCartItem({ ...FRAME, quantity: 2 });
  signIn('她');
  expect(seen(await tab().cart())).toEqual([['sku_frame', 2]]);
  expect(pieces('她')).toEqual([['sku_frame', 2]]);
  expect(texts.size).toBe(0);
});

test('(ORD-01) an answer that is lost doubles nothing: the same lines go again under the same key', async () => {
  const { tab, signIn, pieces, trouble } = shop();
  await tab().putCartItem({ ...FRAME, quantity: 2 });
  signIn('她');
  trouble.push(new Unreachable('lost'), new Refusal(503, {}));
  await tab().join();
  // The page is loaded anew, twice.
  await tab().join();
  expect(seen(await tab().cart())).toEqual([['sku_frame', 2]]);
  expect(pieces('她')).toEqual([['sku_frame', 2]]);
});

test('(ORD-01) two tabs that notice her at once hand the lines over once', async () => {
  const { tab, signIn, pieces } = shop();
  const [one, other] = [tab(), tab()];
  await one.putCartItem({ ...FRAME, quantity: 2 });
  signIn('她');
  await Promise.all([one.join(), other.join(), one.cart(), other.cart()]);
  expect(pieces('她')).toEqual([['sku_frame', 2]]);
});

test('(ORD-01) what is put in while an answer is lost goes after it, and neither goes twice', async () => {
  const { tab, signIn, pieces, trouble } = shop();
  await tab().putCartItem({ ...FRAME, quantity: 2 });
  signIn('她');
  trouble.push(new Unreachable('lost'));
  await tab().join();
  signIn(undefined);
  await tab().putCartItem({ ...DUCK, quantity: 1 });
  signIn('她');
  await tab().cart();
  expect(pieces('她')).toEqual([
    ['sku_frame', 2],
    ['sku_duck', 1],
  ]);
});

test('(ORD-01) what is on its way to her cart is nobody else’s who signs in on that phone', async () => {
  const { tab, signIn, pieces, refusals } = shop();
  await tab().putCartItem({ ...FRAME, quantity: 2 });
  signIn('她');
  refusals.push(new Unreachable('no network'));
  await tab().join();
  signIn('别人');
  await tab().cart();
  expect(pieces('别人')).toEqual([]);
  signIn('她');
  await tab().cart();
  expect(pieces('她')).toEqual([['sku_frame', 2]]);
});

test('(ORD-01) a quantity that she sets waits for the lines that are still to be added', async () => {
  const { tab, signIn, pieces } = shop();
  await tab().putCartItem({ ...FRAME, quantity: 2 });
  signIn('她');
  await addToCart(tab(), { ...FRAME, quantity: 1 });
  expect(pieces('她')).toEqual([['sku_frame', 3]]);
});

test('what the shop will never take is told to her and not sent forever', async () => {
  const { tab, signIn, refusals, texts } = shop();
  await tab().putCartItem({ ...FRAME, quantity: 2 });
  signIn('她');
  refusals.push(new Refusal(400, { code: 'request.invalid' }));
  const bag = tab();
  await bag.join();
  expect([bag.takeLeftOut(), bag.takeLeftOut(), texts.size]).toEqual([1, 0, 0]);
});

test('(ORD-01) goods that went off the shelf are counted, and go when she says so', async () => {
  const { tab, offShelf } = shop();
  const bag = tab();
  await bag.putCartItem({ ...FRAME, quantity: 2 });
  await bag.putCartItem({ ...DUCK, quantity: 1 });
  offShelf.add('sku_frame');
  expect(seen(await bag.cart())).toEqual([['sku_duck', 1]]);
  expect(bag.gone()).toBe(1);
  bag.dropGone();
  offShelf.clear();
  expect(seen(await bag.cart())).toEqual([['sku_duck', 1]]);
  expect(bag.gone()).toBe(0);
  offShelf.add('sku_frame');
  await expect(bag.putCartItem({ ...FRAME, quantity: 1 })).rejects.toThrow('商品已下架');
  expect(bag.gone()).toBe(0);
});

test('(ORD-01) one line or store too many is refused before it is put in', async () => {
  const bag = shop().tab();
  for (let n = 0; n < 200; n += 1) await bag.putCartItem({ ...FRAME, skuId: `sku_${n}`, quantity: 1 });
  await expect(bag.putCartItem({ ...DUCK, quantity: 1 })).rejects.toThrow('最多放 200 种');
  await bag.putCartItem({ ...FRAME, skuId: 'sku_7', quantity: 9 });
  const wide = shop().tab();
  for (let n = 0; n < 20; n += 1) await wide.putCartItem({ ...FRAME, storeId: `str_${n}`, quantity: 1 });
  await expect(wide.putCartItem({ ...FRAME, storeId: 'str_20', quantity: 1 })).rejects.toThrow('20 家门店');
});

test('what another version left on the phone breaks no page', async () => {
  const { tab, texts } = shop();
  for (const text of ['{broken', '[]', '{"lines":3}', 'null']) {
    texts.set('tongqu.guest-cart', text);
    expect(seen(await tab().cart())).toEqual([]);
  }
});

test('(ORD-01) what waited in her cart from before is no silent part of the order', () => {
  const { groups } = cartOf([{ ...FRAME, quantity: 1 }]);
  const chosen = orderedFrom(groups, new Set());
  expect(orderedFrom(cartOf([{ ...FRAME, quantity: 1 }]).groups, new Set())).toBe(chosen);
  expect(orderedFrom(cartOf([{ ...FRAME, quantity: 2 }]).groups, new Set())).not.toBe(chosen);
  const both = cartOf([
    { ...FRAME, quantity: 1 },
    { ...DUCK, quantity: 1 },
  ]);
  expect(orderedFrom(both.groups, new Set())).not.toBe(chosen);
  expect(orderedFrom(both.groups, new Set([`${DUCK.storeId} ${DUCK.skuId}`]))).toBe(chosen);
});
