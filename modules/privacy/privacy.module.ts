import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Engine, Feature } from '#feature';
import type { Route } from '#http';
import { CLOCK, IDS, SIGNED_TOKENS, token, UNIT_OF_WORK } from '#kernel';
import { ConsentMemory } from './app/consent-memory.ts';
import { CONSENTS } from './app/facade.ts';
import { type GiveConsent, giveConsent, type WithdrawConsent, withdrawConsent } from './app/give-consent.ts';
import type { BirthYears, ConsentLedger } from './app/ports.ts';
import { privacyTables } from './db/privacy-tables.ts';
import { sqlBirthYears } from './db/sql-birth-years.ts';
import { sqlConsentLedger } from './db/sql-consent-ledger.ts';
import { consentRoutes } from './http/consent-routes.ts';

const BIRTH_YEARS = token<BirthYears>('BirthYears');
const CONSENT_MEMORY = token<ConsentMemory>('ConsentMemory');
const GIVE_CONSENT = token<GiveConsent>('GiveConsent');
const WITHDRAW_CONSENT = token<WithdrawConsent>('WithdrawConsent');
const PRIVACY_ROUTES = token<readonly Route[]>('PrivacyRoutes');
const PRIVACY_ENGINES = token<readonly Engine[]>('PrivacyEngines');
export const CONSENT_LEDGER = token<ConsentLedger>('ConsentLedger');

const wiring = new ContainerModule(({ bind }) => {
  bind(CONSENT_LEDGER).toResolvedValue(sqlConsentLedger, [READS]).inSingletonScope();
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
  bind(PRIVACY_ROUTES)
    .toResolvedValue(consentRoutes, [GIVE_CONSENT, WITHDRAW_CONSENT, CONSENT_LEDGER, CONSENTS])
    .inSingletonScope();
  bind(PRIVACY_ENGINES)
    .toResolvedValue((memory) => [memory], [CONSENT_MEMORY])
    .inSingletonScope();
});

export const privacyFeature: Feature = {
  name: 'privacy',
  wiring,
  tables: privacyTables,
  routes: PRIVACY_ROUTES,
  engines: PRIVACY_ENGINES,
};
