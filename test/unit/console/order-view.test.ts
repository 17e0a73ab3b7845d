import {
  merged,
  ORDER_FILTERS,
  type OrderLike,
  partsToPrepare,
  partsToShip,
  passes,
  shownState,
  summary,
  toneOf,
  worthFen,
} from '../../../web-demo/console/src/model/order-view.ts';

function group(patch: Partial<OrderLike['groups'][number]> = {}): OrderLike['groups'][number] {
  return {
    storeId: 'str_jianghan',
    state: 'PREPARING',
    payableFen: 19_900,
    fulfilment: { type: 'pickup' },
    lines: [{ title: '圆框眼镜', quantity: 1, imageUrl: '/media/a.webp' }],
    ...patch,
  };
}

function order(patch: Partial<OrderLike> = {}): OrderLike {
  return { id: 'ord_1', state: 'PAID', placedAt: 1_000, groups: [group()], ...patch };
}

test('a paid order shows the part that is furthest behind: it is the one that waits for somebody', () => {
  const parts = [group({ state: 'PICKED_UP' }), group({ storeId: 'str_optics', state: 'PREPARING' })];
  expect(shownState(order({ groups: parts }))).toBe('PREPARING');
  expect(shownState(order({ groups: [group({ state: 'READY_FOR_PICKUP' })] }))).toBe('READY_FOR_PICKUP');
});

test.each(['PENDING_PAY', 'CANCELLED', 'CLOSED', 'REFUND_DUE', 'REFUNDED'])(
  'an order that is %s says so, whatever its parts say',
  (state) => {
    expect(shownState(order({ state }))).toBe(state);
  },
);

test('only pickup parts that are being prepared can be marked ready', () => {
  const parts = [
    group(),
    group({ state: 'READY_FOR_PICKUP' }),
    group({ fulfilment: { type: 'delivery' } }),
    group({ state: 'WAITING_PAY' }),
  ];
  expect(partsToPrepare(order({ groups: parts }))).toEqual([parts[0]]);
});

test('only delivered parts that are being prepared can be shipped', () => {
  const parcel = { fulfilment: { type: 'delivery' } };
  const parts = [
    group(),
    group(parcel),
    group({ ...parcel, state: 'SHIPPED' }),
    group({ ...parcel, state: 'WAITING_PAY' }),
  ];
  expect(partsToShip(order({ groups: parts }))).toEqual([parts[1]]);
});

test('one article is named, several are counted by pieces', () => {
  expect(summary(order())).toBe('圆框眼镜');
  const lines = [
    { title: '圆框眼镜', quantity: 2, imageUrl: '' },
    { title: '珍珠耳坠', quantity: 1, imageUrl: '' },
  ];
  expect(summary(order({ groups: [group({ lines })] }))).toBe('圆框眼镜 等 3 件');
});

test('a store sees what its own parts are worth', () => {
  expect(worthFen(order({ groups: [group({ payableFen: 100 }), group({ payableFen: 250 })] }))).toBe(350);
});

test('news replace the row of the same order, and the newest order is on top', () => {
  const rows = [order({ id: 'ord_2', placedAt: 2_000 }), order({ id: 'ord_1', placedAt: 1_000 })];
  const news = [
    order({ id: 'ord_1', placedAt: 1_000, state: 'CANCELLED' }),
    order({ id: 'ord_3', placedAt: 3_000 }),
  ];
  const result = merged(rows, news);
  expect(result.map(({ id }) => id)).toEqual(['ord_3', 'ord_2', 'ord_1']);
  expect(result[2]?.state).toBe('CANCELLED');
});

test('a filter looks at the order and at its parts', () => {
  expect(passes(order(), undefined)).toBe(true);
  expect(passes(order(), 'PREPARING')).toBe(true);
  expect(passes(order({ state: 'REFUND_DUE' }), 'REFUND_DUE')).toBe(true);
  expect(passes(order(), 'PICKED_UP')).toBe(false);
  expect(new Set(ORDER_FILTERS.map(({ name }) => name)).size).toBe(ORDER_FILTERS.length);
});

test('red is for what needs somebody, and for nothing else', () => {
  expect(['PREPARING', 'REFUND_DUE'].map(toneOf)).toEqual(['needs-you', 'needs-you']);
  expect(['READY_FOR_PICKUP', 'PENDING_PAY', 'PICKED_UP', 'CANCELLED'].map(toneOf)).toEqual([
    'good',
    'waiting',
    'over',
    'over',
  ]);
});
