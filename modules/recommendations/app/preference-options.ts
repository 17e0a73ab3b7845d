import type { MerchantId } from '#kernel';
import type { ShopWindow } from './shop-window.ts';
import type { ShopWindows } from './shop-windows.ts';

const CHOICES_MAX = 24;
/** A word that stays within one category is its name and no style. */
const STYLE_GROUPS_MIN = 2;
/** How clothes, shoes and rings name their sizes. */
const SIZE = /^(\d?X{0,3}[SML]|\d{1,3}(\.\d)?\s?(号|码|mm|毫米)|均码|加?[大中小]号)$/i;

interface Options {
  readonly brands: readonly string[];
  readonly styles: readonly string[];
  readonly sizes: readonly string[];
}

export type PreferenceOptions = (merchantId: MerchantId) => Promise<Options>;

/**
 * What a member can choose from: only what the goods on sale really carry, and as many as fit a screen. Anybody
 * may ask, and it takes a look at every product of every store, so it is worked out once per shop window.
 */
export function preferenceOptions(windows: ShopWindows): PreferenceOptions {
  const known = new WeakMap<ShopWindow, Options>();
  return async (merchantId) => {
    const window = await windows.of(merchantId);
    let options = known.get(window);
    if (options === undefined) {
      options = optionsOf(window);
      known.set(window, options);
    }
    return options;
  };
}

function optionsOf(window: ShopWindow): Options {
  const { index, shelves, rowCount } = window;
  const sizes = new Map<string, number>();
  for (const shelf of shelves.values())
    for (let row = 0; row < rowCount; row += 1)
      for (const name of new Set(shelf.optionsInStock(row)))
        if (SIZE.test(name)) sizes.set(name, (sizes.get(name) ?? 0) + 1);
  const styles = new Map(
    [...index.tags].filter(
      ([, rows]) => new Set(rows.map((row) => window.groupOf(row))).size >= STYLE_GROUPS_MIN,
    ),
  );
  const counts = (rows: ReadonlyMap<string, readonly number[]>) =>
    new Map([...rows].map(([name, carriers]) => [name, carriers.length]));
  return {
    brands: mostFrequent(counts(index.brands)),
    styles: mostFrequent(counts(styles)),
    sizes: mostFrequent(sizes).sort(bySize),
  };
}

const LETTERS = ['XXS', 'XS', 'S', 'M', 'L', 'XL', 'XXL', 'XXXL'];

/** Letters from small to large, then numbers. */
function bySize(a: string, b: string): number {
  const order = (name: string) => {
    const letter = LETTERS.indexOf(name.toUpperCase());
    return letter === -1 ? LETTERS.length + (Number.parseFloat(name) || 0) : letter;
  };
  return order(a) - order(b) || (a < b ? -1 : 1);
}

function mostFrequent(counts: ReadonlyMap<string, number>): string[] {
  return [...counts]
    .filter(([name, count]) => name !== '' && count > 0)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, CHOICES_MAX)
    .map(([name]) => name);
}
