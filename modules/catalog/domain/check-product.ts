import { AppError } from '#kernel';
import type { NewProduct } from './product.ts';

const OPTION_AXES_MAX = 5;
const SKUS_PER_PRODUCT_MAX = 200;
/** Wider than any garment: a table in millimetres or inches is caught. */
const GARMENT_CM = { min: 20, max: 150 };

/** Refuses a product whose articles do not fit its options (CAT-01). */
export function checkProduct({ id, optionNames, skus, sizes = [] }: NewProduct): void {
  const wrong = (rule: string) =>
    new AppError('invalid', 'catalog.product_invalid', '商品资料不正确', { productId: id, rule });
  if (optionNames.length > OPTION_AXES_MAX) throw wrong(`at most ${OPTION_AXES_MAX} options`);
  if (skus.length === 0 || skus.length > SKUS_PER_PRODUCT_MAX)
    throw wrong(`1 to ${SKUS_PER_PRODUCT_MAX} articles`);
  if (skus.some(({ optionValues }) => optionValues.length !== optionNames.length))
    throw wrong('one value per option');
  const combinations = new Set(skus.map(({ optionValues }) => JSON.stringify(optionValues)));
  if (combinations.size < skus.length) throw wrong('no combination of options twice');
  const values = new Set(skus.flatMap(({ optionValues }) => optionValues));
  if (sizes.some(({ name }) => !values.has(name))) throw wrong('each size is a value of an option');
  if (new Set(sizes.map(({ name }) => name)).size < sizes.length) throw wrong('no size twice');
  const isWidth = (cm: number) => cm >= GARMENT_CM.min && cm <= GARMENT_CM.max;
  if (!sizes.every(({ shoulderCm, hipCm = shoulderCm }) => isWidth(shoulderCm) && isWidth(hipCm)))
    throw wrong(`widths of ${GARMENT_CM.min} to ${GARMENT_CM.max} cm`);
}
