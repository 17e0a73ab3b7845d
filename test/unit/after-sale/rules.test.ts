import { type AppError, DAY_MS } from '#kernel';
import {
  AFTER_SALE_STATES,
  AFTER_SALE_TRANSITIONS,
  AFTER_SALE_TYPES,
  liesOnTheWay,
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
