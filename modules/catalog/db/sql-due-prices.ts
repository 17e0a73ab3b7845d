import type { Reads } from '#db';
import { type EpochMs, type Fen, fen, type MerchantId, type SkuId, type StoreId } from '#kernel';
import { type PriceChange, priceAt } from '../domain/price-at.ts';

interface ChangeRow {
  readonly sku_id: SkuId;
  readonly store_id: StoreId | '';
  readonly starts_at: number;
  readonly price_fen: number;
  readonly list_price_fen: number | null;
}

interface PricedRow {
  readonly id: SkuId;
  readonly price_fen: number;
  readonly list_price_fen: number;
  readonly of_store: number;
}

/** What an article costs at an instant, given what stands in its row. */
type DuePrice = <Row extends PricedRow>(row: Row, at?: EpochMs) => Row;

/**
 * Price changes that have begun and are not yet written into their articles: seldom more than the last second's,
 * so one look at them is cheaper than a join for every article of every list.
 */
export function sqlDuePrices(reads: Reads) {
  /** @param until The answer knows what begins by then, and is for that instant unless another one is named. */
  return async (merchantId: MerchantId, storeId: StoreId | '', until: EpochMs): Promise<DuePrice> => {
    const rows = await reads.all<ChangeRow>(
      `select sku_id, store_id, starts_at, price_fen, list_price_fen from price_changes
       where merchant_id = ? and starts_at <= ? and store_id in ('', ?)`,
      [merchantId, until, storeId],
    );
    const bySku = Map.groupBy(rows.map(changeOf), ({ skuId }) => skuId);
    return (row, at = until) => {
      const due = bySku.get(row.id)?.filter(({ startsAt }) => startsAt <= at);
      if (due === undefined || due.length === 0) return row;
      const { priceFen, listPriceFen } = priceAt(
        {
          priceFen: fen(row.price_fen),
          listPriceFen: fen(row.list_price_fen),
          isOfStore: row.of_store === 1,
        },
        due,
      );
      return { ...row, price_fen: priceFen, list_price_fen: listPriceFen };
    };
  };
}

function changeOf(row: ChangeRow): PriceChange {
  return {
    skuId: row.sku_id,
    storeId: row.store_id,
    startsAt: row.starts_at,
    priceFen: fen(row.price_fen),
    listPriceFen: row.list_price_fen as Fen | null,
  };
}
