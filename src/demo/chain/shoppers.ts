import { DAY_MS, type EpochMs, type MemberId, MINUTE_MS, SeededRandom } from '#kernel';
import type { ImportedMember } from '#modules/members';
import type { Department, Style } from './design.ts';
import { drawNormal, drawWeighted } from './draws.ts';
import { drawNickname } from './nicknames.ts';
import { DEMO_STORES, type DemoStore } from './stores.ts';

const MEMBER_SEED = 20_261;
const JOINED_OVER_DAYS = 730;

/** A member together with what no shop ever sees: why she buys what she buys. */
export interface Shopper {
  readonly member: ImportedMember;
  readonly home: DemoStore;
  /** Where she goes when not to her own store. */
  readonly second: DemoStore;
  readonly departments: Readonly<Record<Department, number>>;
  readonly styles: Readonly<Record<Style, number>>;
  /** Visits on an ordinary day. */
  readonly visitsPerDay: number;
  /** How easily a cart becomes an order, around 1. */
  readonly decided: number;
  /** Natural logarithm of the price she is used to, relative to the usual price of a department. */
  readonly purse: number;
  /** Hour around which she has time: lunch, evening, late. */
  readonly hour: number;
  readonly random: SeededRandom;
}

/**
 * Tastes: a member takes over the profile of her quarter, sharpened by her own favourites. One department
 * in six and one or two styles dominate; visits are log-normal, so that a few members make much of the noise.
 */
export function drawShoppers(count: number, end: EpochMs): Shopper[] {
  return Array.from({ length: count }, (_, index) => drawShopper(index, end));
}

function drawShopper(index: number, end: EpochMs): Shopper {
  const random = new SeededRandom(MEMBER_SEED + index * 7919);
  const home = DEMO_STORES[
    drawWeighted(
      random,
      DEMO_STORES.map(({ members }) => members),
    )
  ] as DemoStore;
  const second = DEMO_STORES[
    drawWeighted(
      random,
      DEMO_STORES.map((store) => nearness(home, store)),
    )
  ] as DemoStore;
  // The chain grew a little faster each month: the power pulls the joining days towards today.
  const joinedDay = Math.floor(JOINED_OVER_DAYS * (1 - random.fraction() ** 0.8)) + 1;
  const joinedMinute = 9 * 60 + random.integer(13 * 60);
  const number = String(index + 1).padStart(4, '0');
  return {
    member: {
      id: `mbr_demo_${number}` as MemberId,
      nickname: drawNickname(random),
      openid: `demo-member-${number}`,
      joinedAt: end - joinedDay * DAY_MS + joinedMinute * MINUTE_MS,
      homeStoreId: home.id,
    },
    home,
    second,
    departments: sharpened(random, home.departments, 1.4),
    styles: sharpened(random, home.styles, 1.3),
    visitsPerDay: Math.min(1, 0.035 * Math.exp(0.75 * drawNormal(random))),
    decided: Math.exp(0.35 * drawNormal(random)),
    purse: 0.55 * drawNormal(random),
    hour: [12.4, 20.3, 22][drawWeighted(random, [3, 5, 2])] as number,
    random,
  };
}

/** Members go to a second store that is not far: degrees are near enough within one city. */
function nearness(home: DemoStore, other: DemoStore): number {
  if (home === other) return 0;
  return 1 / (0.01 + Math.hypot(home.latitude - other.latitude, home.longitude - other.longitude));
}

function sharpened<Name extends string>(
  random: SeededRandom,
  profile: Readonly<Record<Name, number>>,
  spread: number,
): Record<Name, number> {
  const own = Object.entries<number>(profile).map(([name, weight]) => [
    name,
    weight * Math.exp(spread * drawNormal(random)),
  ]);
  return Object.fromEntries(own) as Record<Name, number>;
}
