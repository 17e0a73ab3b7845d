import type { EpochMs, Fen, SkuId, StoreId } from '#kernel';

/** A price that begins at an instant; `storeId` '' = at every store that has no price of its own. */
export interface PriceChange {
  readonly skuId: SkuId;
  readonly storeId: StoreId | '';
  readonly startsAt: EpochMs;
  readonly priceFen: Fen;
  /** Null = the struck-through price stays. */
  readonly listPriceFen: Fen | null;
}

export interface StandingPrice {
  readonly priceFen: Fen;
  readonly listPriceFen: Fen;
  /** Whether the store asks a price of its own; a general change does not touch that one. */
  readonly isOfStore: boolean;
}

/**
 * The price at an instant, from what stands in the rows and what was announced for this second or earlier
 * (CAT-09): nobody has to write anything at that second, so nobody can be late.
 *
 * @param due Changes of this article, for this store and for all, that have begun; in any order.
 */
export function priceAt(standing: StandingPrice, due: readonly PriceChange[]): StandingPrice {
  const latest = (ofStore: boolean) =>
    due
      .filter(({ storeId }) => (storeId !== '') === ofStore)
      .reduce<PriceChange | undefined>(
        (last, each) => (last === undefined || each.startsAt > last.startsAt ? each : last),
        undefined,
      );
  const [here, everywhere] = [latest(true), latest(false)];
  const listPriceFen = everywhere?.listPriceFen ?? standing.listPriceFen;
  if (here !== undefined) return { priceFen: here.priceFen, listPriceFen, isOfStore: true };
  if (standing.isOfStore || everywhere === undefined) return { ...standing, listPriceFen };
  return { priceFen: everywhere.priceFen, listPriceFen, isOfStore: false };
}
