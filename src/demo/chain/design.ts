import type { TryOnKind } from '#modules/catalog';
import type { ColourKey } from './palette.ts';

export type Department = 'eyewear' | 'hats' | 'jewellery' | 'makeup' | 'clothes' | 'food';
export type Style = 'classic' | 'sweet' | 'street' | 'craft' | 'sport' | 'elegant';
export type Season = 'spring' | 'summer' | 'autumn' | 'winter';

/** How a product is drawn; `kind` picks the drawing, the rest are its parameters. */
export interface Look {
  readonly kind: string;
  readonly form?: string;
  readonly pattern?: 'stripe' | 'check' | 'dot' | 'floral' | 'wave' | 'rib';
  readonly accent?: ColourKey;
  readonly detail?: string;
}

/** One product as its buyer wrote it down; SKUs, ids and pictures follow from it. */
export interface Design {
  readonly key: string;
  readonly department: Department;
  readonly categoryId: string;
  readonly brand: string;
  readonly title: string;
  readonly subtitle: string;
  readonly story: string;
  /** What it is made of and how to keep it. */
  readonly care: string;
  readonly yuan: number;
  /** Price before the current reduction. */
  readonly wasYuan?: number;
  readonly style: Style;
  readonly season?: Season;
  readonly tags: readonly string[];
  readonly colours: readonly ColourKey[];
  /** What the colours are called on the option button; without it the colour is no choice. */
  readonly colourOption?: string;
  /** Own names of the shades (lipstick numbers, flavours), in the order of `colours`. */
  readonly shades?: readonly string[];
  readonly size?: { readonly option: string; readonly values: readonly Size[] };
  readonly look: Look;
  readonly durable: boolean;
  /** Days until a satisfied buyer comes back for more of it; only for what gets used up. */
  readonly refillDays?: number;
  /** Try-on item per colour, where one was modelled. */
  readonly tryOn?: {
    readonly kind: TryOnKind;
    readonly items: Readonly<Partial<Record<ColourKey, string>>>;
  };
}

export interface Size {
  readonly name: string;
  /** Price relative to the first size. */
  readonly times: number;
}

type Common = 'department' | 'categoryId' | 'brand' | 'care' | 'durable' | 'tags' | 'colours' | 'look';
type Always = 'key' | 'title' | 'subtitle' | 'story' | 'yuan' | 'style';
/** What one line of a shelf may say; what it leaves out comes from the shelf. */
export type Line = Pick<Design, Always> &
  Partial<Omit<Design, Always | 'look'>> & { readonly look?: Partial<Look> };

/** A shelf of similar goods: what they share is written once. */
export function shelf(shared: Pick<Design, Common> & Partial<Design>, lines: readonly Line[]): Design[] {
  return lines.map((line) => ({
    ...shared,
    ...line,
    tags: [...shared.tags, ...(line.tags ?? [])],
    look: { ...shared.look, ...line.look },
  }));
}

export const sizes = (option: string, ...names: string[]): NonNullable<Design['size']> => ({
  option,
  values: names.map((name) => ({ name, times: 1 })),
});

/** Packs of different content: `packs('规格', ['单盒', 1], ['四盒', 3.7])`. */
export const packs = (option: string, ...values: [string, number][]): NonNullable<Design['size']> => ({
  option,
  values: values.map(([name, times]) => ({ name, times })),
});
