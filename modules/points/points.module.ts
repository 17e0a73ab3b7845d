import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature, MemberCardFacts } from '#feature';
import { ANSWER_BOOK, CLOCK, HOUR_MS, IDS, MINUTE_MS, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { LEDGER } from '#modules/ledger';
import { MEMBERS } from '#modules/members';
import { pointsBalance } from './app/balance.ts';
import { type CheckIn, checkIn } from './app/check-in.ts';
import { type PointsDesk, pointsDesk } from './app/desk.ts';
import { earnAndBurn } from './app/earn-and-burn.ts';
import type { MemberBookParts } from './app/member-book.ts';
import { pointsExporter } from './app/points-exporter.ts';
import type { CheckInBook, PointReads, RuleBook } from './app/ports.ts';
import { type Purchases, purchasePoints } from './app/purchases.ts';
import { pointsReactions } from './app/reactions.ts';
import { type ReadPoints, readPoints } from './app/read-points.ts';
import { type Turns, turns } from './app/turns.ts';
import { pointsOfMember } from './db/points-of-member.ts';
import { pointsTables } from './db/points-tables.ts';
import { sqlCheckInBook } from './db/sql-check-in-book.ts';
import { sqlPointReads, sqlWarningBook } from './db/sql-point-reads.ts';
import { sqlPointStore } from './db/sql-point-store.ts';
import { sqlPurchaseBook } from './db/sql-purchase-book.ts';
import { sqlRuleBook } from './db/sql-rule-book.ts';
import { consoleRoutes } from './http/console-routes.ts';
import { memberRoutes } from './http/member-routes.ts';
import {
  POINTS,
  POINTS_EXPORTERS,
  POINTS_HANDLERS,
  POINTS_JOBS,
  POINTS_MEMBER_DATA,
  POINTS_MULTIPLIER,
  POINTS_ROUTES,
} from './tokens.ts';

/** Of seven days a minute more or less does not matter. */
const RELEASE_EVERY_MS = MINUTE_MS;
const EXPIRE_EVERY_MS = 10 * MINUTE_MS;
const WARN_EVERY_MS = HOUR_MS;

const BOOK_PARTS = token<MemberBookParts>('MemberBookParts');
const POINT_READS = token<PointReads>('PointReads');
const RULE_BOOK = token<RuleBook>('PointsRuleBook');
const CHECK_IN_BOOK = token<CheckInBook>('CheckInBook');
const PURCHASE_POINTS = token<Purchases>('PurchasePoints');
const READ_POINTS = token<ReadPoints>('ReadPoints');
const CHECK_IN = token<CheckIn>('CheckIn');
const DESK = token<PointsDesk>('PointsDesk');
const TURNS = token<Turns>('PointsTurns');
const POINTS_CARD = token<MemberCardFacts>('PointsCard');

const wiring = new ContainerModule(({ bind }) => {
  bind(BOOK_PARTS)
    .toResolvedValue(
      (ledger, ids, members) => ({ ledger, ids, members, store: sqlPointStore }),
      [LEDGER, IDS, MEMBERS],
    )
    .inSingletonScope();
  bind(POINT_READS).toResolvedValue(sqlPointReads, [READS]).inSingletonScope();
  bind(RULE_BOOK).toResolvedValue(sqlRuleBook, [READS]).inSingletonScope();
  bind(CHECK_IN_BOOK).toResolvedValue(sqlCheckInBook, [READS]).inSingletonScope();
  bind(PURCHASE_POINTS)
    .toResolvedValue(
      (book, rules, multiplier) => purchasePoints({ ...book, purchases: sqlPurchaseBook, rules, multiplier }),
      [BOOK_PARTS, RULE_BOOK, POINTS_MULTIPLIER],
    )
    .inSingletonScope();
  bind(POINTS)
    .toResolvedValue(
      (book, rules, { creditEarlier: _own, ...purchases }, ledger, reads) => ({
        ...earnAndBurn({ ...book, rules }),
        ...purchases,
        balance: pointsBalance(ledger, reads),
        deduction: async (merchantId) => (await rules.rules(merchantId)).deduction,
      }),
      [BOOK_PARTS, RULE_BOOK, PURCHASE_POINTS, LEDGER, POINT_READS],
    )
    .inSingletonScope();
  bind(READ_POINTS)
    .toResolvedValue(
      (points, reads, members, clock) => readPoints(points.balance, reads, members, clock),
      [POINTS, POINT_READS, MEMBERS, CLOCK],
    )
    .inSingletonScope();
  bind(CHECK_IN)
    .toResolvedValue(
      (book, unitOfWork, answers, days, rules, clock) =>
        checkIn({ ...book, unitOfWork, answers, days, rules, clock }),
      [BOOK_PARTS, UNIT_OF_WORK, ANSWER_BOOK, CHECK_IN_BOOK, RULE_BOOK, CLOCK],
    )
    .inSingletonScope();
  bind(DESK)
    .toResolvedValue(
      (book, unitOfWork, answers, audit, rules, clock) =>
        pointsDesk({ ...book, unitOfWork, answers, audit, rules, clock }),
      [BOOK_PARTS, UNIT_OF_WORK, ANSWER_BOOK, AUDIT, RULE_BOOK, CLOCK],
    )
    .inSingletonScope();
  bind(TURNS)
    .toResolvedValue(
      (book, unitOfWork, reads, rules, clock) =>
        turns({ ...book, unitOfWork, reads, warnings: sqlWarningBook, rules, clock }),
      [BOOK_PARTS, UNIT_OF_WORK, POINT_READS, RULE_BOOK, CLOCK],
    )
    .inSingletonScope();
  bind(POINTS_ROUTES)
    .toResolvedValue(
      (points, days, desk, rules) => [
        ...memberRoutes(points, days),
        ...consoleRoutes(points, desk, (merchantId) => rules.rules(merchantId)),
      ],
      [READ_POINTS, CHECK_IN, DESK, RULE_BOOK],
    )
    .inSingletonScope();
  bind(POINTS_HANDLERS)
    .toResolvedValue(pointsReactions, [UNIT_OF_WORK, MEMBERS, POINTS, PURCHASE_POINTS])
    .inSingletonScope();
  bind(POINTS_JOBS)
    .toResolvedValue(
      (byTime) => [
        { name: 'points.release', everyMs: RELEASE_EVERY_MS, run: () => byTime.release() },
        { name: 'points.expire', everyMs: EXPIRE_EVERY_MS, run: () => byTime.expire() },
        { name: 'points.warn', everyMs: WARN_EVERY_MS, run: () => byTime.warn() },
      ],
      [TURNS],
    )
    .inSingletonScope();
  bind(POINTS_MEMBER_DATA)
    .toResolvedValue(
      (book, reads, days, rules, clock) => pointsOfMember({ ...book, reads, days, rules, clock }),
      [BOOK_PARTS, READS, CHECK_IN_BOOK, RULE_BOOK, CLOCK],
    )
    .inSingletonScope();
  bind(POINTS_CARD)
    .toResolvedValue(
      (points, clock) => ({
        async cardOf(merchantId, memberId) {
          return { points: (await points.balance(merchantId, memberId, clock.now())).usable };
        },
      }),
      [POINTS, CLOCK],
    )
    .inSingletonScope();
  bind(POINTS_EXPORTERS)
    .toResolvedValue((reads, clock) => [pointsExporter(reads, clock)], [POINT_READS, CLOCK])
    .inSingletonScope();
});

/** Points: earned, pending, spent, owed, run out; and the daily check-in. */
export const pointsFeature: Feature = {
  name: 'points',
  wiring,
  tables: pointsTables,
  routes: POINTS_ROUTES,
  handlers: POINTS_HANDLERS,
  jobs: POINTS_JOBS,
  memberData: POINTS_MEMBER_DATA,
  memberCard: POINTS_CARD,
  exporters: POINTS_EXPORTERS,
};
