import type { EpochMs, StoreId } from '#kernel';

/** 门店资讯: shown between two instants, at one store or at all of them. */
export interface StoreNews {
  readonly id: string;
  /** null = all stores. */
  readonly storeId: StoreId | null;
  readonly title: string;
  readonly text: string;
  readonly from: EpochMs;
  /** Exclusive; null = until it is taken down. */
  readonly until: EpochMs | null;
}
