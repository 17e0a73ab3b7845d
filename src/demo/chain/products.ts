import { DAY_MS, type EpochMs, type Fen, fen, type ProductId, type SkuId } from '#kernel';
import type { NewProduct } from '#modules/catalog';
import type { Design, Size } from './design.ts';
import { traitOf } from './draws.ts';
import { type ColourKey, PALETTE } from './palette.ts';
import { CLOTHES } from './shelves/clothes.ts';
import { EYEWEAR } from './shelves/eyewear.ts';
import { FOOD } from './shelves/food.ts';
import { HATS } from './shelves/hats.ts';
import { JEWELLERY } from './shelves/jewellery.ts';
import { MAKEUP } from './shelves/makeup.ts';
import { WATCHES } from './shelves/watches.ts';
import { sizeTableOf } from './size-tables.ts';

export const DESIGNS: readonly Design[] = [
  ...EYEWEAR,
  ...HATS,
  ...JEWELLERY,
  ...WATCHES,
  ...MAKEUP,
  ...CLOTHES,
  ...FOOD,
];

const ONE_SIZE: readonly Size[] = [{ name: '标准', times: 1 }];

const productIdOf = ({ key }: Design): ProductId => `prd_${key}` as ProductId;
export const pictureName = (design: Design, colour: ColourKey): string => `${design.key}-${colour}.webp`;
const pictureUrl = (design: Design, colour: ColourKey): string => `/media/${pictureName(design, colour)}`;

export function productOf(design: Design, newYear: EpochMs): NewProduct {
  const sizes = design.size?.values ?? ONE_SIZE;
  const number = DESIGNS.indexOf(design) + 1;
  return {
    id: productIdOf(design),
    categoryId: design.categoryId,
    title: design.title,
    subtitle: design.subtitle,
    description: `${design.story}\n${design.care}`,
    brand: design.brand,
    tags: design.tags,
    images: design.colours.map((colour) => pictureUrl(design, colour)),
    optionNames: optionNamesOf(design),
    listedAt: listedAt(design, newYear),
    durable: design.durable,
    ...sizeTableOf(design),
    skus: design.colours.flatMap((colour, c) =>
      sizes.map((size, s) => {
        const arItemId = design.tryOn?.items[colour] ?? null;
        return {
          id: `sku_${design.key}-${colour}${sizes.length > 1 ? `-${s + 1}` : ''}` as SkuId,
          code: `TQ${String(number).padStart(3, '0')}${c + 1}${s + 1}`,
          optionValues: optionValuesOf(design, c, size),
          priceFen: priceOf(design.yuan, size),
          listPriceFen: priceOf(design.wasYuan ?? design.yuan, size),
          imageUrl: pictureUrl(design, colour),
          arItemId,
          tryOn: arItemId === null ? null : (design.tryOn?.kind ?? null),
        };
      }),
    ),
  };
}

function optionNamesOf({ colourOption, size }: Design): string[] {
  const names = [colourOption, size?.option].filter((name) => name !== undefined);
  return names.length > 0 ? names : ['规格'];
}

function optionValuesOf(
  { colours, colourOption, shades, size }: Design,
  index: number,
  chosen: Size,
): string[] {
  const colour = colours[index] as ColourKey;
  const values = colourOption === undefined ? [] : [shades?.[index] ?? PALETTE[colour].label];
  if (size !== undefined || values.length === 0) values.push(chosen.name);
  return values;
}

/** Whole yuan, as on a price tag; food keeps its nine jiao. */
function priceOf(yuan: number, { times }: Size): Fen {
  const tenths = Number.isInteger(yuan) ? 0 : 90;
  return fen(Math.floor(yuan * times) * 100 + tenths);
}

const NEW_SHARE = 0.3;
const NEWEST_SHARE = 0.05;

/**
 * Most goods are older than the year that the behaviour covers, three in ten arrive during it, and some
 * within its last two weeks. Goods that can be tried on are always there: they are what the demo shows.
 */
function listedAt(design: Design, newYear: EpochMs): EpochMs {
  const trait = traitOf(`listed ${design.key}`);
  const share = traitOf(`listed when ${design.key}`);
  const at = (days: number) => newYear + Math.floor(days) * DAY_MS + Math.floor(share * 9 * 3_600_000);
  if (design.tryOn !== undefined || trait >= NEW_SHARE + NEWEST_SHARE) return at(-20 - share * 340);
  if (trait < NEWEST_SHARE) return at(351 + share * 12);
  return at(share * 350);
}
