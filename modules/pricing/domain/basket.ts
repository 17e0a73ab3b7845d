import type { StoreId } from '#kernel';
import type { BasketLine, PricingContext } from './context.ts';
import type { OfferTerms } from './offers.ts';

/** A line with its place: lines are counted through all groups. */
export interface PlacedLine extends BasketLine {
  readonly group: number;
  readonly storeId: StoreId;
  /** Everybody's price of one piece with its modifiers. */
  readonly unitPriceFen: number;
}

/** The lines that carry a term; looked up once per term of an offer, however long its list is. */
type LinesByTerm = ReadonlyMap<string, readonly number[]>;
type GoodsTerm = Exclude<keyof OfferTerms, 'channels'>;

/** The context, laid out for looking things up. */
export interface Basket {
  readonly context: PricingContext;
  readonly lines: readonly PlacedLine[];
  readonly linesBy: Readonly<Record<GoodsTerm, LinesByTerm>>;
}

export function openBasket(context: PricingContext): Basket {
  const lines = context.groups.flatMap((group, n) =>
    group.lines.map(
      (line): PlacedLine => ({
        ...line,
        group: n,
        storeId: group.storeId,
        unitPriceFen: line.storePriceFen + (line.modifiersFen ?? 0),
      }),
    ),
  );
  const linesBy = {
    skuIds: byTerm(lines, ({ skuId }) => [skuId]),
    productIds: byTerm(lines, ({ productId }) => (productId === undefined ? [] : [productId])),
    categoryIds: byTerm(lines, ({ categoryIds = [] }) => categoryIds),
    tags: byTerm(lines, ({ tags = [] }) => tags),
    brands: byTerm(lines, ({ brand }) => (brand === undefined || brand === null ? [] : [brand])),
    storeIds: byTerm(lines, ({ storeId }) => [storeId]),
  };
  return { context, lines, linesBy };
}

function byTerm(lines: readonly PlacedLine[], termsOf: (line: PlacedLine) => readonly string[]): LinesByTerm {
  const found = new Map<string, number[]>();
  for (const [at, line] of lines.entries())
    for (const term of termsOf(line)) {
      const already = found.get(term);
      if (already === undefined) found.set(term, [at]);
      else already.push(at);
    }
  return found;
}
