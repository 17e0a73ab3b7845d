import { type MerchantId, type OrderId, type SkuId, type StoreId, token } from '#kernel';

/** What a code that somebody shows at the counter turns out to be (STO-06). */
export interface ReadCode {
  readonly kind: 'pickup' | 'coupon' | 'member';
  /** 自提订单 2611… */
  readonly title: string;
  /** Whether it can be taken here and now. */
  readonly usable: boolean;
  /** Why not, in words for whoever stands at the counter; null when it can. */
  readonly reason: string | null;
  /** Stable code of the reason, `<module>.<snake_case>`. */
  readonly reasonCode: string | null;
  /** The order whose goods lie ready for this code; absent for what cannot be taken, and for other codes. */
  readonly orderId?: OrderId;
  /** With it: pieces of that order here that are hers, bought and not asked back. */
  readonly hers?: readonly { readonly skuId: SkuId; readonly quantity: number }[];
}

/** One kind of code. Reading spends nothing and tells nothing of a person. */
export interface CodeReader {
  readonly kind: ReadCode['kind'];
  /** Undefined = no code of this kind. */
  read(merchantId: MerchantId, storeId: StoreId, code: string): Promise<ReadCode | undefined>;
}

/** All of them; bound by the house. A feature names its own in `Feature.codeReaders`. */
export const CODE_READERS = token<readonly CodeReader[]>('CodeReaders');
