import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Engine, Feature, Job } from '#feature';
import type { Route } from '#http';
import { CLOCK, type EventHandler, type StoredEvent, token, UNIT_OF_WORK } from '#kernel';
import { CATALOG, type ProductsChanged } from '#modules/catalog';
import { STOCK, type StockChanged } from '#modules/inventory';
import { MEMBERS } from '#modules/members';
import { STORES } from '#modules/stores';
import { type CollectEvents, collectEvents } from './app/collect-events.ts';
import { type EventsImported, eventImport } from './app/event-import.ts';
import { MemberMemory } from './app/member-memory.ts';
import type { ModelStore } from './app/model-store.ts';
import { type NotePurchases, notePurchases } from './app/note-purchases.ts';
import { type Personalisation, personalisation } from './app/personalisation.ts';
import { FeedPolicies } from './app/policy.ts';
import type { EventLog, OptOuts } from './app/ports.ts';
import { Scorer } from './app/scorer.ts';
import { ShopWindows } from './app/shop-windows.ts';
import { type ShowFeed, showFeed } from './app/show-feed.ts';
import { trainShopModel } from './app/train-shop-model.ts';
import { modelFolder } from './db/model-folder.ts';
import { recommendationTables } from './db/recommendation-tables.ts';
import { sqlEventLog } from './db/sql-event-log.ts';
import { sqlOptOuts } from './db/sql-opt-outs.ts';
import { recommendationRoutes } from './http/recommendation-routes.ts';
import { EVENT_IMPORT, RECOMMENDATION_SETTINGS, TRAIN_SHOP_MODEL } from './tokens.ts';

const EVENT_LOG = token<EventLog>('EventLog');
const OPT_OUTS = token<OptOuts>('OptOuts');
const MODEL_STORE = token<ModelStore>('ModelStore');
const MEMBER_MEMORY = token<MemberMemory>('MemberMemory');
const SHOP_WINDOWS = token<ShopWindows>('ShopWindows');
const SHOW_FEED = token<ShowFeed>('ShowFeed');
const COLLECT_EVENTS = token<CollectEvents>('CollectEvents');
const NOTE_PURCHASES = token<NotePurchases>('NotePurchases');
const PERSONALISATION = token<Personalisation>('Personalisation');
const POLICIES = token<FeedPolicies>('FeedPolicies');
const SCORER = token<Scorer>('Scorer');
const ROUTES = token<readonly Route[]>('RecommendationRoutes');
const HANDLERS = token<readonly EventHandler[]>('RecommendationHandlers');
const ENGINES = token<readonly Engine[]>('RecommendationEngines');
const JOBS = token<readonly Job[]>('RecommendationJobs');

const wiring = new ContainerModule(({ bind }) => {
  bind(EVENT_LOG).toResolvedValue(sqlEventLog, [READS]).inSingletonScope();
  bind(OPT_OUTS).toResolvedValue(sqlOptOuts, [READS]).inSingletonScope();
  bind(MODEL_STORE)
    .toResolvedValue((settings) => modelFolder(settings.modelFolder), [RECOMMENDATION_SETTINGS])
    .inSingletonScope();
  bind(MEMBER_MEMORY)
    .toResolvedValue(
      (log, optOuts, members, clock) => new MemberMemory(log, optOuts, members, clock),
      [EVENT_LOG, OPT_OUTS, MEMBERS, CLOCK],
    )
    .inSingletonScope();
  bind(SHOP_WINDOWS)
    .toResolvedValue(
      (catalog, stock, stores, log, clock) => new ShopWindows({ catalog, stock, stores, log }, clock),
      [CATALOG, STOCK, STORES, EVENT_LOG, CLOCK],
    )
    .inSingletonScope();
  bind(POLICIES)
    .toResolvedValue(
      (clock, { holdoutPermille }) => new FeedPolicies(clock, holdoutPermille),
      [CLOCK, RECOMMENDATION_SETTINGS],
    )
    .inSingletonScope();
  bind(SHOW_FEED)
    .toResolvedValue(
      (windows, memory, clock, settings) => showFeed(windows, memory, clock, settings.report),
      [SHOP_WINDOWS, MEMBER_MEMORY, CLOCK, RECOMMENDATION_SETTINGS],
    )
    .inSingletonScope();
  bind(COLLECT_EVENTS)
    .toResolvedValue(collectEvents, [UNIT_OF_WORK, EVENT_LOG, MEMBER_MEMORY, SHOP_WINDOWS, CLOCK])
    .inSingletonScope();
  bind(NOTE_PURCHASES)
    .toResolvedValue(notePurchases, [UNIT_OF_WORK, EVENT_LOG, MEMBER_MEMORY, SHOP_WINDOWS, CLOCK])
    .inSingletonScope();
  bind(PERSONALISATION)
    .toResolvedValue(personalisation, [UNIT_OF_WORK, EVENT_LOG, OPT_OUTS, MEMBER_MEMORY, CLOCK])
    .inSingletonScope();
  bind(EVENT_IMPORT).toResolvedValue(eventImport, [EVENT_LOG, CLOCK]).inSingletonScope();
  bind(TRAIN_SHOP_MODEL)
    .toResolvedValue(trainShopModel, [EVENT_LOG, CATALOG, MODEL_STORE, CLOCK])
    .inSingletonScope();
  bind(SCORER)
    .toResolvedValue(
      (windows, models, { merchantId, report }) => new Scorer({ windows, models, merchantId, report }),
      [SHOP_WINDOWS, MODEL_STORE, RECOMMENDATION_SETTINGS],
    )
    .inSingletonScope();
  bind(ROUTES)
    .toResolvedValue(recommendationRoutes, [SHOW_FEED, COLLECT_EVENTS, PERSONALISATION])
    .inSingletonScope();
  bind(ENGINES)
    .toResolvedValue((scorer) => [scorer.engine()], [SCORER])
    .inSingletonScope();
  bind(JOBS)
    .toResolvedValue((scorer) => scorer.jobs(), [SCORER])
    .inSingletonScope();
  bind(HANDLERS)
    .toResolvedValue(feedHandlers, [SHOP_WINDOWS, MEMBER_MEMORY, NOTE_PURCHASES])
    .inSingletonScope();
});

function feedHandlers(
  windows: ShopWindows,
  memory: MemberMemory,
  notePurchases: NotePurchases,
): readonly EventHandler[] {
  const eventOf = <Event>({ event }: StoredEvent) => event as unknown as Event;
  return [
    {
      name: 'recommendations.restock',
      types: ['inventory.stock_changed'],
      deliver: (stored) => {
        const { merchantId, changes } = eventOf<StockChanged>(stored);
        return windows.restock(merchantId, changes);
      },
    },
    {
      name: 'recommendations.refresh_goods',
      types: ['catalog.products_changed'],
      deliver: (stored) => windows.refresh(eventOf<ProductsChanged>(stored).merchantId),
    },
    {
      name: 'recommendations.forget_for_import',
      types: ['recommendations.events_imported'],
      deliver: async (stored) => {
        memory.forgetAll();
        await windows.refresh(eventOf<EventsImported>(stored).merchantId);
      },
    },
    { name: 'recommendations.note_purchases', types: ['orders.order_paid'], deliver: notePurchases },
  ];
}

export const recommendationsFeature: Feature = {
  name: 'recommendations',
  wiring,
  tables: recommendationTables,
  routes: ROUTES,
  handlers: HANDLERS,
  engines: ENGINES,
  jobs: JOBS,
};
