import type { ContainerModuleLoadOptions } from 'inversify';
import { READS } from '#db';
import type { Engine, Job } from '#feature';
import type { Route } from '#http';
import { ANSWER_BOOK, CLOCK, type EventHandler, IDS, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { CATALOG } from '#modules/catalog';
import { STORES } from '#modules/stores';
import { MerchandisingMemory } from './app/merchandising.ts';
import { type MerchandisingChanged, merchandisingDesk } from './app/merchandising-desk.ts';
import type { RuleStore } from './app/rule-store.ts';
import { sqlRuleStore } from './db/sql-rule-store.ts';
import { merchandisingRoutes } from './http/merchandising-routes.ts';

/** Changes of other processes arrive within this time. */
const FOLLOW_EVERY_MS = 500;

const RULE_STORE = token<RuleStore>('RuleStore');
export const MERCHANDISING = token<MerchandisingMemory>('Merchandising');
export const MERCHANDISING_ROUTES = token<readonly Route[]>('MerchandisingRoutes');

export function bindMerchandising(bind: ContainerModuleLoadOptions['bind']): void {
  bind(RULE_STORE).toResolvedValue(sqlRuleStore, [READS]).inSingletonScope();
  bind(MERCHANDISING)
    .toResolvedValue(
      (rules, catalog, clock) => new MerchandisingMemory(rules, catalog, clock),
      [RULE_STORE, CATALOG, CLOCK],
    )
    .inSingletonScope();
  bind(MERCHANDISING_ROUTES)
    .toResolvedValue(
      (unitOfWork, answers, rules, catalog, stores, audit, ids, clock) =>
        merchandisingRoutes(
          merchandisingDesk({ unitOfWork, answers, rules, catalog, stores, audit, ids, clock }),
          rules,
          clock,
        ),
      [UNIT_OF_WORK, ANSWER_BOOK, RULE_STORE, CATALOG, STORES, AUDIT, IDS, CLOCK],
    )
    .inSingletonScope();
}

export function merchandisingHandlers(rules: MerchandisingMemory): readonly EventHandler[] {
  return [
    {
      name: 'recommendations.refresh_rules',
      types: ['recommendations.merchandising_changed', 'catalog.products_changed'],
      deliver: ({ event }) => rules.refresh((event as MerchandisingChanged).merchantId),
    },
  ];
}

export function merchandisingJob(rules: MerchandisingMemory): Job {
  return { name: 'recommendations.follow_rules', everyMs: FOLLOW_EVERY_MS, run: () => rules.follow() };
}

/** The first feed obeys what was said before the process began. */
export function merchandisingEngine(rules: MerchandisingMemory): Engine {
  let isReady = false;
  return {
    name: 'merchandising',
    start: async () => {
      await rules.follow();
      isReady = true;
    },
    isReady: () => isReady,
    stop: async () => {
      isReady = false;
    },
  };
}
