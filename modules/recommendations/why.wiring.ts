import type { ContainerModuleLoadOptions } from 'inversify';
import { READS } from '#db';
import type { Route } from '#http';
import { CLOCK, type Token, token, UNIT_OF_WORK } from '#kernel';
import { MEMBER_PREFERENCES } from '#modules/members';
import type { MemberMemory } from './app/member-memory.ts';
import { preferenceOptions } from './app/preference-options.ts';
import type { ShopWindows } from './app/shop-windows.ts';
import { tasteProfile } from './app/taste-profile.ts';
import { explainPlace } from './app/why-shown.ts';
import { sqlTasteLog } from './db/sql-taste-log.ts';
import { EXPOSURES } from './exposures.wiring.ts';
import { tasteRoutes } from './http/taste-routes.ts';
import { whyRoutes } from './http/why-routes.ts';
import { POLICIES } from './measuring.wiring.ts';
import { MERCHANDISING } from './merchandising.wiring.ts';
import { RECOMMENDATION_SETTINGS } from './tokens.ts';

/** What a member may see of her own feed: why something is in it, and what it takes her to like. */
export const WHY_ROUTES = token<readonly Route[]>('WhyRoutes');
const TASTE_ROUTES = token<readonly Route[]>('TasteRoutes');

export function bindWhy(
  bind: ContainerModuleLoadOptions['bind'],
  feed: { readonly memory: Token<MemberMemory>; readonly windows: Token<ShopWindows> },
): void {
  bind(TASTE_ROUTES)
    .toResolvedValue(
      (unitOfWork, reads, memory, windows, clock) =>
        tasteRoutes(tasteProfile(unitOfWork, sqlTasteLog(reads), memory, windows, clock)),
      [UNIT_OF_WORK, READS, feed.memory, feed.windows, CLOCK],
    )
    .inSingletonScope();
  bind(WHY_ROUTES)
    .toResolvedValue(
      (windows, memory, policies, merchandising, exposures, preferences, clock, { report }, tastes) => [
        ...whyRoutes(
          explainPlace({ windows, memory, policies, merchandising, exposures, preferences, clock, report }),
          preferenceOptions(windows),
        ),
        ...tastes,
      ],
      [
        feed.windows,
        feed.memory,
        POLICIES,
        MERCHANDISING,
        EXPOSURES,
        MEMBER_PREFERENCES,
        CLOCK,
        RECOMMENDATION_SETTINGS,
        TASTE_ROUTES,
      ],
    )
    .inSingletonScope();
}
