import type { ContainerModuleLoadOptions } from 'inversify';
import type { Route } from '#http';
import { CLOCK, type Token, token } from '#kernel';
import { MEMBER_PREFERENCES } from '#modules/members';
import type { MemberMemory } from './app/member-memory.ts';
import { preferenceOptions } from './app/preference-options.ts';
import type { ShopWindows } from './app/shop-windows.ts';
import { explainPlace } from './app/why-shown.ts';
import { EXPOSURES } from './exposures.wiring.ts';
import { whyRoutes } from './http/why-routes.ts';
import { POLICIES } from './measuring.wiring.ts';
import { MERCHANDISING } from './merchandising.wiring.ts';
import { RECOMMENDATION_SETTINGS } from './tokens.ts';

export const WHY_ROUTES = token<readonly Route[]>('WhyRoutes');

export function bindWhy(
  bind: ContainerModuleLoadOptions['bind'],
  feed: { readonly memory: Token<MemberMemory>; readonly windows: Token<ShopWindows> },
): void {
  bind(WHY_ROUTES)
    .toResolvedValue(
      (windows, memory, policies, merchandising, exposures, preferences, clock, { report }) =>
        whyRoutes(
          explainPlace({ windows, memory, policies, merchandising, exposures, preferences, clock, report }),
          preferenceOptions(windows),
        ),
      [
        feed.windows,
        feed.memory,
        POLICIES,
        MERCHANDISING,
        EXPOSURES,
        MEMBER_PREFERENCES,
        CLOCK,
        RECOMMENDATION_SETTINGS,
      ],
    )
    .inSingletonScope();
}
