import type { Design } from './design.ts';
import { traitOf } from './draws.ts';

/** What people look at, or need, after goods of a category. */
const GOES_WITH: Readonly<Record<string, readonly string[]>> = {
  cat_optical: ['cat_eyewear_care', 'cat_knit_hats'],
  cat_sunglasses: ['cat_brim_hats', 'cat_face', 'cat_eyewear_care'],
  cat_eyewear_care: ['cat_optical'],
  cat_brim_hats: ['cat_dresses', 'cat_sunglasses'],
  cat_caps: ['cat_tops', 'cat_bottoms'],
  cat_knit_hats: ['cat_accessories', 'cat_outerwear'],
  cat_earrings: ['cat_necklaces', 'cat_lips'],
  cat_necklaces: ['cat_earrings', 'cat_bracelets'],
  cat_rings: ['cat_necklaces', 'cat_bracelets'],
  cat_bracelets: ['cat_rings', 'cat_earrings'],
  cat_watches: ['cat_bracelets', 'cat_accessories'],
  cat_lips: ['cat_face', 'cat_eyes'],
  cat_face: ['cat_eyes', 'cat_lips'],
  cat_eyes: ['cat_lips', 'cat_face'],
  cat_scent: ['cat_face', 'cat_necklaces'],
  cat_dresses: ['cat_earrings', 'cat_accessories', 'cat_outerwear'],
  cat_tops: ['cat_bottoms', 'cat_caps'],
  cat_outerwear: ['cat_accessories', 'cat_knit_hats'],
  cat_bottoms: ['cat_tops', 'cat_accessories'],
  cat_accessories: ['cat_outerwear', 'cat_dresses'],
  cat_noodles: ['cat_braised', 'cat_drinks'],
  cat_braised: ['cat_drinks', 'cat_noodles'],
  cat_drinks: ['cat_pastry', 'cat_braised'],
  cat_pastry: ['cat_drinks', 'cat_noodles'],
};

export interface Companion {
  /** Place in the list of designs. */
  readonly index: number;
  readonly weight: number;
}

const SIBLINGS = 3;
const COMPLEMENTS = 4;
/** How attention falls off along the list; the sum is 1. */
const WEIGHTS = [0.3, 0.22, 0.16, 0.12, 0.09, 0.06, 0.05] as const;

/**
 * For every product the few that follow it: what it is compared with (same shelf, same style first), and
 * what completes it. One-directional on purpose, as in life: a lens spray follows glasses, not glasses a spray.
 */
export function companionsOf(designs: readonly Design[]): readonly (readonly Companion[])[] {
  return designs.map((design) => {
    const closest = (accept: (other: Design) => boolean, count: number) =>
      designs
        .map((other, index) => ({ index, other }))
        .filter(({ other }) => other !== design && accept(other))
        .map(({ index, other }) => ({ index, closeness: closeness(design, other) }))
        .sort((a, b) => b.closeness - a.closeness)
        .slice(0, count);
    const complements = GOES_WITH[design.categoryId] ?? [];
    const siblings = closest((other) => other.categoryId === design.categoryId, SIBLINGS);
    const completing = closest((other) => complements.includes(other.categoryId), COMPLEMENTS);
    // Complement and sibling take turns, so that both kinds of signal are strong.
    const turns = Array.from({ length: COMPLEMENTS }, (_, i) => [completing[i], siblings[i]]).flat();
    return turns
      .filter((found) => found !== undefined)
      .map(({ index }, place) => ({ index, weight: WEIGHTS[place] ?? 0 }));
  });
}

function closeness(design: Design, other: Design): number {
  const style = other.style === design.style ? 0.5 : 0;
  const season = other.season === design.season ? 0.25 : 0;
  return style + season + traitOf(`after ${design.key} ${other.key}`);
}
