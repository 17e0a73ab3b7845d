import { type AppError, DAY_MS } from '#kernel';
import {
  CONDITIONS,
  isShopsFault,
  REASONS,
  TRACKING_NUMBER,
} from '../../../modules/after-sale/domain/after-sale.ts';
import {
  AFTER_SALE_STATES,
  AFTER_SALE_TRANSITIONS,
  AFTER_SALE_TYPES,
  bringsGoodsBack,
  liesOnTheWay,
  movesMoney,
  OPEN_STATES,
  statesBefore,
} from '../../../modules/after-sale/domain/after-sale-states.ts';
import { DEFAULT_SETTINGS } from '../../../modules/after-sale/domain/settings.ts';
import { refuseOutOfTime } from '../../../modules/after-sale/domain/windows.ts';

describe('the life of a request (ORD-07)', () => {
  test('from every state only the named steps are possible, and an ended one takes none', () => {
    for (const from of AFTER_SALE_STATES)
      for (const to of AFTER_SALE_STATES)
        expect(statesBefore(to).includes(from)).toBe(
          (AFTER_SALE_TRANSITIONS[from] as readonly string[]).includes(to),
        );
    for (const ended of ['DONE', 'REJECTED', 'CANCELLED'] as const)
      expect(AFTER_SALE_TRANSITIONS[ended]).toEqual([]);
  });

  test('money moves for refunds alone, goods come back for returns and exchanges alone', () => {
    const takes = (step: Parameters<typeof liesOnTheWay>[0]) =>
      AFTER_SALE_TYPES.filter((type) => liesOnTheWay(step, type));
    expect(takes('REFUNDING')).toEqual(['REFUND_ONLY', 'RETURN_REFUND']);
    expect(takes('OFFERED')).toEqual(['REFUND_ONLY', 'RETURN_REFUND']);
    expect(takes('ESCALATED')).toEqual(['REFUND_ONLY', 'RETURN_REFUND']);
    expect(takes('RECEIVED')).toEqual(['RETURN_REFUND', 'EXCHANGE']);
    expect(takes('BUYER_SHIPPED')).toEqual(['RETURN_REFUND', 'EXCHANGE']);
    expect(takes('APPLY')).toEqual([...AFTER_SALE_TYPES]);
  });
});

const RECEIVED = { are: 'received', receivedAt: 0, tags: [] } as const;

/** The code of the refusal, or `ok`. */
function asked(
  type: (typeof AFTER_SALE_TYPES)[number],
  reason: 'no_reason' | 'quality',
  goods: Parameters<typeof refuseOutOfTime>[1],
  at: number,
): string {
  try {
    refuseOutOfTime({ type, reason }, goods, DEFAULT_SETTINGS, at);
    return 'ok';
  } catch (error) {
    return (error as AppError).code;
  }
}

describe('when what may be asked for (ORD-07)', () => {
  test.each([
    ['the seventh day', 'no_reason', 7 * DAY_MS - 1, 'ok'],
    ['a moment after seven days', 'no_reason', 7 * DAY_MS, 'after-sale.too_late'],
    ['faulty goods after ten days', 'quality', 10 * DAY_MS, 'ok'],
    ['faulty goods after fifteen days', 'quality', 15 * DAY_MS, 'after-sale.too_late'],
  ] as const)('a return on %s', (_case, reason, at, answer) => {
    expect(asked('RETURN_REFUND', reason, RECEIVED, at)).toBe(answer);
  });

  test('fresh food is not returned without a reason, but when it is bad', () => {
    const fresh = { ...RECEIVED, tags: ['生鲜'] };
    expect(asked('RETURN_REFUND', 'no_reason', fresh, 1)).toBe('after-sale.not_without_reason');
    expect(asked('RETURN_REFUND', 'quality', fresh, 1)).toBe('ok');
  });

  test('who keeps the goods has a reason; who has no goods yet can only want money back', () => {
    const unsent = { are: 'unsent', receivedAt: null, tags: [] } as const;
    expect(asked('REFUND_ONLY', 'no_reason', RECEIVED, 1)).toBe('after-sale.goods_must_come_back');
    expect(asked('REFUND_ONLY', 'no_reason', unsent, 1)).toBe('ok');
    expect(asked('RETURN_REFUND', 'quality', unsent, 1)).toBe('after-sale.not_received');
    expect(asked('EXCHANGE', 'no_reason', RECEIVED, 1)).toBe('after-sale.goods_must_come_back');
  });
});

test('a refusal says what is wrong, in a code and in her words', () => {
  const settings = DEFAULT_SETTINGS;
  const refused = (
    type: (typeof AFTER_SALE_TYPES)[number],
    reason: 'no_reason' | 'quality' | 'not_wanted',
    goods: Parameters<typeof refuseOutOfTime>[1],
    at = 1,
  ) => {
    try {
      return refuseOutOfTime({ type, reason }, goods, settings, at);
    } catch (error) {
      const { kind, code, message, facts } = error as AppError;
      return { kind, code, message, facts };
    }
  };
  const unsent = { are: 'unsent', receivedAt: null, tags: [] } as const;
  const kind = 'conflict';
  expect(refused('EXCHANGE', 'quality', { ...unsent, are: 'on_the_way' })).toEqual({
    ...{
      kind,
      code: 'after-sale.not_received',
      message: '收到商品后才能申请退换',
      facts: { type: 'EXCHANGE' },
    },
  });
  expect(refused('REFUND_ONLY', 'not_wanted', RECEIVED)).toEqual({
    ...{ kind, code: 'after-sale.goods_must_come_back', message: '无理由退款须退回商品' },
    facts: { type: 'REFUND_ONLY' },
  });
  expect(refused('RETURN_REFUND', 'no_reason', { ...RECEIVED, tags: ['新品', '定制'] })).toEqual({
    ...{ kind, code: 'after-sale.not_without_reason', message: '该商品不支持七天无理由退货', facts: {} },
  });
  expect(refused('RETURN_REFUND', 'no_reason', RECEIVED, 7 * DAY_MS)).toEqual({
    ...{ kind, code: 'after-sale.too_late', message: '已超过售后申请期限', facts: { days: 7 } },
  });
  // Nobody knows when it came: then nobody knows that it is in time.
  expect(refused('RETURN_REFUND', 'quality', { ...RECEIVED, receivedAt: null })).toMatchObject({
    facts: { days: 15 },
  });
  expect(
    refused('RETURN_REFUND', 'no_reason', { ...RECEIVED, receivedAt: DAY_MS }, 8 * DAY_MS - 1),
  ).toBeUndefined();
});

test('the life of a request, step by step (ORD-07)', () => {
  expect(AFTER_SALE_TRANSITIONS).toEqual({
    APPLY: ['OFFERED', 'APPROVED', 'REJECTED', 'CANCELLED'],
    // Nobody turns down her request by offering less for it: that takes her no first.
    OFFERED: ['ESCALATED', 'APPROVED', 'CANCELLED'],
    ESCALATED: ['APPROVED', 'REJECTED', 'CANCELLED'],
    APPROVED: ['BUYER_SHIPPED', 'RECEIVED', 'REFUNDING', 'DONE', 'CANCELLED'],
    BUYER_SHIPPED: ['RECEIVED', 'REJECTED'],
    RECEIVED: ['REFUNDING', 'DONE'],
    REFUNDING: ['DONE'],
    ...{ DONE: [], REJECTED: [], CANCELLED: [] },
  });
  // Somebody waits exactly while there is a next step.
  expect(OPEN_STATES).toEqual(AFTER_SALE_STATES.filter((state) => AFTER_SALE_TRANSITIONS[state].length > 0));
  expect(AFTER_SALE_TYPES.filter(movesMoney)).toEqual(['REFUND_ONLY', 'RETURN_REFUND']);
  expect(AFTER_SALE_TYPES.filter(bringsGoodsBack)).toEqual(['RETURN_REFUND', 'EXCHANGE']);
  for (const step of ['APPROVED', 'DONE', 'REJECTED', 'CANCELLED'] as const)
    expect(AFTER_SALE_TYPES.every((type) => liesOnTheWay(step, type))).toBe(true);
});

test('only what she did not want is not the shop’s fault', () => {
  expect(REASONS.filter((reason) => !isShopsFault(reason))).toEqual(['no_reason', 'not_wanted']);
  expect(REASONS).toEqual(['no_reason', 'not_wanted', 'quality', 'wrong_item', 'damaged', 'missing']);
  expect(CONDITIONS).toEqual(['sellable', 'damaged']);
});

test('terms of a shop that has said nothing: the law’s seven days, and what is not taken back (ORD-07)', () => {
  expect(DEFAULT_SETTINGS).toEqual({
    ...{ approveAfterHours: 48, shipWithinDays: 7, receiveAfterDays: 10, noReasonDays: 7, qualityDays: 15 },
    ...{ noReasonExcludedTags: ['生鲜', '熟食', '已拆封化妆品', '定制'], giftsComeBack: true },
  });
});

test.each([
  ['SF1234567890123', true],
  ['4312-7788-9012', true],
  ['A-1234', true],
  ['12345', false],
  ['1'.repeat(33), false],
  ['SF123 4567', false],
  ['顺丰1234567', false],
  ['1234567！', false],
])('%s is a waybill: %p', (text, is) => {
  expect(TRACKING_NUMBER.test(text)).toBe(is);
});
