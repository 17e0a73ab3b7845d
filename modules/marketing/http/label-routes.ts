import { z } from 'zod';
import { open, type Route, route } from '#http';
import type { Clock, ProductId, StoreId } from '#kernel';
import {
  type Catalog,
  limitedSkus,
  lowering,
  type ProductCard,
  type PromotionLabels,
} from '#modules/catalog';
import { id } from './terms-contract.ts';

/** As many as a page of the feed shows. */
const PRODUCTS_MAX = 50;
const IDS_CHARS_MAX = 4_000;
const CARD_LABELS_MAX = 2;
/** Without one an article costs what it does in general. */
const NO_STORE = '' as StoreId;

const labelsQuery = z.object({
  storeId: id.transform((text) => text as StoreId).optional(),
  productIds: z
    .string()
    .min(1)
    .max(IDS_CHARS_MAX)
    .transform((text) => text.split(',') as ProductId[])
    .refine((ids) => ids.length <= PRODUCTS_MAX, { message: `at most ${PRODUCTS_MAX} products` })
    .describe('ids with commas between them'),
});
const label = z.object({
  offerId: z.string(),
  kind: z.enum(['limited_price', 'spend_tier', 'coupon']),
  label: z.string(),
  startsAt: z.int(),
  endsAt: z.int(),
  prices: z.array(z.object({ skuId: z.string(), priceFen: z.int(), perMemberMax: z.int().nullable() })),
});
const labelsAnswer = z
  .object({
    now: z.int().meta({ description: 'the clock that labels are counted down by' }),
    items: z.array(z.object({ productId: z.string(), promotions: z.array(label) })),
  })
  .meta({ id: 'PromotionLabels' });

/**
 * Labels for cards that stand in a feed. They come by themselves, because a feed is kept by its name for everybody
 * while labels begin and end by the clock (CAT-05).
 */
export function labelRoutes(
  labels: PromotionLabels,
  catalog: Pick<Catalog, 'cards' | 'offers'>,
  clock: Clock,
): readonly Route[] {
  const cardsById = rememberedById();
  return [
    route({
      method: 'get',
      path: '/v1/promotion-labels',
      summary: 'What offers say on these products at a store, with the clock to count down by',
      access: open,
      query: labelsQuery,
      answers: { 200: labelsAnswer },
      handle: async ({ merchantId, query: { storeId, productIds } }) => {
        const [labelsOf, cards] = await Promise.all([
          labels.at(merchantId, storeId),
          catalog.cards(merchantId),
        ]);
        const byId = cardsById(cards);
        const said = [...new Set(productIds)].flatMap((productId) => {
          const card = byId.get(productId);
          return card === undefined ? [] : [{ productId, labels: labelsOf(card) }];
        });
        const limited = limitedSkus(said.flatMap(({ labels }) => labels));
        const offers = await catalog.offers(merchantId, storeId ?? NO_STORE, limited);
        const priceOf = new Map([...offers].map(([skuId, { storePriceFen }]) => [skuId, storePriceFen]));
        const items = said
          .map(({ productId, labels }) => ({
            productId,
            promotions: lowering(labels, priceOf).slice(0, CARD_LABELS_MAX),
          }))
          .filter(({ promotions }) => promotions.length > 0);
        return { json: { now: clock.now(), items } };
      },
    }),
  ];
}

/** The list is the same one until the catalogue changes: to look through 50,000 cards for each page costs more than the page. */
function rememberedById() {
  let last:
    | { readonly cards: readonly ProductCard[]; readonly byId: ReadonlyMap<ProductId, ProductCard> }
    | undefined;
  return (cards: readonly ProductCard[]): ReadonlyMap<ProductId, ProductCard> => {
    if (last?.cards !== cards) last = { cards, byId: new Map(cards.map((card) => [card.productId, card])) };
    return last.byId;
  };
}
