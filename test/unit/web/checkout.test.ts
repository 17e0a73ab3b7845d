import type {
  NewOrder,
  Quote,
  QuoteRequest,
} from '../../../web-demo/storefront/src/api/checkout-contract.ts';
import type { Order } from '../../../web-demo/storefront/src/api/contract.ts';
import { Refusal, Unreachable } from '../../../web-demo/storefront/src/api/transport.ts';
import {
  createCheckout,
  missingIn,
  newCheckoutState,
  payingFor,
} from '../../../web-demo/storefront/src/model/checkout.ts';

const address = { name: '王小雨', phone: '13800138000', region: '湖北省武汉市', detail: '江汉路 1 号' };

const CARD = { balanceFen: 50_000, mostFen: 19_900, approvalFromFen: 10_000 };

function checkout() {
  const state = newCheckoutState();
  state.wishes = [{ storeId: 'str_1', storeName: '江汉路店', lines: [{ skuId: 'sku_1', quantity: 1 }] }];
  const keys: string[] = [];
  const quoted: QuoteRequest[] = [];
  const ordered: NewOrder[] = [];
  const failures: Error[] = [];
  let made = 0;
  const { place, requote, approve, isApproved } = createCheckout(
    {
      quote: async (request) => {
        quoted.push(request);
        const gifts = [{ skuId: 'sku_gift', title: '试用装', source: { kind: 'coupon', id: 'cpn_1' } }];
        return {
          ...{ quoteToken: `quote-${quoted.length}`, payableFen: 19_900, storedValue: CARD, gifts },
        } as unknown as Quote;
      },
      approveStoredValue: async ({ amountFen, ...proof }) => ({
        ...{ approvalToken: `${Object.values(proof).join()} for ${amountFen}`, until: 0 },
      }),
      placeOrder: async (order, key) => {
        ordered.push(order);
        keys.push(key);
        const failure = failures.shift();
        if (failure !== undefined) throw failure;
        return { id: 'ord_1' } as Order;
      },
    },
    state,
    () => `key-${++made}`,
  );
  return { state, place, requote, approve, isApproved, keys, quoted, ordered, failures };
}

test('a retry after a lost answer carries the same key, so that it cannot order twice', async () => {
  const { place, requote, keys, failures } = checkout();
  await requote();
  failures.push(new Unreachable('lost'));
  await expect(place()).rejects.toThrow(Unreachable);
  await place();
  expect(keys).toEqual(['key-1', 'key-1']);
});

test('another order gets another key', async () => {
  const { state, place, requote, keys } = checkout();
  await requote();
  await place();
  state.wishes = [{ storeId: 'str_1', storeName: '江汉路店', lines: [{ skuId: 'sku_1', quantity: 2 }] }];
  await place();
  expect(keys).toEqual(['key-1', 'key-2']);
});

test('a quote that has run out is asked for again, and she looks before she orders', async () => {
  const { state, place, requote, quoted, failures } = checkout();
  await requote();
  failures.push(new Refusal(409, { code: 'pricing.quote_expired', title: '报价已过期' }));
  expect(await place()).toBeUndefined();
  expect(quoted).toHaveLength(2);
  expect(state.quote.value?.quoteToken).toBe('quote-2');
});

test('sold out is told and not hidden behind a new quote', async () => {
  const { place, requote, quoted, failures } = checkout();
  await requote();
  failures.push(new Refusal(409, { code: 'inventory.sold_out', title: '库存不足' }));
  await expect(place()).rejects.toThrow('库存不足');
  expect(quoted).toHaveLength(1);
});

test('(MKT-05) a gift that another order took at that moment means a new quote, for there may be another gift', async () => {
  const { state, place, requote, quoted, failures } = checkout();
  await requote();
  const soldOut = new Refusal(409, {
    ...{ code: 'inventory.sold_out', title: '库存不足', details: { skuId: 'sku_gift' } },
  });
  failures.push(soldOut, soldOut);
  expect(await place()).toBeUndefined();
  expect(quoted).toHaveLength(2);
  // What she also buys is not there either: no other gift helps.
  state.wishes = [{ storeId: 'str_1', storeName: '', lines: [{ skuId: 'sku_gift', quantity: 1 }] }];
  await expect(place()).rejects.toThrow('库存不足');
});

test('delivery is quoted once the address is complete', async () => {
  const { state, requote, quoted } = checkout();
  state.way = 'delivery';
  await requote();
  expect(quoted).toHaveLength(0);
  state.address = { ...address, name: ' 王小雨 ' };
  await requote();
  expect(quoted[0]?.groups[0]?.fulfilment).toEqual({ type: 'delivery', address });
});

test.each([
  [{ ...address, phone: '1380013800' }, '请填写 11 位手机号'],
  [{ ...address, name: '  ' }, '请填写收货人'],
  [{ ...address, detail: '' }, '请填写详细地址'],
  [address, undefined],
])('says what the address lacks: %j', (given, sentence) => {
  expect(missingIn(given)).toBe(sentence);
});

test('(MKT-05) her choice of gifts is quoted and ordered alike', async () => {
  const { state, place, requote, quoted, ordered } = checkout();
  state.gifts = { cpn_1: ['sku_gift'] };
  await requote();
  await place();
  const gifts = [{ offerId: 'cpn_1', skuIds: ['sku_gift'] }];
  expect([quoted[0], ordered[0]]).toMatchObject([{ gifts }, { gifts }]);
});

test('(MKT-02) her choice of coupons and points is quoted and ordered alike', async () => {
  const { state, place, requote, quoted, ordered } = checkout();
  state.coupons = ['cpn_1'];
  state.usesPoints = true;
  await requote();
  await place();
  const wishes = { coupons: ['cpn_1'], points: 'max' };
  expect(quoted[0]).toMatchObject(wishes);
  expect(ordered[0]).toMatchObject({ ...wishes, storedValueFen: 0 });
});

test('(PAY-04) a large payment by stored value asks for the password once, and retries with the same word', async () => {
  const { state, place, requote, approve, isApproved, keys, ordered, failures } = checkout();
  state.usesStoredValue = true;
  await requote();
  expect(payingFor(state)).toEqual({ storedValueFen: 19_900, externalFen: 0, needsPassword: true });
  expect(isApproved()).toBe(false);
  await approve('135790');
  expect(isApproved()).toBe(true);
  failures.push(new Unreachable('lost'));
  await expect(place()).rejects.toThrow(Unreachable);
  await place();
  expect(ordered.map(({ approvalToken }) => approvalToken)).toEqual(['135790 for 19900', '135790 for 19900']);
  expect(keys).toEqual(['key-1', 'key-1']);
  expect(isApproved()).toBe(false);
});

test('(PAY-04) an approval that has run out is asked for again', async () => {
  const { state, place, requote, approve, isApproved, failures } = checkout();
  state.usesStoredValue = true;
  await requote();
  await approve('135790');
  failures.push(new Refusal(403, { code: 'stored-value.password_needed', title: '大额消费请输入支付密码' }));
  await expect(place()).rejects.toThrow('支付密码');
  expect(isApproved()).toBe(false);
});

test('(MKT-08) a coupon that went into another order means a new quote', async () => {
  const { place, requote, quoted, failures } = checkout();
  await requote();
  failures.push(new Refusal(409, { code: 'marketing.coupon_not_usable', title: '优惠券已使用' }));
  expect(await place()).toBeUndefined();
  expect(quoted).toHaveLength(2);
});
