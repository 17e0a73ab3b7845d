import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature, MemberData } from '#feature';
import type { Route } from '#http';
import { CLOCK, token, UNIT_OF_WORK } from '#kernel';
import { CATALOG } from '#modules/catalog';
import { OWN_TRACES } from '#modules/recommendations';
import { favourites } from './app/favourites.ts';
import { favouriteTables } from './db/favourite-tables.ts';
import { favouritesOfMember } from './db/favourites-of-member.ts';
import { sqlFavourites } from './db/sql-favourites.ts';
import { favouriteRoutes } from './http/favourite-routes.ts';

const FAVOURITE_ROUTES = token<readonly Route[]>('FavouriteRoutes');
const FAVOURITE_MEMBER_DATA = token<MemberData>('FavouriteMemberData');

const wiring = new ContainerModule(({ bind }) => {
  bind(FAVOURITE_ROUTES)
    .toResolvedValue(
      (unitOfWork, reads, traces, catalog, clock) =>
        favouriteRoutes(favourites({ unitOfWork, store: sqlFavourites(reads), traces, catalog, clock })),
      [UNIT_OF_WORK, READS, OWN_TRACES, CATALOG, CLOCK],
    )
    .inSingletonScope();
  bind(FAVOURITE_MEMBER_DATA).toResolvedValue(favouritesOfMember, [READS]).inSingletonScope();
});

/** What she keeps, and what she looked at. */
export const favouritesFeature: Feature = {
  name: 'favourites',
  wiring,
  tables: favouriteTables,
  routes: FAVOURITE_ROUTES,
  memberData: FAVOURITE_MEMBER_DATA,
};
