import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature, MemberData } from '#feature';
import type { Route } from '#http';
import { ANSWER_BOOK, CLOCK, type EventHandler, IDS, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { SOLD_LINES } from '#modules/orders';
import { VAULT } from '#modules/privacy';
import { invoiceDesk } from './app/desk.ts';
import type { InvoiceReads, InvoiceStore } from './app/ports.ts';
import { invoiceReactions } from './app/reactions.ts';
import { ownInvoices } from './app/request-invoice.ts';
import { invoiceTables } from './db/invoice-tables.ts';
import { invoicesOfMember } from './db/invoices-of-member.ts';
import { sqlInvoiceReads, sqlInvoiceStore } from './db/sql-invoices.ts';
import { invoiceRoutes } from './http/invoice-routes.ts';

const STORE = token<InvoiceStore>('InvoiceStore');
const INVOICE_READS = token<InvoiceReads>('InvoiceReads');
const ROUTES = token<readonly Route[]>('InvoiceRoutes');
const HANDLERS = token<readonly EventHandler[]>('InvoiceHandlers');
const MEMBER_DATA = token<MemberData>('InvoiceMemberData');

const wiring = new ContainerModule(({ bind }) => {
  bind(STORE).toResolvedValue(sqlInvoiceStore, [VAULT]).inSingletonScope();
  bind(INVOICE_READS).toResolvedValue(sqlInvoiceReads, [READS, VAULT]).inSingletonScope();
  bind(ROUTES)
    .toResolvedValue(
      (unitOfWork, answers, audit, store, reads, soldLines, clock, ids) =>
        invoiceRoutes(
          ownInvoices({ unitOfWork, answers, store, soldLines, clock, ids }),
          invoiceDesk({ unitOfWork, answers, audit, store, reads, clock }),
          reads,
        ),
      [UNIT_OF_WORK, ANSWER_BOOK, AUDIT, STORE, INVOICE_READS, SOLD_LINES, CLOCK, IDS],
    )
    .inSingletonScope();
  bind(HANDLERS).toResolvedValue(invoiceReactions, [UNIT_OF_WORK, STORE]).inSingletonScope();
  bind(MEMBER_DATA).toResolvedValue(invoicesOfMember, [INVOICE_READS]).inSingletonScope();
});

/** Invoices over what was paid, and red letters over what went back. */
export const invoicesFeature: Feature = {
  name: 'invoices',
  wiring,
  tables: invoiceTables,
  routes: ROUTES,
  handlers: HANDLERS,
  memberData: MEMBER_DATA,
};
