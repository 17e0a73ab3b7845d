import { DAY_MS, type EpochMs, MINUTE_MS, type ProductId } from '#kernel';

/** How long a product that she saw and left is remembered as such. */
const WEARY_MS = 7 * DAY_MS;
/** Seen again within this time is the same look. */
const SAME_LOOK_MS = 30 * MINUTE_MS;
/** More looks than these change nothing: .85^10 is a fifth. */
const LOOKS_MAX = 10;
const PRODUCTS_MAX = 300;

/** When a member looked at what she did not touch, newest first; the longest unseen product comes first. */
export type Sightings = ReadonlyMap<ProductId, readonly EpochMs[]>;

export const NO_SIGHTINGS: Sightings = new Map();

/** The same object when nothing changes. */
export function seen(sightings: Sightings, productId: ProductId, at: EpochMs): Sightings {
  const before = sightings.get(productId) ?? [];
  if (before.some((look) => Math.abs(look - at) < SAME_LOOK_MS)) return sightings;
  const next = new Map(sightings);
  next.delete(productId);
  next.set(productId, [at, ...before].sort((a, b) => b - a).slice(0, LOOKS_MAX));
  const [oldest] = next.keys();
  if (next.size > PRODUCTS_MAX && oldest !== undefined) next.delete(oldest);
  return next;
}

/** What she touches is looked at with fresh eyes again. */
export function touched(sightings: Sightings, productId: ProductId): Sightings {
  if (!sightings.has(productId)) return sightings;
  const next = new Map(sightings);
  next.delete(productId);
  return next;
}

/** Times each product was seen in the seven days before `now`, and not touched since. */
export function unclicked(sightings: Sightings, now: EpochMs): ReadonlyMap<ProductId, number> {
  const times = new Map<ProductId, number>();
  for (const [productId, looks] of sightings) {
    const lately = looks.filter((at) => now - at < WEARY_MS).length;
    if (lately > 0) times.set(productId, lately);
  }
  return times;
}
