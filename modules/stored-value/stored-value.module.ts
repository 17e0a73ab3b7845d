import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature } from '#feature';
import { ANSWER_BOOK, CLOCK, HOUR_MS, IDS, MINUTE_MS, SIGNED_TOKENS, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT, PASSWORD_HASHER } from '#modules/access';
import { LEDGER } from '#modules/ledger';
import { MEMBERS, SPENDING_CODES } from '#modules/members';
import { PAYMENTS } from '#modules/payments';
import { POINTS } from '#modules/points';
import { VAULT } from '#modules/privacy';
import { type Approvals, approvals } from './app/approvals.ts';
import { type AtTillStore, STORED_VALUE_AT_TILL } from './app/at-till.ts';
import type { CardParts } from './app/card.ts';
import { cashOutApproval } from './app/cash-out-approval.ts';
import { type CashOuts, cashingOut } from './app/cash-outs.ts';
import { type StoredValueDesk, storedValueDesk } from './app/desk.ts';
import { filingExporter } from './app/filing-exporter.ts';
import { STORED_VALUE_IMPORT, storedValueImport } from './app/opening.ts';
import { type PasswordFreeDesk, passwordFreeDesk } from './app/password-free-desk.ts';
import { type PayPassword, payPassword } from './app/pay-password.ts';
import type { CardReads, CashOutStore, OfferBook, RechargeStore, SettingsBook } from './app/ports.ts';
import { storedValueReactions } from './app/reactions.ts';
import { type ReadCard, readCard, storedValueBalance } from './app/read-card.ts';
import { REAL_NAME_STORE, type RealNames, realNames } from './app/real-names.ts';
import { type Recharges, recharging } from './app/recharges.ts';
import { tillUse } from './app/till-use.ts';
import { useCard } from './app/use-card.ts';
import { realNamesOfMember, sqlRealNames } from './db/real-names.ts';
import { sweepSpentApprovals } from './db/spent-approvals.ts';
import { sqlAtTill, sweepPayRequests } from './db/sql-at-till.ts';
import { sqlOfferBook, sqlPayPasswords, sqlSettingsBook } from './db/sql-books.ts';
import { sqlCardReads } from './db/sql-card-reads.ts';
import { sqlCashOuts } from './db/sql-cash-outs.ts';
import { sqlRecharges } from './db/sql-recharges.ts';
import { sqlUses } from './db/sql-uses.ts';
import { storedValueOfMember } from './db/stored-value-of-member.ts';
import { storedValueTables } from './db/stored-value-tables.ts';
import { atTillRoutes } from './http/at-till-routes.ts';
import { consoleRoutes } from './http/console-routes.ts';
import { memberRoutes } from './http/member-routes.ts';
import { realNameRoutes } from './http/real-name-routes.ts';
import {
  STORED_VALUE,
  STORED_VALUE_CARD,
  STORED_VALUE_EXPORTERS,
  STORED_VALUE_HANDLERS,
  STORED_VALUE_JOBS,
  STORED_VALUE_MEMBER_DATA,
  STORED_VALUE_ROUTES,
} from './tokens.ts';

const CARD_PARTS = token<CardParts>('CardParts');
const RECHARGE_STORE = token<RechargeStore>('RechargeStore');
const CASH_OUT_STORE = token<CashOutStore>('CashOutStore');
const OFFER_BOOK = token<OfferBook>('OfferBook');
const SETTINGS_BOOK = token<SettingsBook>('StoredValueSettingsBook');
const CARD_READS = token<CardReads>('CardReads');
const PAY_PASSWORD = token<PayPassword>('PayPassword');
const APPROVALS = token<Approvals>('StoredValueApprovals');
const AT_TILL = token<AtTillStore>('StoredValueAtTillStore');
const PASSWORD_FREE = token<PasswordFreeDesk>('PasswordFreeDesk');
const RECHARGES = token<Recharges>('Recharges');
const CASH_OUTS = token<CashOuts>('CashOuts');
const DESK = token<StoredValueDesk>('StoredValueDesk');
const REAL_NAMES = token<RealNames>('RealNames');
const READ_CARD = token<ReadCard>('ReadCard');

const wiring = new ContainerModule(({ bind }) => {
  bind(CARD_PARTS)
    .toResolvedValue(
      (ledger, ids, members) => ({ ledger, ids, members, uses: sqlUses }),
      [LEDGER, IDS, MEMBERS],
    )
    .inSingletonScope();
  bind(RECHARGE_STORE).toResolvedValue(sqlRecharges, [READS]).inSingletonScope();
  bind(CASH_OUT_STORE).toResolvedValue(sqlCashOuts, [READS]).inSingletonScope();
  bind(OFFER_BOOK).toResolvedValue(sqlOfferBook, [READS]).inSingletonScope();
  bind(SETTINGS_BOOK).toResolvedValue(sqlSettingsBook, [READS]).inSingletonScope();
  bind(REAL_NAME_STORE).toResolvedValue(sqlRealNames, [READS]).inSingletonScope();
  bind(REAL_NAMES)
    .toResolvedValue(realNames, [UNIT_OF_WORK, REAL_NAME_STORE, VAULT, CLOCK, IDS])
    .inSingletonScope();
  bind(CARD_READS).toResolvedValue(sqlCardReads, [READS]).inSingletonScope();
  bind(PAY_PASSWORD)
    .toResolvedValue(
      (unitOfWork, reads, hasher, codes, clock, ids) =>
        payPassword(unitOfWork, sqlPayPasswords(reads), hasher, codes, clock, ids),
      [UNIT_OF_WORK, READS, PASSWORD_HASHER, SPENDING_CODES, CLOCK, IDS],
    )
    .inSingletonScope();
  bind(APPROVALS).toResolvedValue(approvals, [PAY_PASSWORD, SIGNED_TOKENS, CLOCK]).inSingletonScope();
  bind(AT_TILL).toResolvedValue(sqlAtTill, [READS]).inSingletonScope();
  bind(STORED_VALUE_AT_TILL).toResolvedValue(tillUse, [AT_TILL, CLOCK, IDS]).inSingletonScope();
  bind(PASSWORD_FREE)
    .toResolvedValue(passwordFreeDesk, [UNIT_OF_WORK, AT_TILL, PAY_PASSWORD, CLOCK, IDS])
    .inSingletonScope();
  bind(STORED_VALUE)
    .toResolvedValue(
      (card, settings, { approve }, { approvedBy }, ledger) => ({
        ...useCard({ ...card, settings }),
        ...{ approve, approvedBy },
        approvalNeededFrom: async (merchantId) => (await settings.settings(merchantId)).payPasswordFromFen,
        balance: storedValueBalance(ledger),
      }),
      [CARD_PARTS, SETTINGS_BOOK, PAY_PASSWORD, APPROVALS, LEDGER],
    )
    .inSingletonScope();
  bind(STORED_VALUE_IMPORT)
    .toResolvedValue(
      (card, recharges, offers) => storedValueImport({ ...card, recharges, offers }),
      [CARD_PARTS, RECHARGE_STORE, OFFER_BOOK],
    )
    .inSingletonScope();
  bind(RECHARGES)
    .toResolvedValue(
      (card, unitOfWork, answers, offers, recharges, settings, payments, names, points, clock) =>
        recharging({
          ...{ ...card, unitOfWork, answers, offers, recharges, settings, payments, clock },
          realNames: names,
          async givePoints(tx, merchantId, { memberId, rechargeId, points: amount, at }) {
            const key = { bizType: 'stored-value.recharge', bizId: rechargeId };
            await points.earn(tx, merchantId, { memberId, source: 'gift', ...key, amount, at });
          },
        }),
      [
        ...([CARD_PARTS, UNIT_OF_WORK, ANSWER_BOOK, OFFER_BOOK, RECHARGE_STORE, SETTINGS_BOOK] as const),
        ...([PAYMENTS, REAL_NAME_STORE, POINTS, CLOCK] as const),
      ],
    )
    .inSingletonScope();
  bind(CASH_OUTS)
    .toResolvedValue(
      (card, unitOfWork, answers, audit, recharges, cashOuts, payments, reads, clock) =>
        cashingOut({
          ...{ ...card, unitOfWork, answers, audit, recharges, cashOuts, payments, clock },
          requireApproval: cashOutApproval(sqlPayPasswords(reads), card.uses),
        }),
      [
        ...([CARD_PARTS, UNIT_OF_WORK, ANSWER_BOOK, AUDIT, RECHARGE_STORE, CASH_OUT_STORE] as const),
        ...([PAYMENTS, READS, CLOCK] as const),
      ],
    )
    .inSingletonScope();
  bind(DESK)
    .toResolvedValue(
      (unitOfWork, answers, audit, offers, settings, clock, ids) =>
        storedValueDesk({ unitOfWork, answers, audit, offers, settings, clock, ids }),
      [UNIT_OF_WORK, ANSWER_BOOK, AUDIT, OFFER_BOOK, SETTINGS_BOOK, CLOCK, IDS],
    )
    .inSingletonScope();
  bind(READ_CARD)
    .toResolvedValue(
      ({ balance }, reads, recharges, offers, cashOuts, members, clock) =>
        readCard({ balance, reads, recharges, offers, cashOuts, members, clock }),
      [STORED_VALUE, CARD_READS, RECHARGE_STORE, OFFER_BOOK, CASH_OUT_STORE, MEMBERS, CLOCK],
    )
    .inSingletonScope();
  bind(STORED_VALUE_ROUTES)
    .toResolvedValue(
      (card, recharges, cashOuts, password, approval, desk, offers, settings, reads, passwordFree, names) => [
        ...memberRoutes(card, recharges, cashOuts, password, approval),
        ...realNameRoutes(names),
        ...atTillRoutes(passwordFree),
        ...consoleRoutes({
          ...{ card, desk, cashOuts, offers, settings },
          liability: (merchantId) => reads.liability(merchantId),
        }),
      ],
      [
        ...([READ_CARD, RECHARGES, CASH_OUTS, PAY_PASSWORD, APPROVALS] as const),
        ...([DESK, OFFER_BOOK, SETTINGS_BOOK, CARD_READS, PASSWORD_FREE, REAL_NAMES] as const),
      ],
    )
    .inSingletonScope();
  bind(STORED_VALUE_HANDLERS)
    .toResolvedValue(storedValueReactions, [RECHARGES, CASH_OUTS])
    .inSingletonScope();
  bind(STORED_VALUE_JOBS)
    .toResolvedValue(
      (recharges, names) => [
        { name: 'stored-value.close_overdue', everyMs: MINUTE_MS, run: () => recharges.closeOverdue() },
        { name: 'stored-value.forget_real_names', everyMs: HOUR_MS, run: () => names.forgetOld() },
      ],
      [RECHARGES, REAL_NAMES],
    )
    .inSingletonScope();
  bind(STORED_VALUE_EXPORTERS)
    .toResolvedValue((reads) => [filingExporter(reads)], [CARD_READS])
    .inSingletonScope();
  bind(STORED_VALUE_MEMBER_DATA)
    .toResolvedValue(
      (card, reads, clock, atTill, vault) =>
        storedValueOfMember({ ...card, reads, clock, atTill, realNames: realNamesOfMember(reads, vault) }),
      [CARD_PARTS, READS, CLOCK, AT_TILL, VAULT],
    )
    .inSingletonScope();
  bind(STORED_VALUE_CARD)
    .toResolvedValue(
      ({ balance }) => ({
        async cardOf(merchantId, memberId) {
          const { principalFen, giftFen } = await balance(merchantId, memberId);
          return { balanceFen: principalFen + giftFen };
        },
      }),
      [STORED_VALUE],
    )
    .inSingletonScope();
});

/** Stored value: principal and gift on one card per member. */
export const storedValueFeature: Feature = {
  name: 'stored-value',
  wiring,
  tables: storedValueTables,
  routes: STORED_VALUE_ROUTES,
  handlers: STORED_VALUE_HANDLERS,
  jobs: STORED_VALUE_JOBS,
  memberData: STORED_VALUE_MEMBER_DATA,
  memberCard: STORED_VALUE_CARD,
  exporters: STORED_VALUE_EXPORTERS,
  sweeps: [sweepSpentApprovals, sweepPayRequests],
};
