import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Engine, Feature, Job } from '#feature';
import type { Route } from '#http';
import { CLOCK, IDS, MINUTE_MS, RANDOM, SIGNED_TOKENS, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import {
  type ApproveAssessment,
  approveAssessment,
  assessmentImport,
  type TurnPurpose,
  turnPurpose,
} from './app/change-permits.ts';
import { CONSENT_IMPORT, consentImport } from './app/consent-import.ts';
import { ConsentMemory } from './app/consent-memory.ts';
import { CONSENTS } from './app/facade.ts';
import { type GiveConsent, giveConsent, type WithdrawConsent, withdrawConsent } from './app/give-consent.ts';
import type { MemberKeys } from './app/member-keys.ts';
import { MemberVault } from './app/member-vault.ts';
import { PermitMemory } from './app/permit-memory.ts';
import { ASSESSMENT_IMPORT, PERMITS, type PermitStore } from './app/permits.ts';
import type { BirthYears, ConsentLedger } from './app/ports.ts';
import { type RewrapKeys, rewrapKeys } from './app/rewrap-keys.ts';
import { VAULT, VAULT_SETTINGS } from './app/vault.ts';
import { privacyTables } from './db/privacy-tables.ts';
import { sqlBirthYears } from './db/sql-birth-years.ts';
import { sqlConsentLedger } from './db/sql-consent-ledger.ts';
import { sqlMemberKeys } from './db/sql-member-keys.ts';
import { sqlPermits } from './db/sql-permits.ts';
import { consentRoutes } from './http/consent-routes.ts';
import { permitRoutes } from './http/permit-routes.ts';

const BIRTH_YEARS = token<BirthYears>('BirthYears');
const CONSENT_MEMORY = token<ConsentMemory>('ConsentMemory');
const GIVE_CONSENT = token<GiveConsent>('GiveConsent');
const WITHDRAW_CONSENT = token<WithdrawConsent>('WithdrawConsent');
const PERMIT_STORE = token<PermitStore>('PermitStore');
const PERMIT_MEMORY = token<PermitMemory>('PermitMemory');
const APPROVE_ASSESSMENT = token<ApproveAssessment>('ApproveAssessment');
const TURN_PURPOSE = token<TurnPurpose>('TurnPurpose');
const MEMBER_KEYS = token<MemberKeys>('MemberKeys');
const MEMBER_VAULT = token<MemberVault>('MemberVault');
const REWRAP_KEYS = token<RewrapKeys>('RewrapKeys');
const PRIVACY_JOBS = token<readonly Job[]>('PrivacyJobs');
const PRIVACY_ROUTES = token<readonly Route[]>('PrivacyRoutes');
const PRIVACY_ENGINES = token<readonly Engine[]>('PrivacyEngines');
export const CONSENT_LEDGER = token<ConsentLedger>('ConsentLedger');

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
  bind(GIVE_CONSENT)
    .toResolvedValue(giveConsent, [
      UNIT_OF_WORK,
      CONSENT_LEDGER,
      BIRTH_YEARS,
      CONSENT_MEMORY,
      SIGNED_TOKENS,
      CLOCK,
      IDS,
    ])
    .inSingletonScope();
  bind(WITHDRAW_CONSENT)
    .toResolvedValue(withdrawConsent, [UNIT_OF_WORK, CONSENT_LEDGER, CONSENT_MEMORY, CLOCK])
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
  bind(PRIVACY_JOBS)
    .toResolvedValue(
      (rewrap) => [{ name: 'privacy.rewrap_keys', everyMs: MINUTE_MS, run: rewrap }],
      [REWRAP_KEYS],
    )
    .inSingletonScope();
  bind(PRIVACY_ROUTES)
    .toResolvedValue(
      (give, withdraw, ledger, consents, approve, turn, store, clock) => [
        ...consentRoutes(give, withdraw, ledger, consents),
        ...permitRoutes(approve, turn, store, clock),
      ],
      [
        GIVE_CONSENT,
        WITHDRAW_CONSENT,
        CONSENT_LEDGER,
        CONSENTS,
        APPROVE_ASSESSMENT,
        TURN_PURPOSE,
        PERMIT_STORE,
        CLOCK,
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
};
