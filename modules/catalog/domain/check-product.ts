import { AppError, type Fen } from '#kernel';
import type { Component, NewProduct, NewSku } from './product.ts';

const OPTION_AXES_MAX = 5;
const SKUS_PER_PRODUCT_MAX = 200;
export const COMPONENTS_MAX = 20;
/** Wider than any garment: a table in millimetres or inches is caught. */
const GARMENT_CM = { min: 20, max: 150 };

/** A product of an import has neither components nor prices of levels. */
type CheckedSku = NewSku & {
  readonly components?: readonly Component[];
  readonly tierPrices?: readonly { readonly level: number; readonly priceFen: Fen }[];
  readonly barcode?: string | null;
};
type Checked = Omit<NewProduct, 'skus'> & { readonly skus: readonly CheckedSku[] };

/** Refuses a product whose articles do not fit its options (CAT-01). */
export function checkProduct({
  id,
  optionNames,
  skus,
  sizes = [],
}: Pick<Checked, 'id' | 'optionNames' | 'skus' | 'sizes'>): void {
  const wrong = (rule: string) =>
    new AppError('invalid', 'catalog.product_invalid', '商品资料不正确', { productId: id, rule });
  if (optionNames.length > OPTION_AXES_MAX) throw wrong(`at most ${OPTION_AXES_MAX} options`);
  if (new Set(optionNames).size < optionNames.length) throw wrong('no option twice');
  if (skus.length === 0 || skus.length > SKUS_PER_PRODUCT_MAX)
    throw wrong(`1 to ${SKUS_PER_PRODUCT_MAX} articles`);
  if (skus.some(({ optionValues }) => optionValues.length !== optionNames.length))
    throw wrong('one value per option');
  const combinations = new Set(skus.map(({ optionValues }) => JSON.stringify(optionValues)));
  if (combinations.size < skus.length) throw wrong('no combination of options twice');
  if (isRepeated(skus.map(({ code }) => code))) throw wrong('no code twice');
  if (isRepeated(skus.flatMap(({ barcode }) => barcode ?? []))) throw wrong('no barcode twice');
  for (const { components = [], tierPrices = [] } of skus) {
    if (isRepeated(components.map(({ skuId }) => skuId))) throw wrong('no component of a bundle twice');
    if (components.length > 0 && components.every(({ isGift }) => isGift))
      throw wrong('a bundle has something that is no gift');
    if (isRepeated(tierPrices.map(({ level }) => String(level)))) throw wrong('no level twice');
  }
  const values = new Set(skus.flatMap(({ optionValues }) => optionValues));
  if (sizes.some(({ name }) => !values.has(name))) throw wrong('each size is a value of an option');
  if (new Set(sizes.map(({ name }) => name)).size < sizes.length) throw wrong('no size twice');
  const isWidth = (cm: number) => cm >= GARMENT_CM.min && cm <= GARMENT_CM.max;
  if (!sizes.every(({ shoulderCm, hipCm = shoulderCm }) => isWidth(shoulderCm) && isWidth(hipCm)))
    throw wrong(`widths of ${GARMENT_CM.min} to ${GARMENT_CM.max} cm`);
}

function isRepeated(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}
