import type { ContainerModuleLoadOptions } from 'inversify';
import { READS } from '#db';
import type { Exporter, Importer } from '#feature';
import type { Route } from '#http';
import { ANSWER_BOOK, CLOCK, IDS, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { MEMBERS } from '#modules/members';
import { PAYMENTS } from '#modules/payments';
import { type AuditDesk, auditDesk } from './app/audit-desk.ts';
import { type AuditGate, type AuditStore, auditGate } from './app/audit-gate.ts';
import { changePrice } from './app/change-price.ts';
import { orderSheets } from './app/order-sheets.ts';
import { addRemark, type RemarkStore } from './app/remarks.ts';
import { shipmentImporter } from './app/shipment-importer.ts';
import { sqlOrderAudits } from './db/sql-order-audits.ts';
import { sqlRemarks } from './db/sql-remarks.ts';
import { deskRoutes } from './http/desk-routes.ts';
import { DELIVERIES, HAND_OVER, ORDER_READS, ORDER_STORE } from './parts.ts';

const AUDIT_STORE = token<AuditStore>('OrderAuditStore');
const REMARKS = token<RemarkStore>('OrderRemarks');
export const AUDIT_GATE = token<AuditGate>('OrderAuditGate');
export const AUDIT_DESK = token<AuditDesk>('OrderAuditDesk');
export const DESK_ROUTES = token<readonly Route[]>('OrderDeskRoutes');
export const ORDER_EXPORTERS = token<readonly Exporter[]>('OrderExporters');
export const ORDER_IMPORTERS = token<readonly Importer[]>('OrderImporters');

/** The back office of orders (ORD-04). */
export function bindDesk(bind: ContainerModuleLoadOptions['bind']): void {
  bind(AUDIT_STORE).toResolvedValue(sqlOrderAudits, [READS]).inSingletonScope();
  bind(AUDIT_GATE).toResolvedValue(auditGate, [AUDIT_STORE, MEMBERS]).inSingletonScope();
  bind(AUDIT_DESK)
    .toResolvedValue(
      (unitOfWork, answers, store, orders, audit, clock) =>
        auditDesk({ unitOfWork, answers, store, orders, audit, clock }),
      [UNIT_OF_WORK, ANSWER_BOOK, AUDIT_STORE, ORDER_STORE, AUDIT, CLOCK],
    )
    .inSingletonScope();
  bind(REMARKS).toResolvedValue(sqlRemarks, [READS]).inSingletonScope();
  bind(DESK_ROUTES)
    .toResolvedValue(
      (unitOfWork, answers, reads, orders, payments, remarks, audits, desk, audit, clock, ids) =>
        deskRoutes({
          ...{ reads, remarks, audits, clock, auditDesk: desk },
          addRemark: addRemark(unitOfWork, answers, remarks, audit, clock, ids),
          changePrice: changePrice({ unitOfWork, answers, reads, orders, payments, audit, clock, ids }),
        }),
      [
        ...([UNIT_OF_WORK, ANSWER_BOOK, ORDER_READS, ORDER_STORE, PAYMENTS, REMARKS] as const),
        ...([AUDIT_STORE, AUDIT_DESK, AUDIT, CLOCK, IDS] as const),
      ],
    )
    .inSingletonScope();
  bind(ORDER_EXPORTERS).toResolvedValue(orderSheets, [ORDER_READS, DELIVERIES]).inSingletonScope();
  bind(ORDER_IMPORTERS)
    .toResolvedValue(
      (orders, hands, clock) => [shipmentImporter(orders, hands, clock) as Importer],
      [ORDER_STORE, HAND_OVER, CLOCK],
    )
    .inSingletonScope();
}
