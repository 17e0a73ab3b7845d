import { AppError, type Fen, type MerchantId, type ProductId, type SkuId } from '#kernel';
import { type Catalog, type Choice, choicesPrice, type ModifierGroup, type SkuOffer } from '#modules/catalog';
import { chosenOf } from '../domain/choices.ts';
import type { LineChoice } from '../domain/order.ts';

export interface Chosen {
  readonly choices: readonly LineChoice[];
  /** What they add to one piece; below zero where something is left out (不要米饭 −1.00). */
  readonly modifiersFen: Fen;
}

/** What can be chosen with these articles (CAT-08), by product. */
export function menuOf(
  catalog: Pick<Catalog, 'modifiers'>,
  merchantId: MerchantId,
  offers: ReadonlyMap<SkuId, SkuOffer>,
): Promise<ReadonlyMap<ProductId, readonly ModifierGroup[]>> {
  return catalog.modifiers(merchantId, [...new Set([...offers.values()].map(({ productId }) => productId))]);
}

/** Throws `catalog.choices_invalid` for too few, too many, and what the product does not offer. */
export function chosenWith(
  offer: SkuOffer,
  menu: ReadonlyMap<ProductId, readonly ModifierGroup[]>,
  choices: readonly Choice[],
): Chosen {
  const groups = menu.get(offer.productId) ?? [];
  const priceFen = choicesPrice(offer.storePriceFen, groups, choices);
  return {
    choices: chosenOf(groups, choices),
    modifiersFen: (priceFen - offer.storePriceFen) as Fen,
  };
}

/** As above; undefined where the choices do not hold any more. */
export function chosenStill(...asked: Parameters<typeof chosenWith>): Chosen | undefined {
  try {
    return chosenWith(...asked);
  } catch (error) {
    if (error instanceof AppError && error.code === 'catalog.choices_invalid') return undefined;
    throw error;
  }
}
