import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature, Importer, MemberData } from '#feature';
import type { Route } from '#http';
import { CLOCK, type EventHandler, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { MEMBERS } from '#modules/members';
import { POINTS } from '#modules/points';
import { VAULT } from '#modules/privacy';
import { STORED_VALUE_IMPORT } from '#modules/stored-value';
import { TIERS } from '#modules/tiers';
import { type Activation, activation } from './app/activation.ts';
import { memberImporter } from './app/member-importer.ts';
import { OLD_NUMBERS, oldNumbers } from './app/old-numbers.ts';
import type { RewardStore } from './app/ports.ts';
import { onboardingTables } from './db/onboarding-tables.ts';
import { originsOfMember } from './db/origins-of-member.ts';
import { sqlOrigins } from './db/sql-origins.ts';
import { sqlRewards } from './db/sql-rewards.ts';
import { activationRoutes } from './http/activation-routes.ts';

const REWARD_STORE = token<RewardStore>('ActivationRewards');
const ACTIVATION = token<Activation>('Activation');
const ONBOARDING_ROUTES = token<readonly Route[]>('OnboardingRoutes');
const ONBOARDING_HANDLERS = token<readonly EventHandler[]>('OnboardingHandlers');
const ONBOARDING_IMPORTERS = token<readonly Importer[]>('OnboardingImporters');
const ONBOARDING_MEMBER_DATA = token<MemberData>('OnboardingMemberData');

const wiring = new ContainerModule(({ bind }) => {
  bind(REWARD_STORE).toResolvedValue(sqlRewards, [READS]).inSingletonScope();
  bind(ACTIVATION)
    .toResolvedValue(
      (unitOfWork, members, points, rewards, audit, clock) =>
        activation({ unitOfWork, members, points, origins: sqlOrigins, rewards, audit, clock }),
      [UNIT_OF_WORK, MEMBERS, POINTS, REWARD_STORE, AUDIT, CLOCK],
    )
    .inSingletonScope();
  bind(ONBOARDING_ROUTES).toResolvedValue(activationRoutes, [ACTIVATION]).inSingletonScope();
  bind(ONBOARDING_HANDLERS)
    .toResolvedValue(({ handlers }) => handlers, [ACTIVATION])
    .inSingletonScope();
  bind(ONBOARDING_IMPORTERS)
    .toResolvedValue(
      (members, points, tiers, storedValue, audit, vault, clock) => [
        memberImporter({
          ...{ members, points, tiers, storedValue, audit, vault, clock },
          origins: sqlOrigins,
        }),
      ],
      [MEMBERS, POINTS, TIERS, STORED_VALUE_IMPORT, AUDIT, VAULT, CLOCK],
    )
    .inSingletonScope();
  bind(OLD_NUMBERS)
    .toResolvedValue((vault) => oldNumbers(sqlOrigins, vault), [VAULT])
    .inSingletonScope();
  bind(ONBOARDING_MEMBER_DATA).toResolvedValue(originsOfMember, [READS, VAULT]).inSingletonScope();
});

/** Members that a shop brings along from its earlier system, and what makes them come themselves. */
export const onboardingFeature: Feature = {
  name: 'onboarding',
  wiring,
  tables: onboardingTables,
  routes: ONBOARDING_ROUTES,
  handlers: ONBOARDING_HANDLERS,
  importers: ONBOARDING_IMPORTERS,
  memberData: ONBOARDING_MEMBER_DATA,
};
