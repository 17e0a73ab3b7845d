import type { ProductSize } from '#modules/catalog';
import type { Design } from './design.ts';

type Widths = readonly [shoulderCm: number, hipCm: number];

/** Close to the body: between two sizes of Chinese women's wear lie 3 cm of shoulder and 8 cm of hip girth. */
const FITTED: Readonly<Record<string, Widths>> = { S: [37, 44], M: [40, 48], L: [43, 52] };
const LOOSE: Readonly<Record<string, Widths>> = { M: [41, 49], L: [44, 53], XL: [47, 57] };
/** Cut to go over a knit. */
const OVER: Readonly<Record<string, Widths>> = { M: [42, 51], L: [45, 55], XL: [48, 59] };

/** By what is drawn. What hangs from the waist has no shoulders, and so no table. */
const TABLES: Readonly<Record<string, Readonly<Record<string, Widths>>>> = {
  dress: FITTED,
  tee: LOOSE,
  shirt: LOOSE,
  knit: LOOSE,
  cardigan: LOOSE,
  hoodie: LOOSE,
  jacket: OVER,
  coat: OVER,
  vest: OVER,
};

/** The size table of a garment, to be spread into its product; nothing for all other goods. */
export function sizeTableOf({ department, look, size }: Design): { readonly sizes?: readonly ProductSize[] } {
  const table = department === 'clothes' ? TABLES[look.kind] : undefined;
  if (table === undefined || size === undefined) return {};
  return {
    sizes: size.values.flatMap(({ name }) => {
      const [shoulderCm, hipCm] = table[name] ?? [];
      return shoulderCm === undefined || hipCm === undefined ? [] : [{ name, shoulderCm, hipCm }];
    }),
  };
}
