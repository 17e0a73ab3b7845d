import {
  AppError,
  type Clock,
  decodeCursor,
  type EpochMs,
  encodeCursor,
  HOUR_MS,
  type MemberId,
  type MerchantId,
  type Page,
  type StoreId,
} from '#kernel';
import type { Members } from '#modules/members';
import type { Consents } from '#modules/privacy';
import type { MemberMemory } from '../member-memory.ts';
import type { ShopWindows } from '../shop-windows.ts';
import { avoidedBy } from './not-again.ts';
import { type OverdueMember, overdueMembers, type Wish } from './overdue-members.ts';
import type { PlaceReads } from './ports.ts';
import type { PlaceScene, ShopPlaces } from './shop-places.ts';

const PURPOSE = 'marketing.messages';
const PRODUCTS_SUGGESTED = 2;
const LISTS_KEPT = 4;
/** Pages of one list are turned within a day. */
const CURSOR_LIVES_MS = 24 * HOUR_MS;
const RATIO_STEPS = 1_000;

export interface ReactivationEntry {
  readonly memberId: MemberId;
  /** First character of the nickname, then stars. */
  readonly name: string;
  readonly storeId: StoreId;
  readonly lastPurchaseAt: EpochMs;
  readonly intervalDays: number;
  /** Days since the last purchase in her own intervals. */
  readonly overdueRatio: number;
  readonly category: { readonly id: string; readonly name: string; readonly chance: number };
  readonly products: readonly {
    readonly productId: string;
    readonly title: string;
    readonly priceFen: number;
  }[];
}

/**
 * Whom a message could bring back (owner): late by her own rhythm, with a category and two products that her
 * store has. Only who agreed to such messages, has personalisation on and is not under 14; asked again for
 * each page, so a withdrawal counts at once.
 */
export interface Reactivation {
  page(
    merchantId: MerchantId,
    storeId: StoreId | undefined,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<ReactivationEntry>>;
  /** Everybody on the list, as of the full hour. */
  late(merchantId: MerchantId): Promise<readonly OverdueMember[]>;
}

export interface ReactivationParts {
  readonly reads: PlaceReads;
  readonly windows: ShopWindows;
  readonly places: ShopPlaces;
  readonly members: Members;
  readonly memory: MemberMemory;
  readonly consents: Consents;
  readonly clock: Clock;
}

export function reactivation(parts: ReactivationParts): Reactivation {
  const { reads, windows, places, members, memory, consents, clock } = parts;
  const lists = new Map<string, Promise<readonly OverdueMember[]>>();
  // What was worked out about her goes with her consent, not only out of sight.
  consents.onWithdrawn(({ memberId, purpose }) => {
    if (purpose !== PURPOSE && purpose !== 'profiling.feed') return;
    for (const [key, list] of lists) {
      const without = list.then((late) => late.filter((member) => member.memberId !== memberId));
      lists.set(key, without);
      without.catch(() => lists.delete(key));
    }
  });
  const mayAsk = (memberId: MemberId) => consents.isLive(memberId, PURPOSE) && !consents.isMinor(memberId);

  function listAt(merchantId: MerchantId, asOf: EpochMs): Promise<readonly OverdueMember[]> {
    const key = `${merchantId}/${asOf}`;
    let list = lists.get(key);
    if (list === undefined) {
      list = windows.of(merchantId).then((window) =>
        overdueMembers(reads, {
          ...{ merchantId, asOf, mayAsk },
          categoryOf: (productId) => window.cardOf(window.rowOf(productId) ?? -1)?.categoryId,
        }),
      );
      lists.set(key, list);
      list.catch(() => lists.delete(key));
      const oldest = lists.size > LISTS_KEPT ? lists.keys().next().value : undefined;
      if (oldest !== undefined) lists.delete(oldest);
    }
    return list;
  }

  async function entryOf(
    merchantId: MerchantId,
    late: OverdueMember,
  ): Promise<ReactivationEntry | undefined> {
    const { memberId, storeId, lastAt, intervalDays, ratio } = late;
    if (storeId === null || !mayAsk(memberId)) return undefined;
    const [state, member] = await Promise.all([
      memory.stateOf(merchantId, memberId),
      members.find(merchantId, memberId),
    ]);
    if (state === undefined || member === undefined) return undefined;
    // Her store may have closed since; a list that failed for her would be nobody's.
    if (!(await windows.of(merchantId)).shelves.has(storeId)) return undefined;
    const scene = await places.scene(merchantId, storeId);
    const avoided = avoidedBy(scene, state, true);
    const { wish, products } = suggestion(scene, late, (row) => !avoided.has(row));
    const { category, chance } = wish;
    return {
      ...{ memberId, storeId, lastPurchaseAt: lastAt },
      name: `${[...member.nickname].slice(0, 1).join('')}**`,
      intervalDays: rounded(intervalDays),
      overdueRatio: rounded(ratio),
      category: { id: category, name: scene.facts.nameOf.get(category) ?? '', chance: rounded(chance) },
      products,
    };
  }

  const fullHour = (now: EpochMs) => now - (now % HOUR_MS);

  return {
    async late(merchantId) {
      const list = await listAt(merchantId, fullHour(clock.now()));
      return list.filter(({ memberId }) => mayAsk(memberId));
    },
    async page(merchantId, storeId, cursor, limit) {
      const now = clock.now();
      const { asOf, after } =
        cursor === undefined ? { asOf: fullHour(now), after: undefined } : placeOf(cursor, now);
      const list = (await listAt(merchantId, asOf)).filter(
        (late) => (storeId === undefined || late.storeId === storeId) && mayAsk(late.memberId),
      );
      const from = after === undefined ? 0 : list.findIndex((late) => isAfter(late, after));
      const rest = from === -1 ? [] : list.slice(from);
      const shown = rest.slice(0, limit);
      const last = shown.at(-1);
      const entries = await Promise.all(shown.map((late) => entryOf(merchantId, late)));
      return {
        items: entries.filter((entry) => entry !== undefined),
        nextCursor: rest.length > limit && last !== undefined ? encodeCursor([asOf, ...keyOf(last)]) : null,
      };
    },
  };
}

/** From her likeliest category that has something for her: just after new glasses nobody wants other ones. */
function suggestion(scene: PlaceScene, { wishes }: OverdueMember, fits: (row: number) => boolean) {
  const [likeliest] = wishes;
  for (const wish of wishes) {
    const products = suggested(scene, wish.category, fits);
    if (products.length > 0) return { wish, products };
  }
  return { wish: likeliest as Wish, products: [] };
}

/** The most wanted of the category at her store. */
function suggested(
  { store, facts, mayShow, now }: PlaceScene,
  category: string,
  fits: (row: number) => boolean,
): ReactivationEntry['products'] {
  const { popularity } = store.shelfAt(now);
  return (facts.rowsOfLeaf.get(category) ?? [])
    .filter((row) => mayShow(row) && fits(row))
    .sort((a, b) => (popularity[b] as number) - (popularity[a] as number) || a - b)
    .slice(0, PRODUCTS_SUGGESTED)
    .flatMap((row) => {
      const card = facts.goods[row]?.card;
      return card === undefined
        ? []
        : [{ productId: card.productId, title: card.title, priceFen: card.priceFen }];
    });
}

type Key = readonly [ratio: number, memberId: string];

const keyOf = ({ ratio, memberId }: OverdueMember): Key => [Math.round(ratio * RATIO_STEPS), memberId];

/** In the order of the list: by ratio, which is whole thousandths, then by id. */
function isAfter(late: OverdueMember, [ratio, memberId]: Key): boolean {
  const [own, id] = keyOf(late);
  return own > ratio || (own === ratio && id > memberId);
}

function placeOf(cursor: string, now: EpochMs): { readonly asOf: EpochMs; readonly after: Key } {
  const [asOf, ratio, memberId] = decodeCursor(cursor);
  const isOurs = typeof asOf === 'number' && typeof ratio === 'number' && typeof memberId === 'string';
  if (!isOurs || asOf > now || asOf < now - CURSOR_LIVES_MS || asOf % HOUR_MS !== 0)
    throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
  return { asOf, after: [ratio, memberId] };
}

const rounded = (value: number) => Math.round(value * 100) / 100;
