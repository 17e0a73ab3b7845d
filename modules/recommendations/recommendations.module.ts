import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Engine, Feature, Job, MemberData } from '#feature';
import type { Route } from '#http';
import { CLOCK, type EventHandler, IDS, SECOND_MS, type StoredEvent, token, UNIT_OF_WORK } from '#kernel';
import { CATALOG, type ProductsChanged } from '#modules/catalog';
import { STOCK, type StockChanged } from '#modules/inventory';
import { MEMBER_PREFERENCES, SHADOWS } from '#modules/members';
import { CONSENTS, type Consents } from '#modules/privacy';
import { STORES } from '#modules/stores';
import { type CollectEvents, collectEvents } from './app/collect-events.ts';
import { type EventsImported, eventImport } from './app/event-import.ts';
import { followMerge } from './app/follow-merge.ts';
import { memberInsights } from './app/member-insights.ts';
import { MemberMemory } from './app/member-memory.ts';
import { type NotePurchases, notePurchases } from './app/note-purchases.ts';
import { type NoteStoreVisits, noteStoreVisits } from './app/note-store-visits.ts';
import { forgetMinors, obeyConsent } from './app/obey-consent.ts';
import { ownTraces } from './app/own-traces.ts';
import { pastPurchases } from './app/past-purchases.ts';
import { type Personalisation, personalisation } from './app/personalisation.ts';
import type { EventLog, MemberPulses, OptOuts } from './app/ports.ts';
import { type ProfilingPermit, profilingPermit } from './app/profiling-permit.ts';
import { Scorer } from './app/scorer.ts';
import { ShopWindows } from './app/shop-windows.ts';
import { type ShowFeed, showFeed } from './app/show-feed.ts';
import { SWEEP_EVERY_MS, type SweepBehaviour, sweepBehaviour } from './app/sweep-behaviour.ts';
import { behaviourOfMember } from './db/behaviour-of-member.ts';
import { recommendationTables } from './db/recommendation-tables.ts';
import { sqlBehaviourCounts } from './db/sql-behaviour-counts.ts';
import { sqlEventLog } from './db/sql-event-log.ts';
import { sqlMemberPulses } from './db/sql-member-pulses.ts';
import { sqlOptOuts } from './db/sql-opt-outs.ts';
import { sqlTraceLog } from './db/sql-trace-log.ts';
import { bindExposures, EXPOSURE_JOBS, EXPOSURE_LOG, EXPOSURES, exposureEngine } from './exposures.wiring.ts';
import { recommendationRoutes } from './http/recommendation-routes.ts';
import {
  bindMeasuring,
  FEED_ANSWERS,
  MEASURING_JOBS,
  MEASURING_ROUTES,
  POLICIES,
} from './measuring.wiring.ts';
import {
  bindMerchandising,
  MERCHANDISING,
  MERCHANDISING_ROUTES,
  merchandisingEngine,
  merchandisingHandlers,
  merchandisingJob,
} from './merchandising.wiring.ts';
import {
  bindPlaces,
  PLACE_HANDLERS,
  PLACE_JOBS,
  PLACE_ROUTES,
  REACTIVATION,
  USUAL_DISTRICTS,
} from './places.wiring.ts';
import {
  EVENT_IMPORT,
  MEMBER_INSIGHTS,
  OWN_TRACES,
  PAST_PURCHASES,
  RECOMMENDATION_SETTINGS,
} from './tokens.ts';
import { bindTraining, MODEL_ROUTES, MODEL_STORE, NIGHTLY_TRAINING } from './training.wiring.ts';
import { bindWhy, WHY_ROUTES } from './why.wiring.ts';

const EVENT_LOG = token<EventLog>('EventLog');
const OPT_OUTS = token<OptOuts>('OptOuts');
const MEMBER_PULSES = token<MemberPulses>('MemberPulses');
const PROFILING_PERMIT = token<ProfilingPermit>('ProfilingPermit');
const MEMBER_MEMORY = token<MemberMemory>('MemberMemory');
const SHOP_WINDOWS = token<ShopWindows>('ShopWindows');
const SHOW_FEED = token<ShowFeed>('ShowFeed');
const COLLECT_EVENTS = token<CollectEvents>('CollectEvents');
const NOTE_PURCHASES = token<NotePurchases>('NotePurchases');
const NOTE_STORE_VISITS = token<NoteStoreVisits>('NoteStoreVisits');
const SWEEP_BEHAVIOUR = token<SweepBehaviour>('SweepBehaviour');
const PERSONALISATION = token<Personalisation>('Personalisation');
const SCORER = token<Scorer>('Scorer');
const ROUTES = token<readonly Route[]>('RecommendationRoutes');
const HANDLERS = token<readonly EventHandler[]>('RecommendationHandlers');
const ENGINES = token<readonly Engine[]>('RecommendationEngines');
const BEHAVIOUR_OF_MEMBER = token<MemberData>('BehaviourOfMember');
const JOBS = token<readonly Job[]>('RecommendationJobs');

const wiring = new ContainerModule(({ bind }) => {
  bindMerchandising(bind);
  bindMeasuring(bind);
  bindExposures(bind);
  bindWhy(bind, { memory: MEMBER_MEMORY, windows: SHOP_WINDOWS });
  bindPlaces(bind, {
    log: EVENT_LOG,
    memory: MEMBER_MEMORY,
    pulses: MEMBER_PULSES,
    windows: SHOP_WINDOWS,
    rules: MERCHANDISING,
  });
  bind(EVENT_LOG).toResolvedValue(sqlEventLog, [READS]).inSingletonScope();
  bind(OWN_TRACES)
    .toResolvedValue(
      (reads, log, memory, clock, ids) => ownTraces(sqlTraceLog(reads), log, memory, clock, ids),
      [READS, EVENT_LOG, MEMBER_MEMORY, CLOCK, IDS],
    )
    .inSingletonScope();
  bind(OPT_OUTS).toResolvedValue(sqlOptOuts, [READS]).inSingletonScope();
  bind(MEMBER_PULSES).toResolvedValue(sqlMemberPulses, [READS]).inSingletonScope();
  bind(PROFILING_PERMIT).toResolvedValue(profilingPermit, [CONSENTS, SHADOWS]).inSingletonScope();
  bindTraining(bind, { log: EVENT_LOG, windows: SHOP_WINDOWS });
  bind(MEMBER_MEMORY)
    .toResolvedValue(
      (log, optOuts, pulses, permit, clock) => new MemberMemory({ log, optOuts, pulses, permit, clock }),
      [EVENT_LOG, OPT_OUTS, MEMBER_PULSES, PROFILING_PERMIT, CLOCK],
    )
    .inSingletonScope();
  bind(SHOP_WINDOWS)
    .toResolvedValue(
      (catalog, stock, stores, log, clock) => new ShopWindows({ catalog, stock, stores, log }, clock),
      [CATALOG, STOCK, STORES, EVENT_LOG, CLOCK],
    )
    .inSingletonScope();
  bind(SHOW_FEED)
    .toResolvedValue(
      (windows, memory, policies, merchandising, exposures, preferences, answers, clock, { report }) =>
        showFeed({
          windows,
          memory,
          policies,
          merchandising,
          exposures,
          preferences,
          answers,
          clock,
          report,
        }),
      [
        SHOP_WINDOWS,
        MEMBER_MEMORY,
        POLICIES,
        MERCHANDISING,
        EXPOSURES,
        MEMBER_PREFERENCES,
        FEED_ANSWERS,
        CLOCK,
        RECOMMENDATION_SETTINGS,
      ],
    )
    .inSingletonScope();
  bind(COLLECT_EVENTS)
    .toResolvedValue(collectEvents, [UNIT_OF_WORK, EVENT_LOG, MEMBER_MEMORY, SHOP_WINDOWS, CLOCK])
    .inSingletonScope();
  bind(NOTE_PURCHASES)
    .toResolvedValue(notePurchases, [UNIT_OF_WORK, EVENT_LOG, MEMBER_MEMORY, SHOP_WINDOWS, CLOCK])
    .inSingletonScope();
  bind(NOTE_STORE_VISITS)
    .toResolvedValue(noteStoreVisits, [UNIT_OF_WORK, EVENT_LOG, MEMBER_MEMORY, CLOCK])
    .inSingletonScope();
  bind(BEHAVIOUR_OF_MEMBER)
    .toResolvedValue(
      (reads, log, exposures, optOuts, clock) => behaviourOfMember({ reads, log, exposures, optOuts, clock }),
      [READS, EVENT_LOG, EXPOSURE_LOG, OPT_OUTS, CLOCK],
    )
    .inSingletonScope();
  bind(PERSONALISATION)
    .toResolvedValue(
      (unitOfWork, events, optOuts, memory, log, buffer, consents, clock) =>
        personalisation(unitOfWork, events, optOuts, memory, { log, buffer }, consents, clock),
      [UNIT_OF_WORK, EVENT_LOG, OPT_OUTS, MEMBER_MEMORY, EXPOSURE_LOG, EXPOSURES, CONSENTS, CLOCK],
    )
    .inSingletonScope();
  bind(SWEEP_BEHAVIOUR).toResolvedValue(sweepBehaviour, [UNIT_OF_WORK, EVENT_LOG, CLOCK]).inSingletonScope();
  bind(MEMBER_INSIGHTS)
    .toResolvedValue(
      (reads, optOuts, permit, districts, reactivation) =>
        memberInsights({ counts: sqlBehaviourCounts(reads), optOuts, permit, districts, reactivation }),
      [READS, OPT_OUTS, PROFILING_PERMIT, USUAL_DISTRICTS, REACTIVATION],
    )
    .inSingletonScope();
  bind(EVENT_IMPORT)
    .toResolvedValue(eventImport, [EVENT_LOG, OPT_OUTS, PROFILING_PERMIT, CLOCK])
    .inSingletonScope();
  bind(PAST_PURCHASES).toResolvedValue(pastPurchases, [EVENT_LOG]).inSingletonScope();
  bind(SCORER)
    .toResolvedValue(
      (windows, models, { merchantId, tensorBackend, report }) =>
        new Scorer({ windows, models, merchantId, tensorBackend, report }),
      [SHOP_WINDOWS, MODEL_STORE, RECOMMENDATION_SETTINGS],
    )
    .inSingletonScope();
  bind(ROUTES)
    .toResolvedValue(
      (showFeed, collectEvents, personalisation, merchandising, places, measuring, why, models) => [
        ...models,
        ...why,
        ...recommendationRoutes(showFeed, collectEvents, personalisation),
        ...merchandising,
        ...places,
        ...measuring,
      ],
      [
        SHOW_FEED,
        COLLECT_EVENTS,
        PERSONALISATION,
        MERCHANDISING_ROUTES,
        PLACE_ROUTES,
        MEASURING_ROUTES,
        WHY_ROUTES,
        MODEL_ROUTES,
      ],
    )
    .inSingletonScope();
  bind(ENGINES)
    .toResolvedValue(
      (scorer, merchandising, exposures, nightly) => [
        nightly,
        merchandisingEngine(merchandising),
        exposureEngine(exposures),
        scorer.engine(),
      ],
      [SCORER, MERCHANDISING, EXPOSURES, NIGHTLY_TRAINING],
    )
    .inSingletonScope();
  bind(JOBS)
    .toResolvedValue(
      (scorer, memory, sweep, { merchantId }, merchandising, exposures, places, measuring, nightly) => [
        nightly.job(),
        ...scorer.jobs(),
        ...places,
        merchandisingJob(merchandising),
        ...exposures,
        forgetIdleMembers(memory),
        {
          name: 'recommendations.sweep_behaviour',
          everyMs: SWEEP_EVERY_MS,
          run: () => sweep(merchantId),
        },
        ...measuring,
      ],
      [
        SCORER,
        MEMBER_MEMORY,
        SWEEP_BEHAVIOUR,
        RECOMMENDATION_SETTINGS,
        MERCHANDISING,
        EXPOSURE_JOBS,
        PLACE_JOBS,
        MEASURING_JOBS,
        NIGHTLY_TRAINING,
      ],
    )
    .inSingletonScope();
  bind(HANDLERS)
    .toResolvedValue(
      (
        windows,
        memory,
        notePurchases,
        personalisation,
        consents,
        merchandising,
        places,
        noteVisits,
        shown,
      ) => [
        ...places,
        {
          name: 'recommendations.follow_merge',
          types: ['members.members_merged'],
          deliver: followMerge(memory, shown),
        },
        { name: 'recommendations.note_store_visits', types: ['orders.group_picked_up'], deliver: noteVisits },
        ...feedHandlers(windows, memory, notePurchases, personalisation, consents),
        ...merchandisingHandlers(merchandising),
      ],
      [
        SHOP_WINDOWS,
        MEMBER_MEMORY,
        NOTE_PURCHASES,
        PERSONALISATION,
        CONSENTS,
        MERCHANDISING,
        PLACE_HANDLERS,
        NOTE_STORE_VISITS,
        EXPOSURES,
      ],
    )
    .inSingletonScope();
});

function feedHandlers(
  windows: ShopWindows,
  memory: MemberMemory,
  notePurchases: NotePurchases,
  personalisation: Personalisation,
  consents: Consents,
): readonly EventHandler[] {
  const eventOf = <Event>({ event }: StoredEvent) => event as unknown as Event;
  return [
    {
      name: 'recommendations.restock',
      types: ['inventory.stock_changed'],
      everyProcess: true,
      deliver: (stored) => {
        const { merchantId, changes } = eventOf<StockChanged>(stored);
        return windows.restock(merchantId, changes);
      },
    },
    {
      name: 'recommendations.refresh_goods',
      types: ['catalog.products_changed'],
      everyProcess: true,
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
    {
      name: 'recommendations.obey_consent',
      types: ['privacy.consent_given', 'privacy.consent_withdrawn'],
      deliver: obeyConsent(personalisation, consents),
    },
    {
      name: 'recommendations.forget_minors',
      types: ['privacy.minor_found'],
      deliver: forgetMinors(personalisation, consents),
    },
  ];
}

const FORGET_IDLE_EVERY_MS = 10 * SECOND_MS;

function forgetIdleMembers(memory: MemberMemory): Job {
  return {
    name: 'recommendations.forget_idle_members',
    everyMs: FORGET_IDLE_EVERY_MS,
    run: () => memory.forgetIdle(),
  };
}

export const recommendationsFeature: Feature = {
  name: 'recommendations',
  wiring,
  tables: recommendationTables,
  routes: ROUTES,
  handlers: HANDLERS,
  engines: ENGINES,
  jobs: JOBS,
  memberData: BEHAVIOUR_OF_MEMBER,
};
