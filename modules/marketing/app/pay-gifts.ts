import type { EpochMs, MemberId, MerchantId, OrderId, Tx } from '#kernel';
import type { CouponTemplate } from '../domain/template.ts';
import type { GiveCoupon } from './give-coupon.ts';

export interface PayGiftStore {
  /** False when the order was wholly given back before anything was given for it. */
  begin(tx: Tx, merchantId: MerchantId, orderId: OrderId): Promise<boolean>;
  note(tx: Tx, merchantId: MerchantId, orderId: OrderId, templateId: string): Promise<void>;
  /** From now on nothing is given for it. Answers with the templates of what was. */
  end(tx: Tx, merchantId: MerchantId, orderId: OrderId): Promise<readonly string[]>;
  /** Unused = worthless at once; held by another order = worthless as soon as that one gives it back. */
  takeBack(tx: Tx, merchantId: MerchantId, givenFor: string, at: EpochMs): Promise<void>;
}

const givenForOrder = (orderId: OrderId, templateId: string) => `payment:${orderId}:${templateId}`;

interface PaidOrder {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly orderId: OrderId;
  readonly at: EpochMs;
}

/** 支付有礼: one coupon per template and paid order (MKT-08). */
export async function giveForPayment(
  parts: { readonly gifts: PayGiftStore; readonly give: GiveCoupon },
  tx: Tx,
  template: CouponTemplate,
  { merchantId, memberId, orderId, at }: PaidOrder,
): Promise<void> {
  if (!(await parts.gifts.begin(tx, merchantId, orderId))) return;
  await parts.gifts.note(tx, merchantId, orderId, template.id);
  const givenFor = givenForOrder(orderId, template.id);
  await parts.give(tx, merchantId, { template, memberId, by: 'payment', givenFor, at });
}

/** The order was wholly given back, in the commit that says so. */
export async function takeBackGifts(
  gifts: PayGiftStore,
  tx: Tx,
  merchantId: MerchantId,
  orderId: OrderId,
  at: EpochMs,
): Promise<void> {
  for (const templateId of await gifts.end(tx, merchantId, orderId))
    await gifts.takeBack(tx, merchantId, givenForOrder(orderId, templateId), at);
}
