import type { TryOnKind } from './manifest.ts';

/** What lies on top of what: clothes and what lies on the skin first, then from the ears outwards, then hands. */
const DRAWING_ORDER: readonly TryOnKind[] = [
  'clothes',
  'necklace',
  'brow',
  'eyeshadow',
  'eyeliner',
  'blush',
  'lipstick',
  'earrings',
  'glasses',
  'hat',
  'ring',
  'bracelet',
  'watch',
];

/** For sorting: negative when `a` is drawn below `b`. */
export const byDrawingOrder = (a: TryOnKind, b: TryOnKind): number =>
  DRAWING_ORDER.indexOf(a) - DRAWING_ORDER.indexOf(b);
