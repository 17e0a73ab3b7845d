import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature, Job, MemberData } from '#feature';
import type { Route } from '#http';
import { ANSWER_BOOK, CLOCK, type EventHandler, HOUR_MS, IDS, MINUTE_MS, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { CATALOG, PICTURE_PRESS } from '#modules/catalog';
import { STOCK } from '#modules/inventory';
import { COUPONS } from '#modules/marketing';
import { SOLD_LINES } from '#modules/orders';
import { PAYMENTS } from '#modules/payments';
import { POINTS } from '#modules/points';
import { VAULT } from '#modules/privacy';
import { STORED_VALUE } from '#modules/stored-value';
import { TIERS } from '#modules/tiers';
import { applying } from './app/apply.ts';
import { type Approve, approving } from './app/approve.ts';
import { CHANNEL_RETURNS, channelReturns } from './app/channel-returns.ts';
import { afterSaleDesk } from './app/desk.ts';
import { type Evidence, type EvidenceStore, evidence } from './app/evidence.ts';
import { giveUpPickups } from './app/give-up-pickups.ts';
import { afterSaleOptions } from './app/options.ts';
import { ownRequests } from './app/own-requests.ts';
import type { AfterSaleParts } from './app/parts.ts';
import { AFTER_SALE_READS, AFTER_SALE_STORE } from './app/ports.ts';
import { afterSaleReactions } from './app/reactions.ts';
import { type Refund, refunding } from './app/refund.ts';
import { returnRejected } from './app/return-rejected.ts';
import { sealOlder } from './app/seal-older.ts';
import { silence } from './app/silence.ts';
import { takingOffers } from './app/take-offer.ts';
import { AFTER_SALE_TEXTS, afterSaleTexts } from './app/texts.ts';
import { tillRefunds } from './app/till-refunds.ts';
import { afterSaleTables } from './db/after-sale-tables.ts';
import { afterSalesOfMember } from './db/after-sales-of-member.ts';
import { sqlAfterSaleReads, sqlAfterSaleStore } from './db/sql-after-sales.ts';
import { sqlEvidence } from './db/sql-evidence.ts';
import { consoleRoutes } from './http/console-routes.ts';
import { evidenceRoutes } from './http/evidence-routes.ts';
import { memberRoutes } from './http/member-routes.ts';
import { tillRefundRoutes } from './http/till-refund-routes.ts';

const PARTS = token<AfterSaleParts>('AfterSaleParts');
const REFUND = token<Refund>('RefundAfterSale');
const APPROVE = token<Approve>('ApproveAfterSale');
const EVIDENCE_STORE = token<EvidenceStore>('AfterSaleEvidenceStore');
const EVIDENCE = token<Evidence>('AfterSaleEvidence');
const ROUTES = token<readonly Route[]>('AfterSaleRoutes');
const HANDLERS = token<readonly EventHandler[]>('AfterSaleHandlers');
const JOBS = token<readonly Job[]>('AfterSaleJobs');
const MEMBER_DATA = token<MemberData>('AfterSaleMemberData');

const wiring = new ContainerModule(({ bind }) => {
  bind(AFTER_SALE_STORE).toResolvedValue(sqlAfterSaleStore, [VAULT]).inSingletonScope();
  bind(AFTER_SALE_TEXTS).toResolvedValue(afterSaleTexts, [VAULT]).inSingletonScope();
  bind(AFTER_SALE_READS).toResolvedValue(sqlAfterSaleReads, [READS]).inSingletonScope();
  bind(PARTS)
    .toResolvedValue(
      (
        unitOfWork,
        answers,
        audit,
        store,
        reads,
        soldLines,
        catalog,
        stock,
        payments,
        storedValue,
        points,
        tiers,
        coupons,
        clock,
        ids,
      ) => ({
        ...{ unitOfWork, answers, audit, store, reads, soldLines, catalog, stock, payments },
        ...{ storedValue, points, tiers, coupons, clock, ids },
      }),
      [
        ...([UNIT_OF_WORK, ANSWER_BOOK, AUDIT, AFTER_SALE_STORE, AFTER_SALE_READS] as const),
        ...([SOLD_LINES, CATALOG, STOCK, PAYMENTS, STORED_VALUE, POINTS, TIERS, COUPONS] as const),
        ...([CLOCK, IDS] as const),
      ],
    )
    .inSingletonScope();
  bind(EVIDENCE_STORE).toResolvedValue(sqlEvidence, [READS, VAULT]).inSingletonScope();
  bind(EVIDENCE)
    .toResolvedValue(evidence, [UNIT_OF_WORK, EVIDENCE_STORE, PICTURE_PRESS, CLOCK, IDS])
    .inSingletonScope();
  bind(REFUND).toResolvedValue(refunding, [PARTS]).inSingletonScope();
  bind(APPROVE).toResolvedValue(approving, [PARTS, REFUND]).inSingletonScope();
  bind(CHANNEL_RETURNS).toResolvedValue(channelReturns, [PARTS, APPROVE]).inSingletonScope();
  bind(ROUTES)
    .toResolvedValue(
      (parts, approve, refund, pictures, kept, texts) => [
        ...evidenceRoutes(kept, parts.reads),
        ...memberRoutes(
          applying(parts, pictures),
          ownRequests(parts, takingOffers(parts, approve)),
          afterSaleOptions(parts.soldLines, parts.reads),
          parts.reads,
          texts,
        ),
        ...consoleRoutes(afterSaleDesk(parts, approve, refund), parts.reads, texts),
        ...tillRefundRoutes(tillRefunds(parts, refund), parts.reads, texts),
      ],
      [PARTS, APPROVE, REFUND, EVIDENCE_STORE, EVIDENCE, AFTER_SALE_TEXTS],
    )
    .inSingletonScope();
  bind(HANDLERS)
    .toResolvedValue(
      (parts, approve) => [
        ...afterSaleReactions(parts),
        giveUpPickups(parts, approve),
        returnRejected(parts, approve),
      ],
      [PARTS, APPROVE],
    )
    .inSingletonScope();
  bind(JOBS)
    .toResolvedValue(
      (parts, approve, refund, pictures, kept) => [
        {
          name: 'after-sale.silence',
          everyMs: MINUTE_MS,
          run: silence(parts, approve, refund, takingOffers(parts, approve)),
        },
        { name: 'after-sale.forget_pictures', everyMs: HOUR_MS, run: () => kept.forget() },
        {
          name: 'after-sale.seal_older',
          everyMs: MINUTE_MS,
          run: sealOlder(parts.unitOfWork, parts.store, pictures),
        },
      ],
      [PARTS, APPROVE, REFUND, EVIDENCE_STORE, EVIDENCE],
    )
    .inSingletonScope();
  bind(MEMBER_DATA).toResolvedValue(afterSalesOfMember, [READS, AFTER_SALE_TEXTS, VAULT]).inSingletonScope();
});

/** Refunds, returns, exchanges and what was missing. */
export const afterSaleFeature: Feature = {
  name: 'after-sale',
  wiring,
  tables: afterSaleTables,
  routes: ROUTES,
  handlers: HANDLERS,
  jobs: JOBS,
  memberData: MEMBER_DATA,
};
