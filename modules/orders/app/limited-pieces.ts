import type { SkuId } from '#kernel';
import type { PricingContext, Quote } from '#modules/pricing';

/** Pieces that a quote priced by a time-limited promotion (MKT-10): they count against what one member may have. */
export function limitedPieces({
  context,
  quote,
}: {
  readonly context: PricingContext;
  readonly quote: Quote;
}): { readonly promotionId: string; readonly skuId: SkuId; readonly quantity: number }[] {
  const lines = quote.groups.flatMap((group) => group.lines);
  return (context.promotions ?? []).flatMap((promotion) => {
    if (promotion.kind !== 'time_limited') return [];
    return promotion.prices.flatMap(({ skuId, piecesLeft }) => {
      const own = lines.filter(
        (line) =>
          line.skuId === skuId &&
          line.shares.some(({ source }) => source.kind === 'time_limited' && source.id === promotion.id),
      );
      const pieces = own.reduce((sum, line) => sum + line.quantity, 0);
      const quantity = Math.min(pieces, piecesLeft ?? pieces);
      return quantity === 0 ? [] : [{ promotionId: promotion.id, skuId, quantity }];
    });
  });
}
