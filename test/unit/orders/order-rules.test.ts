import { AppError, DAY_MS, fen, type OrderId, type SkuId, type StoreId } from '#kernel';
import {
  type AuditRules,
  auditReasons,
  DEFAULT_AUDIT_RULES,
} from '../../../modules/orders/domain/audit-rules.ts';
import { whyNot } from '../../../modules/orders/domain/cart.ts';
import {
  type NewOrderGroup,
  type Order,
  type OrderGroup,
  type OrderLine,
  paidBy,
  placedOrder,
} from '../../../modules/orders/domain/order.ts';
import { isHandedOut } from '../../../modules/orders/domain/part-pieces.ts';
import { pointsShareOf } from '../../../modules/orders/domain/points-share.ts';
import { repriced, withPart } from '../../../modules/orders/domain/price-change.ts';
import { staffView } from '../../../modules/orders/domain/staff-view.ts';
import { refusalOf, refusedTicket, ticketFor } from '../../../modules/orders/domain/ticket.ts';
import { withoutPhones } from '../../../modules/orders/domain/without-phones.ts';

const NOON = Date.UTC(2026, 10, 21, 4);
const HERE = 'str_here' as StoreId;
const THERE = 'str_there' as StoreId;

const line = (n: number, totalFen: number): OrderLine => ({
  ...{ skuId: `sku_${n}` as SkuId, productId: `prd_${n}` as OrderLine['productId'], title: `商品${n}` },
  ...{ optionText: '', imageUrl: '', quantity: 1, unitPriceFen: fen(totalFen), discountFen: fen(0) },
  ...{ totalFen: fen(totalFen), shares: [], isGift: false, gift: null, choices: [] },
});

function part(storeId: StoreId, totals: readonly number[], shipping = 0): NewOrderGroup {
  const goods = totals.reduce((sum, total) => sum + total, 0);
  return {
    ...{
      storeId,
      storeName: '店',
      fulfilment: { type: 'pickup' },
      goodsFen: fen(goods),
      discountFen: fen(0),
    },
    ...{ shippingFen: fen(shipping), shippingShares: [], payableFen: fen(goods + shipping) },
    lines: totals.map((total, n) => line(n + 1, total)),
  };
}

const placed = (groups: readonly NewOrderGroup[], storedValue = 0): Order =>
  placedOrder({
    ...{ id: 'ord_1' as OrderId, merchantId: 'mch_1' as Order['merchantId'], number: '261121000000000001' },
    ...{ memberId: 'mbr_1' as Order['memberId'], placedAt: NOON, payBefore: NOON + 900_000, coupons: [] },
    ...{ points: { burn: 0, worthFen: fen(0) }, storedValueFen: fen(storedValue), discounts: [], groups },
  });
const firstOf = (order: Order): OrderGroup => order.groups[0] as OrderGroup;
const price = (goodsPaid: number, shipping: number) => ({
  ...{ goodsPaidFen: fen(goodsPaid), shippingFen: fen(shipping) },
});
const refusal = (kind: string, code: string, message: string, facts: object) =>
  expect.objectContaining({ kind, code, message, facts });

describe('placing (ORD-01)', () => {
  test('an order waits for its money, each part with it, and says since when', () => {
    const order = placed([part(HERE, [300], 100), part(THERE, [200])], 150);
    expect(order).toMatchObject({
      ...{ state: 'PENDING_PAY', payableFen: 600, externalFen: 450, takenAs: 'ord_1', paidAt: null },
      ...{ channel: 'mini_program', externalNo: null, tenders: [{ kind: 'stored_value', amountFen: 150 }] },
      timeline: [{ at: NOON, scope: null, state: 'PENDING_PAY' }],
    });
    expect(order.groups).toMatchObject([
      { storeId: HERE, state: 'WAITING_PAY', pickupCode: null, shipment: null },
      { storeId: THERE, state: 'WAITING_PAY', pickupCode: null, shipment: null },
    ]);
  });

  test('one to twenty parts, each with goods, and nobody pays more than it costs', () => {
    const many = (count: number) => Array.from({ length: count }, () => part(HERE, [1]));
    expect(placed(many(20)).groups).toHaveLength(20);
    for (const count of [0, 21]) expect(() => placed(many(count))).toThrow('an order has 1 to 20 groups');
    expect(() => placed([part(HERE, [1]), part(THERE, [])])).toThrow('a group has goods');
    expect(placed([part(HERE, [5])], 5).externalFen).toBe(0);
    expect(() => placed([part(HERE, [5])], 6)).toThrow('nobody pays more than an order costs');
  });

  test('the card first, the provider the rest; what pays nothing is no means of payment', () => {
    expect(paidBy(fen(500), fen(200), 'alipay')).toEqual({
      externalFen: 300,
      tenders: [
        { kind: 'stored_value', amountFen: 200 },
        { kind: 'alipay', amountFen: 300 },
      ],
    });
    expect(paidBy(fen(500), fen(0), 'wechat').tenders).toEqual([{ kind: 'wechat', amountFen: 500 }]);
    expect(paidBy(fen(500), fen(500), 'wechat').tenders).toEqual([{ kind: 'stored_value', amountFen: 500 }]);
  });
});

describe('another price before payment (ORD-04)', () => {
  const before = firstOf(placed([part(HERE, [300, 100], 50)]));

  test('what is taken off is spread over the goods and taken off the parcel', () => {
    const after = repriced(before, price(200, 20), 'chg_1');
    const share = (amountFen: number) => ({ kind: 'price_change', id: 'chg_1', amountFen });
    expect(after).toMatchObject({
      ...{ discountFen: 200, shippingFen: 20, payableFen: 220, shippingShares: [share(30)] },
      lines: [
        { discountFen: 150, totalFen: 150, shares: [share(150)] },
        { discountFen: 50, totalFen: 50, shares: [share(50)] },
      ],
    });
    const again = repriced(after, price(199, 20), 'chg_2');
    expect(again).toMatchObject({
      payableFen: 219,
      shippingShares: [share(30)],
      lines: [{ totalFen: 149 }, {}],
    });
    expect(again.lines[1]).toEqual(after.lines[1]);
    expect(again.lines[0]?.shares).toHaveLength(2);
    expect(repriced(before, price(400, 0), 'chg_3')).toMatchObject({ payableFen: 400, discountFen: 0 });
  });

  test.each([
    ['dearer goods', 401, 0],
    ['a dearer parcel', 1, 51],
    ['the same price', 400, 50],
  ])('never upwards: %s', (_case, goods, shipping) => {
    expect(() => repriced(before, price(goods, shipping), 'chg')).toThrow(
      refusal('unprocessable', 'orders.price_not_lower', '只能往低改价', {
        goodsPaidFen: 400,
        shippingFen: 50,
      }),
    );
  });

  test('nothing is given away by the way', () => {
    expect(repriced(before, price(1, 0), 'chg').payableFen).toBe(1);
    expect(() => repriced(before, price(0, 0), 'chg')).toThrow(
      refusal('unprocessable', 'orders.price_too_low', '商品价格不能低于 0.01 元', { lowestFen: 1 }),
    );
  });

  test('the order costs that much less; a provider collects at least one fen beside her card', () => {
    const order = placed([part(HERE, [300]), part(THERE, [200])], 400);
    const cheaper = withPart(order, repriced(firstOf(order), price(201, 0), 'chg'), 'chg');
    expect(cheaper).toMatchObject({
      ...{ payableFen: 401, externalFen: 1 },
      discounts: [{ kind: 'price_change', id: 'chg', label: '店家改价', amountFen: 99 }],
      groups: [
        { storeId: HERE, payableFen: 201 },
        { storeId: THERE, payableFen: 200 },
      ],
    });
    expect(() => withPart(order, repriced(firstOf(order), price(200, 0), 'chg'), 'chg')).toThrow(
      refusal('unprocessable', 'orders.price_too_low', '改价后至少还须支付 0.01 元', { lowestFen: 201 }),
    );
  });
});

describe('which paid orders somebody looks at first (ORD-04)', () => {
  const facts = {
    payableFen: fen(1_000),
    pieces: 5,
    joinedAt: NOON - 3 * DAY_MS,
    refundedOrders: 2,
    at: NOON,
  };
  const rules = (more: Partial<AuditRules>): AuditRules => ({
    ...DEFAULT_AUDIT_RULES,
    mode: 'rules',
    ...more,
  });
  const none = { amountFromFen: null, piecesFrom: null, memberDaysBelow: null, refundsFrom: null };

  test.each([
    ['none, unless the shop says so', DEFAULT_AUDIT_RULES, []],
    ['none without a limit', rules(none), []],
    ['every one', { ...rules(none), mode: 'all' }, ['every_order']],
    ['from an amount', rules({ amountFromFen: fen(1_000) }), ['amount']],
    ['below it', rules({ amountFromFen: fen(1_001) }), []],
    ['from a number of pieces', rules({ piecesFrom: 5 }), ['pieces']],
    ['fewer', rules({ piecesFrom: 6 }), []],
    ['a new member', rules({ memberDaysBelow: 4 }), ['new_member']],
    ['three days old is not younger than three days', rules({ memberDaysBelow: 3 }), []],
    ['after refunds', rules({ refundsFrom: 2 }), ['refunds']],
    ['fewer refunds', rules({ refundsFrom: 3 }), []],
    [
      'for all reasons at once',
      rules({ amountFromFen: fen(1), piecesFrom: 1, memberDaysBelow: 9, refundsFrom: 1 }),
      ['amount', 'pieces', 'new_member', 'refunds'],
    ],
    ['none while it is off', { ...rules({ piecesFrom: 1 }), mode: 'off' }, []],
  ] as const)('%s', (_case, given, reasons) => {
    expect(auditReasons(given, facts)).toEqual(reasons);
  });

  test('whose age nobody knows is not new, and silence gives her the goods after twelve hours', () => {
    expect(auditReasons(rules({ memberDaysBelow: 99 }), { ...facts, joinedAt: undefined })).toEqual([]);
    expect(DEFAULT_AUDIT_RULES).toEqual({ mode: 'off', ...none, hours: 12, onSilence: 'approve' });
  });
});

test.each([
  ['off_shelf', 9, '商品已下架'],
  ['not_at_store', 9, '该门店不售此商品'],
  ['not_now', 9, '现在不是供应时段'],
  ['sold_out_today', 9, '今日已估清'],
  [null, 0, '该门店暂时无货'],
  [null, 1, '库存不足，最多可买 1 件'],
  [null, 2, null],
] as const)('why two of it cannot be bought: %s, %i there', (reason, available, words) => {
  expect(whyNot({ quantity: 2 }, reason, available)).toBe(words);
});

test('a part is handed out when each piece is taken or given back (FUL-01)', () => {
  const sku = (n: number) => `sku_${n}` as SkuId;
  const pieces = [
    { skuId: sku(1), bought: 3, asked: 1, refunded: 1 },
    { skuId: sku(2), bought: 1, asked: 0, refunded: 0 },
  ];
  expect(
    isHandedOut(
      pieces,
      new Map([
        [sku(1), 2],
        [sku(2), 1],
      ]),
    ),
  ).toBe(true);
  expect(
    isHandedOut(
      pieces,
      new Map([
        [sku(1), 1],
        [sku(2), 1],
      ]),
    ),
  ).toBe(false);
  expect(isHandedOut(pieces, new Map([[sku(1), 2]]))).toBe(false);
});

test('points of a line come back to the fen, whatever pieces are given back', () => {
  expect([0, 1, 2, 3].map((pieces) => pointsShareOf(fen(100), pieces, 3))).toEqual([0, 33, 67, 100]);
  expect(pointsShareOf(fen(1), 1, 2)).toBe(1);
  for (const pieces of [-1, 4])
    expect(() => pointsShareOf(fen(100), pieces, 3)).toThrow('no more pieces than were bought');
});

test('staff see their stores’ parts, neither the proof of pickup nor who else is in the order', () => {
  const order: Order = {
    ...placed([part(HERE, [1]), part(THERE, [2])]),
    timeline: [
      { at: 1, scope: null, state: 'PAID' },
      { at: 1, scope: HERE, state: 'PREPARING' },
      { at: 1, scope: THERE, state: 'PREPARING' },
    ],
  };
  const coded = { ...order, groups: order.groups.map((group) => ({ ...group, pickupCode: '79927398' })) };
  const seen = staffView(coded, (storeId) => storeId === HERE);
  expect(seen.groups).toMatchObject([{ storeId: HERE, pickupCode: null }]);
  expect(seen.timeline.map(({ scope }) => scope)).toEqual([null, HERE]);
  expect(Object.keys(seen)).not.toEqual(expect.arrayContaining(['merchantId']));
  for (const hidden of ['merchantId', 'memberId', 'takenAs']) expect(seen).not.toHaveProperty(hidden);
});

test('what became of a request in the rush is told in the same words for ever (MKT-13)', () => {
  const order = placed([part(HERE, [300])]);
  expect(ticketFor(order)).toEqual({
    ...{ state: 'ORDERED', orderId: 'ord_1', number: '261121000000000001', payableFen: 300 },
    payBefore: NOON + 900_000,
  });
  const refused = new AppError('conflict', 'inventory.sold_out', '已售罄', { available: 0 });
  const ticket = refusedTicket(refused);
  expect(ticket).toEqual({
    ...{ state: 'REFUSED', kind: 'conflict', code: 'inventory.sold_out', title: '已售罄' },
    details: { available: 0 },
  });
  if (ticket.state === 'REFUSED')
    expect(refusalOf(ticket)).toEqual(refusal('conflict', 'inventory.sold_out', '已售罄', { available: 0 }));
});

test.each([
  ['请打13800001234', '请打138****1234'],
  ['+86-138-0000-1234', '+86-138****1234'],
  ['86 138 0000 1234', '86 138****1234'],
  ['138－0000－1234', '138****1234'],
  ['单号2613800001234', '单号2613800001234'],
  ['138000012345', '138000012345'],
  ['12800001234', '12800001234'],
])('(SEC-04) the middle of a phone number is not kept: %s', (written, kept) => {
  expect(withoutPhones(written)).toBe(kept);
});
