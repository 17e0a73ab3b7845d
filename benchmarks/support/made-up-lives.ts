import { DAY_MS, type MemberId, MINUTE_MS, type ProductId, type SeededRandom, type StoreId } from '#kernel';
import type { ImportedEvent } from '#modules/recommendations';

export const EVENTS_PER_MEMBER = 40;
export const CATEGORIES = 200;
export const DAYS = 365;
const STORES = 6;
/** How often a member stays near the goods she looked at last. */
const LOYALTY = 0.7;
const NEAR = 40;

export const categoryOf = (product: number) => `cat_${product % CATEGORIES}`;

/** Mostly steps to goods near the last ones, sometimes to something that sells well. */
export function lifeOf(member: number, products: number, end: number, random: SeededRandom): ImportedEvent[] {
  let row = popular(products, random);
  const start = end - random.fraction() * 0.6 * DAYS * DAY_MS;
  const step = (end - start) / EVENTS_PER_MEMBER;
  return Array.from({ length: EVENTS_PER_MEMBER }, (_, e): ImportedEvent => {
    row =
      random.fraction() < LOYALTY
        ? (row + (1 + random.integer(NEAR)) * CATEGORIES) % products
        : popular(products, random);
    return {
      ...{ id: `e${e}`, type: random.fraction() < 0.1 ? 'pay' : 'view', skuId: null },
      memberId: `mem_${String(member).padStart(8, '0')}` as MemberId,
      productId: `prd_${row}` as ProductId,
      storeId: `str_${member % STORES}` as StoreId,
      at: Math.floor(start + e * step + random.integer(MINUTE_MS)),
    };
  });
}

/** The square makes a tenth of the goods take a third of such steps. */
function popular(products: number, random: SeededRandom): number {
  return Math.floor(random.fraction() ** 2 * products);
}
