import type { Product, Sku, StockLevel } from '../api/contract.ts';

export interface OptionChoice {
  readonly value: string;
  readonly chosen: boolean;
  /** Some SKU with this value and the other chosen values exists and is in stock here. */
  readonly possible: boolean;
}

/** The SKU that a product page opens with: the asked one, else the first that is in stock. */
export function firstSku(product: Product, wanted: string | undefined): Sku | undefined {
  const { skus } = product;
  return skus.find(({ id }) => id === wanted) ?? skus.find(({ stock }) => stock !== 'none') ?? skus[0];
}

/** One row of choices per option name of the sheet. */
export function choicesOf(
  { optionNames, skus }: Product,
  chosen: Sku,
): { name: string; choices: OptionChoice[] }[] {
  return optionNames.map((name, place) => {
    const values = [...new Set(skus.map(({ optionValues }) => optionValues[place] ?? ''))];
    const choices = values.map((value) => {
      const sku = skuWith(skus, chosen, place, value);
      return {
        value,
        chosen: chosen.optionValues[place] === value,
        possible: (sku?.stock ?? 'none') !== 'none',
      };
    });
    return { name, choices };
  });
}

/** Changes one option and keeps the others where such a SKU exists; else takes the nearest with that value. */
export function choose(skus: readonly Sku[], chosen: Sku, place: number, value: string): Sku {
  return (
    skuWith(skus, chosen, place, value) ?? skus.find((sku) => sku.optionValues[place] === value) ?? chosen
  );
}

function skuWith(skus: readonly Sku[], chosen: Sku, place: number, value: string): Sku | undefined {
  const wanted = chosen.optionValues.map((own, at) => (at === place ? value : own));
  return skus.find(({ optionValues }) => optionValues.every((own, at) => own === wanted[at]));
}

const STOCK_TEXT: Readonly<Record<StockLevel, string>> = { in: '有货', low: '库存紧张', none: '暂时缺货' };

export function stockText(level: StockLevel): string {
  return STOCK_TEXT[level];
}
