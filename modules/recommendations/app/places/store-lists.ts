import { DAY_MS, type EpochMs, type MerchantId, MINUTE_MS, type StoreId } from '#kernel';
import type { Store, Stores } from '#modules/stores';
import { PLACE_REASONS } from '../../domain/place-reason.ts';
import type { FeedAnswer } from '../feed-answer.ts';
import { type Entry, KeptAnswers } from './kept-answers.ts';
import type { PlaceScene, ShopPlaces } from './shop-places.ts';

/** Windows of the two lists (CAT-12). Popularity counts whole UTC days, today included. */
export const LIST_WINDOWS = { new: 14, hot: 7 } as const;
export type ListName = keyof typeof LIST_WINDOWS;

/** Lists of one store without any member: every caller gets the same bytes. */
export interface StoreLists {
  /** @param overlap Also what the other list of the same length shows; else the new list goes first. */
  list(
    merchantId: MerchantId,
    name: ListName,
    storeId: StoreId,
    limit: number,
    overlap: boolean,
  ): Promise<FeedAnswer>;
  /** The hot list as a row of cards. */
  hotRow(merchantId: MerchantId, storeId: StoreId, limit: number): Promise<FeedAnswer>;
  /** Popular here, new here, popular in the district; no product twice. */
  highlights(merchantId: MerchantId, storeId: StoreId, limit: number): Promise<FeedAnswer>;
}

export function storeLists(places: ShopPlaces, stores: Stores): StoreLists {
  const kept = new KeptAnswers();
  return {
    async list(merchantId, name, storeId, limit, overlap) {
      const scene = await places.scene(merchantId, storeId);
      return kept.of(scene, `${name}/${limit}/${overlap}`, () => {
        const shown = new Set(overlap || name === 'new' ? [] : rowsOf(newHere(scene).slice(0, limit)));
        const all = name === 'new' ? newHere(scene) : hotHere(scene);
        const entries = all.filter(({ row }) => !shown.has(row)).slice(0, limit);
        const window = JSON.stringify({ list: name, window: windowOf(name, scene.now) });
        return merged(window, scene.store.write(entries, false));
      });
    },

    async hotRow(merchantId, storeId, limit) {
      const scene = await places.scene(merchantId, storeId);
      return kept.of(scene, `row/${limit}`, () => scene.store.write(hotHere(scene).slice(0, limit), false));
    },

    async highlights(merchantId, storeId, limit) {
      const [scene, everyStore] = await Promise.all([
        places.scene(merchantId, storeId),
        stores.list(merchantId),
      ]);
      return kept.of(scene, `highlights/${limit}`, () => {
        const shown = new Set<number>();
        const section = (key: string, title: string, entries: readonly Entry[]) => {
          const own = entries.filter(({ row }) => !shown.has(row)).slice(0, limit);
          for (const { row } of own) shown.add(row);
          return own.length === 0
            ? []
            : [merged(JSON.stringify({ key, title }), scene.store.write(own, false))];
        };
        const here = everyStore.find(({ id }) => id === storeId);
        const sections = [
          ...section('popular', '本店热卖', hotHere(scene)),
          ...section('new', '本店上新', newHere(scene)),
          ...section('district', `${here?.district ?? ''}热卖`, hotAround(scene, here, everyStore)),
        ];
        return `{"sections":[${sections.join(',')}]}`;
      });
    },
  };
}

function newHere({ facts, mayShow, now }: PlaceScene): Entry[] {
  const listed = facts.goods.flatMap((goods, row) => {
    const age = goods === undefined ? -1 : now - goods.card.listedAt;
    const isNew = age >= 0 && age <= LIST_WINDOWS.new * DAY_MS;
    return isNew && mayShow(row) ? [{ row, age }] : [];
  });
  return listed
    .sort((a, b) => a.age - b.age || a.row - b.row)
    .map(({ row, age }) => ({ row, reason: PLACE_REASONS.listed(Math.floor(age / DAY_MS)) }));
}

/** Most wanted first; what nobody wanted anywhere in the window is not hot, however short the list gets. */
function hotHere({ store, mayShow, now }: PlaceScene): Entry[] {
  const { popularity, popularOrder } = store.shelfAt(now);
  return Array.from(popularOrder)
    .filter((row) => (popularity[row] as number) > 0 && mayShow(row))
    .map((row) => ({
      row,
      reason: store.isPopularHere(row, now) ? PLACE_REASONS.hot : PLACE_REASONS.hotElsewhere,
    }));
}

/** What the other stores of the district sell and this one has. */
function hotAround(
  { window, mayShow, storeId, now }: PlaceScene,
  here: Store | undefined,
  everyStore: readonly Store[],
): Entry[] {
  if (here?.districtCode === undefined) return [];
  const around = everyStore
    .filter(({ id, districtCode }) => id !== storeId && districtCode === here.districtCode)
    .flatMap(({ id }) => window.shelves.get(id) ?? []);
  const sums = new Float64Array(window.rowCount);
  for (const other of around) {
    const { popularity } = other.shelfAt(now);
    for (let row = 0; row < sums.length; row += 1)
      if (other.isPopularHere(row, now)) sums[row] = (sums[row] as number) + (popularity[row] as number);
  }
  const reason = PLACE_REASONS.hotInDistrict(here.district);
  return Array.from(sums.keys())
    .filter((row) => (sums[row] as number) > 0 && mayShow(row))
    .sort((a, b) => (sums[b] as number) - (sums[a] as number) || a - b)
    .map((row) => ({ row, reason }));
}

const rowsOf = (entries: readonly Entry[]) => entries.map(({ row }) => row);

/** To the minute, like the answers themselves. */
function windowOf(name: ListName, now: EpochMs) {
  const until = now - (now % MINUTE_MS);
  return { days: LIST_WINDOWS[name], from: until - LIST_WINDOWS[name] * DAY_MS, until };
}

/** `{"a":1}` and `{"b":2}` → `{"a":1,"b":2}`, without reading the second one again. */
const merged = (head: string, tail: string) => `${head.slice(0, -1)},${tail.slice(1)}`;
