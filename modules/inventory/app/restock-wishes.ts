import {
  AppError,
  type Clock,
  type EpochMs,
  type MemberId,
  type MerchantId,
  type SkuId,
  type StoreId,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Stock } from '../tokens.ts';
import type { KnownGoods } from './known-goods.ts';

const WISHES_PER_MEMBER_MAX = 100;

export interface RestockWish {
  readonly skuId: SkuId;
  /** Null = any store. */
  readonly storeId: StoreId | null;
  readonly askedAt: EpochMs;
  /** When she was told; null while she waits. */
  readonly toldAt: EpochMs | null;
}

export interface WishStore {
  /** One wish per member and article; asking again while waiting keeps the place in the queue. */
  ask(tx: Tx, merchantId: MerchantId, memberId: MemberId, wish: RestockWish): Promise<void>;
  drop(tx: Tx, merchantId: MerchantId, memberId: MemberId, skuId: SkuId): Promise<void>;
  of(merchantId: MerchantId, memberId: MemberId): Promise<readonly RestockWish[]>;
}

export interface RestockWishes {
  of(merchantId: MerchantId, memberId: MemberId): Promise<readonly RestockWish[]>;
  ask(merchantId: MerchantId, memberId: MemberId, skuId: SkuId, storeId: StoreId | null): Promise<void>;
  drop(merchantId: MerchantId, memberId: MemberId, skuId: SkuId): Promise<void>;
}

/** Who waits for goods (INV-07). Who may be told nothing is a question to whoever sends the message. */
export function restockWishes(
  unitOfWork: UnitOfWork,
  store: WishStore,
  stock: Stock,
  known: KnownGoods,
  clock: Clock,
): RestockWishes {
  return {
    of: (merchantId, memberId) => store.of(merchantId, memberId),

    async ask(merchantId, memberId, skuId, storeId) {
      await known.requireSkus(merchantId, [skuId]);
      if (storeId !== null) await known.requireLocation(merchantId, storeId);
      const [lines, wishes] = await Promise.all([
        stock.everywhere(merchantId, [skuId]),
        store.of(merchantId, memberId),
      ]);
      if (lines.some((line) => line.quantity > 0 && (storeId ?? line.storeId) === line.storeId))
        throw new AppError('conflict', 'inventory.in_stock', '商品有货，可以直接购买', { skuId });
      if (wishes.length >= WISHES_PER_MEMBER_MAX && !wishes.some((wish) => wish.skuId === skuId))
        throw new AppError('conflict', 'inventory.too_many_wishes', '到货提醒太多，请先取消一些', {
          max: WISHES_PER_MEMBER_MAX,
        });
      const wish = { skuId, storeId, askedAt: clock.now(), toldAt: null };
      await unitOfWork.run((tx) => store.ask(tx, merchantId, memberId, wish));
    },

    drop: (merchantId, memberId, skuId) =>
      unitOfWork.run((tx) => store.drop(tx, merchantId, memberId, skuId)),
  };
}
