import type { Store } from '../api/contract.ts';
import type { Shop } from '../api/shop.ts';

/** `location.precise`: for one sorting, forgotten afterwards. */
export const POSITION_PURPOSE = 'location.precise';

export interface NearestParts {
  readonly shop: Pick<Shop, 'stores' | 'nearestStores' | 'consents' | 'consent'>;
  readonly position: () => Promise<{ readonly latitude: number; readonly longitude: number } | undefined>;
  readonly isMember: () => boolean;
}

export type Sorted =
  | { readonly stores: readonly Store[] }
  /** She, or her phone, keeps the position for herself. */
  | 'no_position'
  /** A member is asked first, in words. */
  | 'ask_her';

/**
 * 按距离: nobody is asked for a position before she wants the list by distance. A member agrees to the notice first, once;
 * a stranger's position goes along with the question and is nobody's.
 */
export async function nearest(
  { shop, position, isMember }: NearestParts,
  agreed?: { readonly birthYear: number | undefined },
): Promise<Sorted> {
  if (!isMember()) {
    const here = await position();
    return here === undefined ? 'no_position' : { stores: (await shop.stores({ ...here })).items };
  }
  if (agreed === undefined) {
    const { items } = await shop.consents();
    if (!items.some(({ purpose, live }) => purpose === POSITION_PURPOSE && live)) return 'ask_her';
  }
  const year = agreed?.birthYear;
  const { consentToken } = await shop.consent({
    purpose: POSITION_PURPOSE,
    ...(year === undefined ? {} : { birthYear: year }),
  });
  const here = await position();
  if (here === undefined) return 'no_position';
  return { stores: (await shop.nearestStores({ consentToken, ...here })).items };
}
