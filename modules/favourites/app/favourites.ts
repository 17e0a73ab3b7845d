import {
  AppError,
  type Clock,
  type EpochMs,
  type MemberId,
  type MerchantId,
  type ProductId,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Catalog } from '#modules/catalog';
import type { OwnTraces } from '#modules/recommendations';

export interface Kept {
  readonly productId: ProductId;
  readonly at: EpochMs;
}

export interface FavouriteStore {
  /** False when it is one already. */
  add(tx: Tx, merchantId: MerchantId, memberId: MemberId, favourite: Kept): Promise<boolean>;
  remove(tx: Tx, merchantId: MerchantId, memberId: MemberId, productId: ProductId | undefined): Promise<void>;
  /** Newest first. */
  page(
    merchantId: MerchantId,
    memberId: MemberId,
    before: Kept | undefined,
    limit: number,
  ): Promise<readonly Kept[]>;
}

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly store: FavouriteStore;
  readonly traces: OwnTraces;
  readonly catalog: Catalog;
  readonly clock: Clock;
}

/** With what is on the card; null for goods that are not on sale now. */
export interface Shown extends Kept {
  readonly title: string | null;
  readonly imageUrl: string | null;
  readonly priceFen: number | null;
}

/** 收藏 and 足迹 (MEM-17). What she takes back, the recommender does not know any more. */
export function favourites({ unitOfWork, store, traces, catalog, clock }: Parts) {
  async function withCards(merchantId: MerchantId, kept: readonly Kept[]): Promise<readonly Shown[]> {
    const wanted = new Set(kept.map(({ productId }) => productId));
    const cards = new Map(
      (await catalog.cards(merchantId))
        .filter(({ productId }) => wanted.has(productId))
        .map((card) => [card.productId, card]),
    );
    return kept.map(({ productId, at }) => {
      const { title = null, imageUrl = null, priceFen = null } = cards.get(productId) ?? {};
      return { productId, at, title, imageUrl, priceFen };
    });
  }

  return {
    async add(merchantId: MerchantId, memberId: MemberId, productId: ProductId): Promise<void> {
      const cards = await catalog.cards(merchantId);
      if (!cards.some((card) => card.productId === productId))
        throw new AppError('not_found', 'catalog.product_not_found', '没有这件商品', { productId });
      await unitOfWork.run(async (tx) => {
        if (await store.add(tx, merchantId, memberId, { productId, at: clock.now() }))
          await traces.noteFavourite(tx, merchantId, memberId, productId);
      });
    },
    /** One of them, or all. */
    remove: (merchantId: MerchantId, memberId: MemberId, productId?: ProductId): Promise<void> =>
      unitOfWork.run(async (tx) => {
        await store.remove(tx, merchantId, memberId, productId);
        await traces.forget(tx, merchantId, memberId, 'favourites', productId);
      }),
    list: async (merchantId: MerchantId, memberId: MemberId, before: Kept | undefined, limit: number) =>
      withCards(merchantId, await store.page(merchantId, memberId, before, limit)),
    /** Undefined = personalisation is off, and nothing was kept. */
    async history(merchantId: MerchantId, memberId: MemberId, before: Kept | undefined, limit: number) {
      const looked = await traces.history(merchantId, memberId, before, limit);
      return looked === undefined ? undefined : withCards(merchantId, looked);
    },
    forgetHistory: (merchantId: MerchantId, memberId: MemberId, productId?: ProductId): Promise<void> =>
      unitOfWork.run((tx) => traces.forget(tx, merchantId, memberId, 'history', productId)),
  };
}

export type Favourites = ReturnType<typeof favourites>;
