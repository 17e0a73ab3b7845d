import type { Product, Sku } from '../api/contract.ts';

export interface ExchangeChoice {
  readonly skuId: string;
  readonly name: string;
  readonly isInStock: boolean;
}

/** What an article may be exchanged for: others of its product at its price; nothing where several articles come back. */
export function exchangeChoices(product: Product, bought: readonly string[]): readonly ExchangeChoice[] {
  const own = product.skus.find(({ id }) => id === bought[0]);
  if (own === undefined || new Set(bought).size > 1) return [];
  const isOther = ({ id, priceFen }: Sku) => id !== own.id && priceFen === own.priceFen;
  return product.skus.filter(isOther).map(({ id, optionValues, stock }) => ({
    ...{ skuId: id, name: optionValues.join(' '), isInStock: stock !== 'none' },
  }));
}
