import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature } from '#feature';
import type { Route } from '#http';
import { CLOCK, type EventHandler, IDS, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { STORES } from '#modules/stores';
import { DELIVERY_AREAS, deliveryAreas } from './app/delivery-areas.ts';
import { FREIGHT } from './app/freight.ts';
import { freightRules } from './app/freight-rules.ts';
import { slotReactions } from './app/reactions.ts';
import { type RuleDesk, ruleDesk } from './app/rule-desk.ts';
import type { RuleReads } from './app/rule-store.ts';
import { SLOTS, type SlotStore, slotBooking } from './app/slot-booking.ts';
import { fulfilmentTables } from './db/fulfilment-tables.ts';
import { sqlRuleReads, sqlRuleWrites } from './db/sql-rules.ts';
import { sqlSlots } from './db/sql-slots.ts';
import { ruleRoutes } from './http/rule-routes.ts';

const RULE_READS = token<RuleReads>('FulfilmentRuleReads');
const RULE_DESK = token<RuleDesk>('FulfilmentRuleDesk');
const SLOT_STORE = token<SlotStore>('FulfilmentSlotStore');
const ROUTES = token<readonly Route[]>('FulfilmentRoutes');
const HANDLERS = token<readonly EventHandler[]>('FulfilmentHandlers');

const wiring = new ContainerModule(({ bind }) => {
  bind(RULE_READS).toResolvedValue(sqlRuleReads, [READS]).inSingletonScope();
  bind(FREIGHT).toResolvedValue(freightRules, [RULE_READS, STORES]).inSingletonScope();
  bind(DELIVERY_AREAS).toResolvedValue(deliveryAreas, [RULE_READS, STORES]).inSingletonScope();
  bind(SLOT_STORE).toResolvedValue(sqlSlots, [READS, RULE_READS]).inSingletonScope();
  bind(SLOTS).toResolvedValue(slotBooking, [SLOT_STORE, CLOCK]).inSingletonScope();
  bind(RULE_DESK)
    .toResolvedValue(
      (unitOfWork, reads, audit, clock, ids) =>
        ruleDesk({ unitOfWork, reads, writes: sqlRuleWrites, audit, clock, ids }),
      [UNIT_OF_WORK, RULE_READS, AUDIT, CLOCK, IDS],
    )
    .inSingletonScope();
  bind(ROUTES).toResolvedValue(ruleRoutes, [RULE_DESK, RULE_READS, SLOTS]).inSingletonScope();
  bind(HANDLERS).toResolvedValue(slotReactions, [UNIT_OF_WORK, SLOT_STORE]).inSingletonScope();
});

export const fulfilmentFeature: Feature = {
  name: 'fulfilment',
  wiring,
  tables: fulfilmentTables,
  routes: ROUTES,
  handlers: HANDLERS,
};
