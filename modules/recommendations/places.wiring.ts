import type { ContainerModuleLoadOptions } from 'inversify';
import { READS } from '#db';
import type { Job } from '#feature';
import type { Route } from '#http';
import { CLOCK, type EventHandler, MINUTE_MS, type Token, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { CATALOG, SEARCH_ORDER } from '#modules/catalog';
import { MEMBER_PREFERENCES, MEMBERS } from '#modules/members';
import { CARTS } from '#modules/orders';
import { CONSENTS } from '#modules/privacy';
import { STORES } from '#modules/stores';
import type { EventsImported } from './app/event-import.ts';
import type { MemberMemory } from './app/member-memory.ts';
import type { MerchandisingRules } from './app/merchandising.ts';
import { CompanionTables } from './app/places/companions.ts';
import type { PlaceReads } from './app/places/ports.ts';
import { type Reactivation, reactivation } from './app/places/reactivation.ts';
import { RecentInterest } from './app/places/recent-interest.ts';
import { recommendStores } from './app/places/recommend-stores.ts';
import { searchOrder } from './app/places/search-order.ts';
import { ShopPlaces } from './app/places/shop-places.ts';
import { showRelated } from './app/places/show-related.ts';
import { type StoreLists, storeLists } from './app/places/store-lists.ts';
import { suggestForCart } from './app/places/suggest-for-cart.ts';
import { UsualDistricts } from './app/places/usual-districts.ts';
import type { EventLog, MemberPulses } from './app/ports.ts';
import type { ShopWindows } from './app/shop-windows.ts';
import { sqlPlaceReads } from './db/sql-place-reads.ts';
import { type Places, placeRoutes } from './http/place-routes.ts';
import { reactivationRoutes } from './http/reactivation-routes.ts';

const COMPANIONS_EVERY_MS = 5 * MINUTE_MS;

const PLACE_READS = token<PlaceReads>('PlaceReads');
const SHOP_PLACES = token<ShopPlaces>('ShopPlaces');
const STORE_LISTS = token<StoreLists>('StoreLists');
const PLACES = token<Places>('Places');
export const REACTIVATION = token<Reactivation>('Reactivation');
export const USUAL_DISTRICTS = token<UsualDistricts>('UsualDistricts');
const COMPANIONS = token<CompanionTables>('CompanionTables');
const RECENT_INTEREST = token<RecentInterest>('RecentInterest');
export const PLACE_ROUTES = token<readonly Route[]>('PlaceRoutes');
export const PLACE_HANDLERS = token<readonly EventHandler[]>('PlaceHandlers');
export const PLACE_JOBS = token<readonly Job[]>('PlaceJobs');

/** What the places share with the feed. */
interface FeedTokens {
  readonly log: Token<EventLog>;
  readonly memory: Token<MemberMemory>;
  readonly pulses: Token<MemberPulses>;
  readonly windows: Token<ShopWindows>;
  readonly rules: Token<MerchandisingRules>;
}

/** The places beside the home feed; see `app/places`. */
export function bindPlaces(
  bind: ContainerModuleLoadOptions['bind'],
  { log, memory, pulses, windows, rules }: FeedTokens,
): void {
  bind(PLACE_READS).toResolvedValue(sqlPlaceReads, [READS]).inSingletonScope();
  bind(COMPANIONS)
    .toResolvedValue((reads, clock) => new CompanionTables(reads, clock), [PLACE_READS, CLOCK])
    .inSingletonScope();
  bind(RECENT_INTEREST)
    .toResolvedValue((events) => new RecentInterest(events), [log])
    .inSingletonScope();
  bind(SHOP_PLACES)
    .toResolvedValue(
      (shops, catalog, companions, merchandising, clock) =>
        new ShopPlaces({ windows: shops, catalog, companions, rules: merchandising, clock }),
      [windows, CATALOG, COMPANIONS, rules, CLOCK],
    )
    .inSingletonScope();
  bind(STORE_LISTS).toResolvedValue(storeLists, [SHOP_PLACES, STORES]).inSingletonScope();
  bind(SEARCH_ORDER).toResolvedValue(searchOrder, [CATALOG, RECENT_INTEREST, memory]).inSingletonScope();
  bind(USUAL_DISTRICTS)
    .toResolvedValue(
      (reads, stores, members, beats, consents, clock) =>
        new UsualDistricts({ reads, stores, memory: members, pulses: beats, consents, clock }),
      [PLACE_READS, STORES, memory, pulses, CONSENTS, CLOCK],
    )
    .inSingletonScope();
  bind(REACTIVATION)
    .toResolvedValue(
      (reads, shops, places, people, members, consents, clock) =>
        reactivation({ reads, windows: shops, places, members: people, memory: members, consents, clock }),
      [PLACE_READS, windows, SHOP_PLACES, MEMBERS, memory, CONSENTS, CLOCK],
    )
    .inSingletonScope();
  bind(PLACE_ROUTES)
    .toResolvedValue(
      (places, late, unitOfWork, audit, clock) => [
        ...placeRoutes(places),
        ...reactivationRoutes(late, unitOfWork, audit, clock),
      ],
      [PLACES, REACTIVATION, UNIT_OF_WORK, AUDIT, CLOCK],
    )
    .inSingletonScope();
  bind(PLACES)
    .toResolvedValue(
      (shops, lists, members, carts, stores, districts, preferences, interest, clock): Places => ({
        related: showRelated(shops, members),
        lists,
        cart: suggestForCart(shops, carts, members, lists),
        stores: recommendStores(stores, districts, preferences, interest, clock),
      }),
      [
        SHOP_PLACES,
        STORE_LISTS,
        memory,
        CARTS,
        STORES,
        USUAL_DISTRICTS,
        MEMBER_PREFERENCES,
        RECENT_INTEREST,
        CLOCK,
      ],
    )
    .inSingletonScope();
  bind(PLACE_HANDLERS).toResolvedValue(placeHandlers, [COMPANIONS, RECENT_INTEREST]).inSingletonScope();
  bind(PLACE_JOBS)
    .toResolvedValue(
      (companions): readonly Job[] => [
        {
          name: 'recommendations.refresh_companions',
          everyMs: COMPANIONS_EVERY_MS,
          run: () => companions.refresh(),
        },
      ],
      [COMPANIONS],
    )
    .inSingletonScope();
}

function placeHandlers(companions: CompanionTables, interest: RecentInterest): readonly EventHandler[] {
  return [
    {
      name: 'recommendations.places_after_import',
      types: ['recommendations.events_imported'],
      deliver: async ({ event }) => {
        companions.forget((event as EventsImported).merchantId);
        interest.forgetAll();
      },
    },
  ];
}
