import { ContainerModule } from 'inversify';
import { READS } from '#db';
import { CODE_READERS, type Feature, type Job, type MemberData } from '#feature';
import type { Route } from '#http';
import {
  ANSWER_BOOK,
  CLOCK,
  type EventHandler,
  IDS,
  MINUTE_MS,
  SECOND_MS,
  token,
  UNIT_OF_WORK,
} from '#kernel';
import { AUDIT } from '#modules/access';
import { MEMBERS, WECHAT_SERVER } from '#modules/members';
import { STORES } from '#modules/stores';
import { CARRIERS } from './app/carriers.ts';
import { type CorrectShipment, correctShipment } from './app/correct-shipment.ts';
import { COURIER } from './app/courier.ts';
import { type CourierRuns, courierRuns } from './app/courier-runs.ts';
import { DELIVERY_AREAS, deliveryAreas } from './app/delivery-areas.ts';
import { type FollowParcels, followParcels } from './app/follow-parcels.ts';
import { FREIGHT } from './app/freight.ts';
import { freightRules } from './app/freight-rules.ts';
import { type HandOverView, handOverView } from './app/hand-over-view.ts';
import { LOGISTICS, SHIPPING_BOARD } from './app/logistics.ts';
import { ORDER_PARTS } from './app/order-parts.ts';
import type { ParcelStore } from './app/parcel-store.ts';
import { PICKUP_PIECES } from './app/pickup-pieces.ts';
import { type PickupWaits, pickupWaits, type WaitStore } from './app/pickup-waits.ts';
import { PUSHED_TRACKS } from './app/pushed-tracks.ts';
import { fulfilmentReactions } from './app/reactions.ts';
import { type ReportShipping, reportShipping } from './app/report-shipping.ts';
import { type RuleDesk, ruleDesk } from './app/rule-desk.ts';
import type { RuleReads } from './app/rule-store.ts';
import type { RunStore } from './app/run-store.ts';
import { type Scan, scan } from './app/scan.ts';
import { SLOTS, type SlotStore, slotBooking } from './app/slot-booking.ts';
import { type Waybills, waybills } from './app/waybills.ts';
import { fulfilmentOfMember } from './db/fulfilment-of-member.ts';
import { fulfilmentTables } from './db/fulfilment-tables.ts';
import { sqlCarriers } from './db/sql-carriers.ts';
import { sqlParcels } from './db/sql-parcels.ts';
import { sqlPickupPieces } from './db/sql-pickup-pieces.ts';
import { sqlRuleReads, sqlRuleWrites } from './db/sql-rules.ts';
import { sqlRuns } from './db/sql-runs.ts';
import { sqlSlots } from './db/sql-slots.ts';
import { sqlWaits } from './db/sql-waits.ts';
import { handOverRoutes } from './http/hand-over-routes.ts';
import { ruleRoutes } from './http/rule-routes.ts';
import { runRoutes } from './http/run-routes.ts';
import { scanRoutes } from './http/scan-routes.ts';
import { courierApi } from './wechat/courier-api.ts';
import { logisticsApi } from './wechat/logistics-api.ts';
import { pushedPath } from './wechat/pushed-path.ts';
import { shippingBoardApi } from './wechat/shipping-board-api.ts';

const FOLLOW_COURIERS_EVERY_MS = 10 * SECOND_MS;

const RULE_READS = token<RuleReads>('FulfilmentRuleReads');
const RULE_DESK = token<RuleDesk>('FulfilmentRuleDesk');
const SLOT_STORE = token<SlotStore>('FulfilmentSlotStore');
const PARCEL_STORE = token<ParcelStore>('ParcelStore');
const RUN_STORE = token<RunStore>('CourierRunStore');
const WAYBILLS = token<Waybills>('Waybills');
const FOLLOW_PARCELS = token<FollowParcels>('FollowParcels');
const REPORT_SHIPPING = token<ReportShipping>('ReportShipping');
const CORRECT_SHIPMENT = token<CorrectShipment>('CorrectShipment');
const COURIER_RUNS = token<CourierRuns>('CourierRuns');
const PICKUP_WAITS = token<PickupWaits>('PickupWaits');
const WAIT_STORE = token<WaitStore>('PickupWaitStore');
const HAND_OVER_VIEW = token<HandOverView>('HandOverView');
const SCAN = token<Scan>('ScanCode');
const OF_MEMBER = token<MemberData>('FulfilmentOfMember');
const ROUTES = token<readonly Route[]>('FulfilmentRoutes');
const HANDLERS = token<readonly EventHandler[]>('FulfilmentHandlers');
const JOBS = token<readonly Job[]>('FulfilmentJobs');

const wiring = new ContainerModule(({ bind }) => {
  bind(RULE_READS).toResolvedValue(sqlRuleReads, [READS]).inSingletonScope();
  bind(FREIGHT).toResolvedValue(freightRules, [RULE_READS, STORES]).inSingletonScope();
  bind(DELIVERY_AREAS).toResolvedValue(deliveryAreas, [RULE_READS, STORES]).inSingletonScope();
  bind(SLOT_STORE).toResolvedValue(sqlSlots, [READS, RULE_READS]).inSingletonScope();
  bind(SLOTS).toResolvedValue(slotBooking, [SLOT_STORE, CLOCK]).inSingletonScope();
  bind(PARCEL_STORE).toResolvedValue(sqlParcels, [READS]).inSingletonScope();
  bind(RUN_STORE).toResolvedValue(sqlRuns, [READS]).inSingletonScope();
  bind(LOGISTICS).toResolvedValue(logisticsApi, [WECHAT_SERVER]).inSingletonScope();
  bind(SHIPPING_BOARD).toResolvedValue(shippingBoardApi, [WECHAT_SERVER]).inSingletonScope();
  bind(COURIER).toResolvedValue(courierApi, [WECHAT_SERVER]).inSingletonScope();
  bind(RULE_DESK)
    .toResolvedValue(
      (unitOfWork, reads, audit, clock, ids) =>
        ruleDesk({ unitOfWork, reads, writes: sqlRuleWrites, audit, clock, ids }),
      [UNIT_OF_WORK, RULE_READS, AUDIT, CLOCK, IDS],
    )
    .inSingletonScope();
  bind(WAYBILLS)
    .toResolvedValue(
      (unitOfWork, answers, parcels, orders, logistics, members, stores, audit, clock) =>
        waybills({ unitOfWork, answers, parcels, orders, logistics, members, stores, audit, clock }),
      [
        ...([UNIT_OF_WORK, ANSWER_BOOK, PARCEL_STORE, ORDER_PARTS, LOGISTICS] as const),
        ...([MEMBERS, STORES, AUDIT, CLOCK] as const),
      ],
    )
    .inSingletonScope();
  bind(FOLLOW_PARCELS)
    .toResolvedValue(
      (unitOfWork, parcels, orders, logistics, members, clock) =>
        followParcels({ unitOfWork, parcels, orders, logistics, members, clock }),
      [UNIT_OF_WORK, PARCEL_STORE, ORDER_PARTS, LOGISTICS, MEMBERS, CLOCK],
    )
    .inSingletonScope();
  bind(PUSHED_TRACKS).toResolvedValue(pushedPath, [FOLLOW_PARCELS]).inSingletonScope();
  bind(REPORT_SHIPPING)
    .toResolvedValue(
      (unitOfWork, parcels, orders, board, members, clock) =>
        reportShipping({ unitOfWork, parcels, orders, board, members, clock }),
      [UNIT_OF_WORK, PARCEL_STORE, ORDER_PARTS, SHIPPING_BOARD, MEMBERS, CLOCK],
    )
    .inSingletonScope();
  bind(CORRECT_SHIPMENT)
    .toResolvedValue(correctShipment, [UNIT_OF_WORK, ORDER_PARTS, PARCEL_STORE, AUDIT, CLOCK])
    .inSingletonScope();
  bind(COURIER_RUNS)
    .toResolvedValue(
      (unitOfWork, answers, runs, orders, courier, members, audit, clock, ids) =>
        courierRuns({ unitOfWork, answers, runs, orders, courier, members, audit, clock, ids }),
      [
        ...([UNIT_OF_WORK, ANSWER_BOOK, RUN_STORE, ORDER_PARTS, COURIER] as const),
        ...([MEMBERS, AUDIT, CLOCK, IDS] as const),
      ],
    )
    .inSingletonScope();
  bind(WAIT_STORE).toResolvedValue(sqlWaits, [READS]).inSingletonScope();
  bind(PICKUP_WAITS)
    .toResolvedValue(
      (unitOfWork, waits, rules, clock) => pickupWaits(unitOfWork, waits, rules, clock),
      [UNIT_OF_WORK, WAIT_STORE, RULE_READS, CLOCK],
    )
    .inSingletonScope();
  bind(HAND_OVER_VIEW)
    .toResolvedValue(handOverView, [ORDER_PARTS, SLOT_STORE, PARCEL_STORE, RUN_STORE, WAIT_STORE])
    .inSingletonScope();
  bind(PICKUP_PIECES).toConstantValue(sqlPickupPieces);
  bind(CARRIERS).toConstantValue(sqlCarriers);
  bind(SCAN).toResolvedValue(scan, [CODE_READERS, PICKUP_PIECES, UNIT_OF_WORK]).inSingletonScope();
  bind(OF_MEMBER).toResolvedValue(fulfilmentOfMember, [READS, ORDER_PARTS]).inSingletonScope();
  bind(ROUTES)
    .toResolvedValue(
      (desk, rules, slots, view, bills, correct, runs, store, read) => [
        ...ruleRoutes(desk, rules, slots),
        ...handOverRoutes(view, bills, correct),
        ...runRoutes(runs, store),
        ...scanRoutes(read),
      ],
      [
        ...([RULE_DESK, RULE_READS, SLOTS, HAND_OVER_VIEW, WAYBILLS] as const),
        ...([CORRECT_SHIPMENT, COURIER_RUNS, RUN_STORE, SCAN] as const),
      ],
    )
    .inSingletonScope();
  bind(HANDLERS)
    .toResolvedValue(
      (unitOfWork, slots, bills, follow, report, runs, waits) =>
        fulfilmentReactions({ unitOfWork, slots, waybills: bills, follow, report, runs, waits }),
      [UNIT_OF_WORK, SLOT_STORE, WAYBILLS, FOLLOW_PARCELS, REPORT_SHIPPING, COURIER_RUNS, PICKUP_WAITS],
    )
    .inSingletonScope();
  bind(JOBS)
    .toResolvedValue(
      (follow, runs, waits, report): readonly Job[] => [
        { name: 'fulfilment.poll_parcels', everyMs: MINUTE_MS, run: () => follow.poll() },
        { name: 'fulfilment.receive_signed', everyMs: MINUTE_MS, run: () => follow.receiveSigned() },
        { name: 'fulfilment.follow_couriers', everyMs: FOLLOW_COURIERS_EVERY_MS, run: () => runs.follow() },
        { name: 'fulfilment.catch_up_reports', everyMs: MINUTE_MS, run: () => report.catchUp() },
        { name: 'fulfilment.look_for_pickups', everyMs: MINUTE_MS, run: () => waits.look() },
      ],
      [FOLLOW_PARCELS, COURIER_RUNS, PICKUP_WAITS, REPORT_SHIPPING],
    )
    .inSingletonScope();
});

export const fulfilmentFeature: Feature = {
  name: 'fulfilment',
  wiring,
  tables: fulfilmentTables,
  routes: ROUTES,
  handlers: HANDLERS,
  jobs: JOBS,
  memberData: OF_MEMBER,
};
