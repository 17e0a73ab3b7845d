import type { MerchantId } from '#kernel';
import type { ShopWindows } from './shop-windows.ts';

const CHOICES_MAX = 24;
/** A word that one product carries is its name and no style. */
const STYLE_GOODS_MIN = 2;
/** How clothes, shoes and rings name their sizes. */
const SIZE = /^(\d?X{0,3}[SML]|\d{1,3}(\.\d)?\s?(号|码|mm|毫米)|均码|加?[大中小]号)$/i;

export type PreferenceOptions = (merchantId: MerchantId) => Promise<{
  readonly brands: readonly string[];
  readonly styles: readonly string[];
  readonly sizes: readonly string[];
}>;

/** What a member can choose from: only what the goods on sale really carry. */
export function preferenceOptions(windows: ShopWindows): PreferenceOptions {
  return async (merchantId) => {
    const { index, shelves, rowCount } = await windows.of(merchantId);
    const sizes = new Map<string, number>();
    for (const shelf of shelves.values())
      for (let row = 0; row < rowCount; row += 1)
        for (const name of new Set(shelf.optionsInStock(row)))
          if (SIZE.test(name)) sizes.set(name, (sizes.get(name) ?? 0) + 1);
    const counts = (rows: ReadonlyMap<string, readonly number[]>) =>
      new Map([...rows].map(([name, carriers]) => [name, carriers.length]));
    return {
      brands: mostFrequent(counts(index.brands), 1),
      styles: mostFrequent(counts(index.tags), STYLE_GOODS_MIN),
      sizes: mostFrequent(sizes, 1),
    };
  };
}

function mostFrequent(counts: ReadonlyMap<string, number>, least: number): string[] {
  return [...counts]
    .filter(([name, count]) => name !== '' && count >= least)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, CHOICES_MAX)
    .map(([name]) => name);
}
