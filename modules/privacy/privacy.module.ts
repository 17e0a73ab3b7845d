import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Engine, Feature } from '#feature';
import type { Route } from '#http';
import { CLOCK, IDS, SIGNED_TOKENS, token, UNIT_OF_WORK } from '#kernel';
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
import { PermitMemory } from './app/permit-memory.ts';
import { ASSESSMENT_IMPORT, PERMITS, type PermitStore } from './app/permits.ts';
import type { BirthYears, ConsentLedger } from './app/ports.ts';
import { privacyTables } from './db/privacy-tables.ts';
import { sqlBirthYears } from './db/sql-birth-years.ts';
import { sqlConsentLedger } from './db/sql-consent-ledger.ts';
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
    .toResolvedValue((consents, permits) => [consents, permits], [CONSENT_MEMORY, PERMIT_MEMORY])
    .inSingletonScope();
});

export const privacyFeature: Feature = {
  name: 'privacy',
  wiring,
  tables: privacyTables,
  routes: PRIVACY_ROUTES,
  engines: PRIVACY_ENGINES,
};
