import { exampleOf } from '../../../modules/messages/domain/news.ts';
import { sayable } from '../../../web-demo/console/src/model/message-facts.ts';

test.each(['back_in_stock', 'points_expiring', 'coupon_expiring', 'tier_changed'] as const)(
  '(SVC-04) a template of %s offers every fact that such a message has, and none that stays empty',
  (kind) => {
    const known = Object.entries(exampleOf(kind)).flatMap(([fact, value]) => (value === '' ? [] : [fact]));
    expect([...sayable(kind).facts].sort()).toEqual(known.sort());
    expect(sayable(kind).page).not.toContain('{orderId}');
  },
);

test('(SVC-04) a message about an order leads to it', () => {
  expect(sayable('refunded').page).toBe('pages/order/index?id={orderId}');
});
