import type { EpochMs, MerchantId, SkuId, StoreId, Tx } from '#kernel';
import type { Act, Who } from './desk.ts';
import type { KnownGoods } from './known-goods.ts';

export interface TillSale {
  /** Which tills, e.g. the name of the cash-register system; with `saleId` it names the sale for ever. */
  readonly source: string;
  readonly saleId: string;
  readonly storeId: StoreId;
  readonly kind: 'sale' | 'return';
  /** By the till's clock: it counts as sold then, but never in the future. */
  readonly soldAt: EpochMs;
  readonly lines: readonly { readonly skuId: SkuId; readonly quantity: number }[];
}

export interface TillOutcome {
  /** It had been told before; nothing was moved. */
  readonly repeated: boolean;
  /** Pieces that the till sold and the books did not have. */
  readonly short: readonly { readonly skuId: SkuId; readonly pieces: number }[];
}

/** Levels of one location as another system counts them. */
export interface ExternalLevels {
  readonly source: string;
  readonly storeId: StoreId;
  /** `version` counts up per article and location at the source. */
  readonly lines: readonly { readonly skuId: SkuId; readonly version: number; readonly onHand: number }[];
}

export interface ExternalOutcome {
  readonly applied: readonly SkuId[];
  readonly ignored: readonly SkuId[];
}

interface By {
  readonly actor: string;
  readonly at: EpochMs;
}

export interface TillLedger {
  /** A sale at the till has happened: it is never refused, only what is missing is written down. */
  record(tx: Tx, merchantId: MerchantId, sale: TillSale & By): Promise<TillOutcome>;
  /** A message older than one that was seen is ignored (INV-04). */
  sync(tx: Tx, merchantId: MerchantId, levels: ExternalLevels & By): Promise<ExternalOutcome>;
}

export interface TellTill {
  sale(who: Who, sale: TillSale): Promise<TillOutcome>;
  levels(who: Who, levels: ExternalLevels): Promise<ExternalOutcome>;
}

export function tellTill(act: Act, ledger: TillLedger, known: KnownGoods): TellTill {
  async function check({ merchantId }: Who, storeId: StoreId, lines: readonly { readonly skuId: SkuId }[]) {
    await known.requireLocation(merchantId, storeId);
    await known.requireSkus(
      merchantId,
      lines.map(({ skuId }) => skuId),
    );
  }

  return {
    async sale(who, sale) {
      await check(who, sale.storeId, sale.lines);
      return act(who, 'inventory.till_sale', async (tx, at) => {
        const soldAt = Math.min(sale.soldAt, at);
        const answer = await ledger.record(tx, who.merchantId, { ...sale, actor: who.staffId, at: soldAt });
        const { source, saleId, storeId, kind } = sale;
        return { subject: `stock:${storeId}`, after: { source, saleId, kind, ...answer }, answer };
      });
    },
    async levels(who, levels) {
      await check(who, levels.storeId, levels.lines);
      return act(who, 'inventory.sync_levels', async (tx, at) => {
        const answer = await ledger.sync(tx, who.merchantId, { ...levels, actor: who.staffId, at });
        return { subject: `stock:${levels.storeId}`, after: { source: levels.source, ...answer }, answer };
      });
    },
  };
}
