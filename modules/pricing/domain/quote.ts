import { type Fen, fen, type SkuId, type StoreId, sumFen } from '#kernel';

/** Everything that decides a price. Nothing in here can be looked up later: pricing does no I/O. */
export interface PricingContext {
  readonly groups: readonly {
    readonly storeId: StoreId;
    readonly storeName: string;
    readonly fulfilment: 'pickup' | 'delivery';
    readonly lines: readonly {
      readonly skuId: SkuId;
      readonly title: string;
      readonly quantity: number;
      /** Price of one piece at this store. */
      readonly storePriceFen: Fen;
    }[];
  }[];
}

interface QuoteLine {
  readonly skuId: SkuId;
  readonly title: string;
  readonly quantity: number;
  readonly unitPriceFen: Fen;
  /** This line's share of every discount. */
  readonly discountFen: Fen;
  /** `unitPriceFen x quantity - discountFen`; never negative. */
  readonly totalFen: Fen;
}

interface QuoteGroup {
  readonly storeId: StoreId;
  readonly goodsFen: Fen;
  readonly discountFen: Fen;
  readonly shippingFen: Fen;
  /** `goodsFen - discountFen + shippingFen` */
  readonly payableFen: Fen;
  readonly lines: readonly QuoteLine[];
}

/** One sentence for the shopper. The amounts of all of them add up to what is paid. */
export interface Explanation {
  readonly label: string;
  readonly amountFen: Fen;
}

export interface Quote {
  readonly groups: readonly QuoteGroup[];
  readonly explanation: readonly Explanation[];
  readonly payableFen: Fen;
}

/** What the steps of the pipeline hand on to each other. */
export interface QuoteState {
  readonly context: PricingContext;
  readonly groups: readonly {
    readonly storeId: StoreId;
    readonly shippingFen: Fen;
    readonly lines: readonly Omit<QuoteLine, 'totalFen'>[];
  }[];
  readonly explanation: readonly Explanation[];
}

export type PricingStep = (state: QuoteState) => QuoteState;

export function quoteOf({ groups, explanation }: QuoteState): Quote {
  const quoted = groups.map(({ storeId, shippingFen, lines: drafts }): QuoteGroup => {
    const lines = drafts.map((line) => ({ ...line, totalFen: fen(goods(line) - line.discountFen) }));
    const goodsFen = sumFen(drafts.map(goods));
    const discountFen = sumFen(drafts.map((line) => line.discountFen));
    const payableFen = fen(goodsFen - discountFen + shippingFen);
    return { storeId, goodsFen, discountFen, shippingFen, payableFen, lines };
  });
  return { groups: quoted, explanation, payableFen: sumFen(quoted.map((group) => group.payableFen)) };
}

/** A line before discounts. */
export function goods({ unitPriceFen, quantity }: { unitPriceFen: Fen; quantity: number }): Fen {
  return fen(unitPriceFen * quantity);
}
