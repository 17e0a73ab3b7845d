import { ContainerModule } from 'inversify';
import { READS } from '#db';
import { type Engine, type Feature, type Job, MEMBER_DATA, type MemberData, SWEEPS } from '#feature';
import type { Route } from '#http';
import {
  CLOCK,
  HOUR_MS,
  IDS,
  MINUTE_MS,
  RANDOM,
  SECOND_MS,
  SIGNED_TOKENS,
  token,
  UNIT_OF_WORK,
} from '#kernel';
import { AUDIT } from '#modules/access';
import {
  type ApproveAssessment,
  approveAssessment,
  assessmentImport,
  type TurnPurpose,
  turnPurpose,
} from './app/change-permits.ts';
import { type AccountClosing, accountClosing } from './app/close-account.ts';
import { CONSENT_IMPORT, consentImport } from './app/consent-import.ts';
import { ConsentMemory } from './app/consent-memory.ts';
import { type MemberExports, memberExports } from './app/export-member.ts';
import { CONSENTS } from './app/facade.ts';
import {
  type GiveConsent,
  giveConsent,
  type TellBirthYear,
  tellBirthYear,
  type WithdrawConsent,
  withdrawConsent,
} from './app/give-consent.ts';
import { type Guardians, guardians, HAS_PHONE } from './app/guardians.ts';
import type { MemberKeys } from './app/member-keys.ts';
import { MemberVault } from './app/member-vault.ts';
import { PermitMemory } from './app/permit-memory.ts';
import { ASSESSMENT_IMPORT, PERMITS, type PermitStore } from './app/permits.ts';
import type { BirthYears, ConsentLedger } from './app/ports.ts';
import { type Purge, purge } from './app/purge.ts';
import { type RewrapKeys, rewrapKeys } from './app/rewrap-keys.ts';
import type { ClosureStore, ExportStore } from './app/rights-stores.ts';
import { selvesOf } from './app/selves.ts';
import { VAULT, VAULT_SETTINGS } from './app/vault.ts';
import { consentsOfMember } from './db/consents-of-member.ts';
import { platformSweeps } from './db/platform-sweeps.ts';
import { privacyTables } from './db/privacy-tables.ts';
import { sqlBirthYears } from './db/sql-birth-years.ts';
import { sqlClosures } from './db/sql-closures.ts';
import { sqlConsentLedger } from './db/sql-consent-ledger.ts';
import { sqlExports } from './db/sql-exports.ts';
import { sqlMemberKeys } from './db/sql-member-keys.ts';
import { sqlPermits } from './db/sql-permits.ts';
import { consentRoutes } from './http/consent-routes.ts';
import { guardianRoutes } from './http/guardian-routes.ts';
import { noticeRoutes } from './http/notice-routes.ts';
import { permitRoutes } from './http/permit-routes.ts';
import { rightsRoutes } from './http/rights-routes.ts';

const BIRTH_YEARS = token<BirthYears>('BirthYears');
const CONSENT_MEMORY = token<ConsentMemory>('ConsentMemory');
const GIVE_CONSENT = token<GiveConsent>('GiveConsent');
const WITHDRAW_CONSENT = token<WithdrawConsent>('WithdrawConsent');
const TELL_BIRTH_YEAR = token<TellBirthYear>('TellBirthYear');
const GUARDIANS = token<Guardians>('Guardians');
const PERMIT_STORE = token<PermitStore>('PermitStore');
const PERMIT_MEMORY = token<PermitMemory>('PermitMemory');
const APPROVE_ASSESSMENT = token<ApproveAssessment>('ApproveAssessment');
const TURN_PURPOSE = token<TurnPurpose>('TurnPurpose');
const MEMBER_KEYS = token<MemberKeys>('MemberKeys');
const MEMBER_VAULT = token<MemberVault>('MemberVault');
const REWRAP_KEYS = token<RewrapKeys>('RewrapKeys');
const CONSENTS_OF_MEMBER = token<MemberData>('ConsentsOfMember');
const EXPORT_STORE = token<ExportStore>('ExportStore');
const MEMBER_EXPORTS = token<MemberExports>('MemberExports');
const CLOSURE_STORE = token<ClosureStore>('ClosureStore');
const ACCOUNT_CLOSING = token<AccountClosing>('AccountClosing');
const PURGE = token<Purge>('Purge');
const PRIVACY_JOBS = token<readonly Job[]>('PrivacyJobs');
const PRIVACY_ROUTES = token<readonly Route[]>('PrivacyRoutes');
const PRIVACY_ENGINES = token<readonly Engine[]>('PrivacyEngines');
export const CONSENT_LEDGER = token<ConsentLedger>('ConsentLedger');

/** She waits for it with the page open. */
const PREPARE_EVERY_MS = 2 * SECOND_MS;

const wiring = new ContainerModule(({ bind }) => {
  bind(CONSENT_LEDGER).toResolvedValue(sqlConsentLedger, [READS]).inSingletonScope();
  bind(CONSENT_IMPORT).toResolvedValue(consentImport, [CONSENT_LEDGER]).inSingletonScope();
  bind(BIRTH_YEARS).toResolvedValue(sqlBirthYears, [READS]).inSingletonScope();
  bind(CONSENT_MEMORY)
    .toResolvedValue(
      (ledger, birthYears, tokens, clock) => new ConsentMemory(ledger, birthYears, tokens, clock),
      [CONSENT_LEDGER, BIRTH_YEARS, SIGNED_TOKENS, CLOCK],
    )
    .inSingletonScope();
  bind(CONSENTS)
    .toResolvedValue((memory) => memory, [CONSENT_MEMORY])
    .inSingletonScope();
  bind(TELL_BIRTH_YEAR)
    .toResolvedValue(tellBirthYear, [UNIT_OF_WORK, CONSENT_LEDGER, BIRTH_YEARS, CONSENT_MEMORY, CLOCK])
    .inSingletonScope();
  bind(GIVE_CONSENT)
    .toResolvedValue(giveConsent, [
      UNIT_OF_WORK,
      CONSENT_LEDGER,
      TELL_BIRTH_YEAR,
      CONSENT_MEMORY,
      SIGNED_TOKENS,
      CLOCK,
      IDS,
    ])
    .inSingletonScope();
  bind(WITHDRAW_CONSENT)
    .toResolvedValue(withdrawConsent, [UNIT_OF_WORK, CONSENT_LEDGER, CONSENT_MEMORY, CLOCK])
    .inSingletonScope();
  bind(GUARDIANS)
    .toResolvedValue(
      (unitOfWork, ledger, birthYears, memory, tell, withdraw, hasPhone, modules, tokens, clock) =>
        guardians({
          ...{ unitOfWork, ledger, birthYears, memory, hasPhone, tokens, clock },
          ...{ tellBirthYear: tell, withdrawConsent: withdraw },
          selves: (merchantId, memberId) => selvesOf(modules, merchantId, memberId),
        }),
      [
        ...([UNIT_OF_WORK, CONSENT_LEDGER, BIRTH_YEARS, CONSENT_MEMORY] as const),
        ...([TELL_BIRTH_YEAR, WITHDRAW_CONSENT, HAS_PHONE, MEMBER_DATA, SIGNED_TOKENS, CLOCK] as const),
      ],
    )
    .inSingletonScope();
  bind(PERMIT_STORE).toResolvedValue(sqlPermits, [READS]).inSingletonScope();
  bind(PERMIT_MEMORY)
    .toResolvedValue((store, clock) => new PermitMemory(store, clock), [PERMIT_STORE, CLOCK])
    .inSingletonScope();
  bind(PERMITS)
    .toResolvedValue((memory) => memory, [PERMIT_MEMORY])
    .inSingletonScope();
  bind(APPROVE_ASSESSMENT)
    .toResolvedValue(approveAssessment, [UNIT_OF_WORK, PERMIT_STORE, PERMIT_MEMORY, AUDIT, CLOCK, IDS])
    .inSingletonScope();
  bind(TURN_PURPOSE)
    .toResolvedValue(turnPurpose, [UNIT_OF_WORK, PERMIT_STORE, PERMIT_MEMORY, AUDIT, CLOCK])
    .inSingletonScope();
  bind(ASSESSMENT_IMPORT)
    .toResolvedValue(assessmentImport, [UNIT_OF_WORK, PERMIT_STORE, PERMIT_MEMORY])
    .inSingletonScope();
  bind(MEMBER_KEYS).toResolvedValue(sqlMemberKeys, [READS]).inSingletonScope();
  bind(MEMBER_VAULT)
    .toResolvedValue(
      (keys, settings, clock, random) => new MemberVault({ keys, settings, clock, random }),
      [MEMBER_KEYS, VAULT_SETTINGS, CLOCK, RANDOM],
    )
    .inSingletonScope();
  bind(VAULT)
    .toResolvedValue((vault) => vault, [MEMBER_VAULT])
    .inSingletonScope();
  bind(REWRAP_KEYS).toResolvedValue(rewrapKeys, [UNIT_OF_WORK, MEMBER_KEYS, MEMBER_VAULT]).inSingletonScope();
  bind(CONSENTS_OF_MEMBER)
    .toResolvedValue(
      (reads, ledger, birthYears, clock) => consentsOfMember({ reads, ledger, birthYears, clock }),
      [READS, CONSENT_LEDGER, BIRTH_YEARS, CLOCK],
    )
    .inSingletonScope();
  bind(EXPORT_STORE).toResolvedValue(sqlExports, [READS]).inSingletonScope();
  bind(MEMBER_EXPORTS)
    .toResolvedValue(
      (unitOfWork, exports, modules, vault, clock, ids) =>
        memberExports({ unitOfWork, exports, modules, vault, clock, ids }),
      [UNIT_OF_WORK, EXPORT_STORE, MEMBER_DATA, VAULT, CLOCK, IDS],
    )
    .inSingletonScope();
  bind(CLOSURE_STORE).toResolvedValue(sqlClosures, [READS]).inSingletonScope();
  bind(ACCOUNT_CLOSING)
    .toResolvedValue(
      (unitOfWork, closures, modules, vault, audit, tokens, clock, ids) =>
        accountClosing({ unitOfWork, closures, modules, vault, audit, tokens, clock, ids }),
      [UNIT_OF_WORK, CLOSURE_STORE, MEMBER_DATA, VAULT, AUDIT, SIGNED_TOKENS, CLOCK, IDS],
    )
    .inSingletonScope();
  bind(PURGE)
    .toResolvedValue(
      (unitOfWork, sweeps, clock) => purge(unitOfWork, [...platformSweeps, ...sweeps], clock),
      [UNIT_OF_WORK, SWEEPS, CLOCK],
    )
    .inSingletonScope();
  bind(PRIVACY_JOBS)
    .toResolvedValue(
      (rewrap, exports, closing, purgeOld) => [
        { name: 'privacy.purge', everyMs: HOUR_MS, run: purgeOld },
        { name: 'privacy.rewrap_keys', everyMs: MINUTE_MS, run: rewrap },
        { name: 'privacy.prepare_exports', everyMs: PREPARE_EVERY_MS, run: () => exports.work() },
        { name: 'privacy.close_accounts', everyMs: MINUTE_MS, run: () => closing.work() },
      ],
      [REWRAP_KEYS, MEMBER_EXPORTS, ACCOUNT_CLOSING, PURGE],
    )
    .inSingletonScope();
  bind(PRIVACY_ROUTES)
    .toResolvedValue(
      (
        give,
        withdraw,
        ledger,
        consents,
        approve,
        turn,
        store,
        exports,
        exportStore,
        closing,
        closures,
        keys,
        clock,
        wards,
      ) => [
        ...noticeRoutes(),
        ...consentRoutes(give, withdraw, ledger, consents),
        ...guardianRoutes(wards),
        ...permitRoutes(approve, turn, store, clock),
        ...rightsRoutes({ exports, exportStore, closing, closures, keys, clock }),
      ],
      [
        GIVE_CONSENT,
        WITHDRAW_CONSENT,
        CONSENT_LEDGER,
        CONSENTS,
        APPROVE_ASSESSMENT,
        TURN_PURPOSE,
        PERMIT_STORE,
        MEMBER_EXPORTS,
        EXPORT_STORE,
        ACCOUNT_CLOSING,
        CLOSURE_STORE,
        MEMBER_KEYS,
        CLOCK,
        GUARDIANS,
      ],
    )
    .inSingletonScope();
  bind(PRIVACY_ENGINES)
    .toResolvedValue(
      (consents, permits, vault) => [consents, permits, vault],
      [CONSENT_MEMORY, PERMIT_MEMORY, MEMBER_VAULT],
    )
    .inSingletonScope();
});

export const privacyFeature: Feature = {
  name: 'privacy',
  wiring,
  tables: privacyTables,
  routes: PRIVACY_ROUTES,
  jobs: PRIVACY_JOBS,
  engines: PRIVACY_ENGINES,
  memberData: CONSENTS_OF_MEMBER,
};
