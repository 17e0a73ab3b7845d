declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type MerchantId = Id<'MerchantId'>;
export type StoreId = Id<'StoreId'>;
export type MemberId = Id<'MemberId'>;
export type StaffId = Id<'StaffId'>;
export type ProductId = Id<'ProductId'>;
export type SkuId = Id<'SkuId'>;
export type OrderId = Id<'OrderId'>;
export type PaymentId = Id<'PaymentId'>;
export type TryOnSessionId = Id<'TryOnSessionId'>;

/** Source of new ids. Text that sorts by creation time, so that indexes grow at one end. */
export interface Ids {
  next(): string;
}
