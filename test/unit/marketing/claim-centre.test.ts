import { DAY_MS, type KeyedHash, type MerchantId } from '#kernel';
import type { CouponStore } from '../../../modules/marketing/app/ports.ts';
import { wallet } from '../../../modules/marketing/app/wallet.ts';
import type { CouponTemplate } from '../../../modules/marketing/domain/template.ts';
import { claimableView } from '../../../modules/marketing/http/coupon-view.ts';
import { HandClock } from '../../support/clock.ts';

const SHOP = 'mch_1' as MerchantId;
const NOW = 50 * DAY_MS;

function centreWith(...templates: Partial<CouponTemplate>[]) {
  const open = templates.map((template, n) => ({
    ...{ id: `tpl_${n}`, remaining: 1, total: 1, claimFrom: 0, claimUntil: 90 * DAY_MS },
    ...template,
  })) as CouponTemplate[];
  const { centre } = wallet({
    templates: { open: async () => ({ items: open, nextCursor: null }) } as never,
    coupons: {} as CouponStore,
    hash: {} as KeyedHash,
    clock: new HandClock(NOW),
  });
  return centre(SHOP, undefined, undefined, 20);
}

test('(MKT-08) nothing is offered whose own days are over, and what is offered says when its days end', async () => {
  const window = (day: number) => ({ validity: { kind: 'window', from: 0, until: day * DAY_MS } as const });
  const days = { validity: { kind: 'days', days: 7, afterDays: 0 } as const };
  const { items } = await centreWith(window(50), window(60), days);
  expect(items.map(claimableView)).toMatchObject([
    { id: 'tpl_1', claimUntil: 60 * DAY_MS },
    { id: 'tpl_2', claimUntil: 90 * DAY_MS },
  ]);
});
