import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature, Job, MemberData } from '#feature';
import type { Route } from '#http';
import { ANSWER_BOOK, CLOCK, IDS, MINUTE_MS, SECOND_MS, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { LEDGER } from '#modules/ledger';
import { MEMBERS } from '#modules/members';
import { REFUND_GATE, SHARED_PAYMENTS } from '#modules/payments';
import { VAULT } from '#modules/privacy';
import { ACCOUNTS, accountsIn, sealOldReceivers } from './app/accounts.ts';
import { sharingDesk } from './app/desk.ts';
import { PROFIT_SHARING } from './app/facade.ts';
import type { Receivers, Returns, Shares } from './app/ports.ts';
import { pursueSharing } from './app/pursue.ts';
import { refundGate } from './app/refund-gate.ts';
import { profitSharing } from './app/share.ts';
import { receiversOfMember } from './db/receivers-of-member.ts';
import { sqlOldReceivers } from './db/sealing-tables.ts';
import { sharingTables } from './db/sharing-tables.ts';
import { sqlReceivers } from './db/sql-receivers.ts';
import { sqlReturns } from './db/sql-returns.ts';
import { sqlShares } from './db/sql-shares.ts';
import { sharingRoutes } from './http/sharing-routes.ts';

const RECEIVERS = token<Receivers>('ProfitReceivers');
const SHARES = token<Shares>('ProfitShares');
const RETURNS = token<Returns>('ProfitReturns');
const OF_MEMBER = token<MemberData>('ProfitReceiversOfMember');
const ROUTES = token<readonly Route[]>('ProfitSharingRoutes');
const JOBS = token<readonly Job[]>('ProfitSharingJobs');

const LOOK_EVERY_MS = 5 * SECOND_MS;

const wiring = new ContainerModule(({ bind }) => {
  bind(RECEIVERS).toResolvedValue(sqlReceivers, [READS]).inSingletonScope();
  bind(SHARES).toResolvedValue(sqlShares, [READS]).inSingletonScope();
  bind(RETURNS).toResolvedValue(sqlReturns, [READS]).inSingletonScope();
  bind(ACCOUNTS).toResolvedValue(accountsIn, [VAULT]).inSingletonScope();
  bind(OF_MEMBER).toResolvedValue(receiversOfMember, [READS, MEMBERS, ACCOUNTS]).inSingletonScope();
  bind(PROFIT_SHARING)
    .toResolvedValue(
      (payments, receivers, shares, returns, clock, ids) =>
        profitSharing({ payments, receivers, shares, returns, clock, ids }),
      [SHARED_PAYMENTS, RECEIVERS, SHARES, RETURNS, CLOCK, IDS],
    )
    .inSingletonScope();
  bind(REFUND_GATE)
    .toResolvedValue(
      (unitOfWork, payments, shares, returns, clock, ids) =>
        refundGate({ unitOfWork, payments, shares, returns, clock, ids }),
      [UNIT_OF_WORK, SHARED_PAYMENTS, SHARES, RETURNS, CLOCK, IDS],
    )
    .inSingletonScope();
  bind(JOBS)
    .toResolvedValue(
      (unitOfWork, wechat, receivers, shares, returns, ledger, clock, accounts, reads) => [
        {
          name: 'profit-sharing.pursue',
          everyMs: LOOK_EVERY_MS,
          run: pursueSharing({ unitOfWork, wechat, receivers, accounts, shares, returns, ledger, clock }),
        },
        {
          name: 'profit-sharing.seal_old_receivers',
          everyMs: MINUTE_MS,
          run: sealOldReceivers(unitOfWork, sqlOldReceivers(reads), accounts),
        },
      ],
      [UNIT_OF_WORK, SHARED_PAYMENTS, RECEIVERS, SHARES, RETURNS, LEDGER, CLOCK, ACCOUNTS, READS],
    )
    .inSingletonScope();
  bind(ROUTES)
    .toResolvedValue(
      (unitOfWork, answers, audit, receivers, shares, returns, sharing, payments, clock, ids, accounts) =>
        sharingRoutes(
          sharingDesk({ unitOfWork, answers, audit, receivers, accounts, sharing, payments, clock, ids }),
          {
            unitOfWork,
            receivers,
            accounts,
            shares,
            returns,
          },
        ),
      [
        ...([UNIT_OF_WORK, ANSWER_BOOK, AUDIT, RECEIVERS, SHARES, RETURNS] as const),
        ...([PROFIT_SHARING, SHARED_PAYMENTS, CLOCK, IDS, ACCOUNTS] as const),
      ],
    )
    .inSingletonScope();
});

/** Parts of payments go to others, and come back before a refund. */
export const profitSharingFeature: Feature = {
  name: 'profit-sharing',
  wiring,
  tables: sharingTables,
  routes: ROUTES,
  jobs: JOBS,
  memberData: OF_MEMBER,
};
