import { affectedRows } from '#db';
import { DAY_MS, fen, type MemberId, type OrderId, type PaymentId, type SkuId } from '#kernel';
import { LEDGER } from '#modules/ledger';
import { MARKETING_IMPORT } from '#modules/marketing';
import type { PaymentSucceeded } from '#modules/payments';
import { POINTS } from '#modules/points';
import { STORED_VALUE } from '#modules/stored-value';
import type { DatabaseKind } from './databases.ts';
import { JIANGHAN, MERCHANT, smallShop } from './small-shop.ts';

const NO_GOODS = {
  ...{ skuIds: [], productIds: [], categoryIds: [], tags: [], brands: [], storeIds: [], channels: [] },
};
const EVERYTHING = { include: NO_GOODS, exclude: NO_GOODS };
const ALONE = { stackGroup: 'coupon', exclusive: false, priority: 0, maxPerOrder: 1 };

export type Benefit =
  | { readonly kind: 'threshold'; readonly thresholdFen: number; readonly offFen: number }
  | {
      readonly kind: 'gift';
      readonly thresholdFen: number;
      readonly giftSkuIds: readonly SkuId[];
      readonly quantity: number;
    };

export interface Wallet {
  readonly token: string;
  readonly memberId: MemberId;
}

/** The small shop, with shoppers who have coupons, points and stored value. */
export async function offersShop(
  kind: DatabaseKind,
  settings: Record<string, string> = {},
  adjust?: Parameters<typeof smallShop>[3],
) {
  const shop = await smallShop(kind, {}, settings, adjust);
  const { unitOfWork, reads, clock } = shop;
  const { container } = shop.house;
  const [points, value] = [container.get(POINTS), container.get(STORED_VALUE)];
  let made = 0;
  const next = (): string => {
    made += 1;
    return String(made).padStart(6, '0');
  };

  async function shopper(name = `顾客${next()}`): Promise<Wallet> {
    const token = await shop.shopper(name);
    const { body } = await shop.call<{ id: MemberId }>('GET', '/v1/me', { token });
    return { token, memberId: body.id };
  }

  return {
    ...shop,
    newShopper: shopper,

    /** A coupon of a template of its own; both last for a week. */
    async giveCoupon({ memberId }: Wallet, benefit: Benefit, stackGroup = 'coupon'): Promise<string> {
      const [n, now] = [next(), clock.now()];
      const rules = {
        ...{ note: '', benefit, scope: EVERYTHING, stacking: { ...ALONE, stackGroup } },
        validity: { kind: 'days', days: 7, afterDays: 0 },
      };
      await unitOfWork.run(async (tx) => {
        await affectedRows(
          tx,
          `insert into coupon_templates (merchant_id, id, kind, title, state, audience, rules, total, remaining,
             per_member_max, per_member_day_max, claim_from, claim_until, created_at, changed_at)
           values (?, ?, ?, ?, 'PUBLISHED', 'everyone', ?, 1, 0, 1, 1, ?, ?, ?, ?)`,
          [
            ...[MERCHANT, `tpl_${n}`, benefit.kind, `券${n}`, JSON.stringify(rules)],
            ...[now, now + 7 * DAY_MS, now, now],
          ],
        );
        await affectedRows(
          tx,
          `insert into coupons (merchant_id, id, template_id, member_id, seq, state, number, alias, given_by, given_for,
             valid_from, valid_until, issued_at) values (?, ?, ?, ?, 1, 'ISSUED', ?, ?, 'claim', ?, ?, ?, ?)`,
          [
            ...[MERCHANT, `cpn_${n}`, `tpl_${n}`, memberId, `N${n}`, `A${n}`, `test:${n}`],
            ...[now, now + 7 * DAY_MS, now],
          ],
        );
      });
      return `cpn_${n}`;
    },

    /** 限时折扣 for a week from now. */
    async sellForATime(skuId: SkuId, priceFen: number, perMemberMax: number): Promise<void> {
      const [id, now] = [`prm_${next()}`, clock.now()];
      const rules = { kind: 'time_limited', prices: [{ skuId, priceFen, perMemberMax }] } as const;
      const promotion = { id, title: '限时折扣', fromAt: now, untilAt: now + 7 * DAY_MS, rules };
      await unitOfWork.run((tx) =>
        container
          .get(MARKETING_IMPORT)
          .importOffers(tx, MERCHANT, { templates: [], promotions: [{ ...promotion, originals: [] }] }, now),
      );
    },

    async coupon(
      id: string,
    ): Promise<{ readonly state: string; readonly orderId: string | null } | undefined> {
      const [row] = await reads.all<{ state: string; orderId: string | null }>(
        'select state, order_id as "orderId" from coupons where id = ?',
        [id],
      );
      return row;
    },

    givePoints({ memberId }: Wallet, amount: number): Promise<unknown> {
      const key = { bizType: 'test.gift', bizId: next() };
      return unitOfWork.run((tx) =>
        points.earn(tx, MERCHANT, { memberId, source: 'gift', ...key, amount, at: clock.now() }),
      );
    },
    usablePoints: async ({ memberId }: Wallet) =>
      (await points.balance(MERCHANT, memberId, clock.now())).usable,

    /** Principal on her card, by a recharge that was paid. */
    async giveStoredValue({ memberId }: Wallet, payFen: number, giftFen = 0): Promise<void> {
      const [id, now] = [`rch_${next()}`, clock.now()];
      await unitOfWork.run(async (tx) => {
        await affectedRows(
          tx,
          `insert into stored_value_recharges (merchant_id, id, member_id, offer_id, store_id, title, pay_fen, gift_fen,
             gift_points, gift_coupons, state, principal_left, gift_left, paid_out_fen, created_at, pay_before)
           values (?, ?, ?, 'off_1', ?, '充值', ?, ?, 0, '[]', 'PENDING', 0, 0, 0, ?, ?)`,
          [MERCHANT, id, memberId, JIANGHAN, payFen, giftFen, now, now + DAY_MS],
        );
        tx.emit<PaymentSucceeded>({
          ...{ type: 'payments.payment_succeeded', occurredAt: now, merchantId: MERCHANT, paidAt: now },
          ...{ orderId: id as OrderId, paymentId: `pay_${id}` as PaymentId, amountFen: fen(payFen) },
          ...{ provider: 'wechat', providerTransactionId: id, subject: 'recharge' },
        });
      });
      await shop.deliver();
    },
    async card({ memberId }: Wallet): Promise<{ readonly free: number; readonly held: number }> {
      const { principalFen, giftFen, heldFen } = await value.balance(MERCHANT, memberId);
      return { free: principalFen + giftFen, held: heldFen };
    },
    /** What is wrong in the books; nothing, always. */
    faults: async () => (await container.get(LEDGER).check(MERCHANT)).faults,
  };
}

export type OffersShop = Awaited<ReturnType<typeof offersShop>>;
