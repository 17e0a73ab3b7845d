import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature, MemberData } from '#feature';
import type { Route } from '#http';
import { CLOCK, IDS, token, UNIT_OF_WORK } from '#kernel';
import { VAULT } from '#modules/privacy';
import { ADDRESS_BOOK, addressBook } from './app/address-book.ts';
import { addressTables } from './db/address-tables.ts';
import { addressesOfMember } from './db/addresses-of-member.ts';
import { sqlAddresses } from './db/sql-addresses.ts';
import { addressRoutes } from './http/address-routes.ts';

const ADDRESS_ROUTES = token<readonly Route[]>('AddressRoutes');
const ADDRESS_MEMBER_DATA = token<MemberData>('AddressMemberData');

const wiring = new ContainerModule(({ bind }) => {
  bind(ADDRESS_BOOK)
    .toResolvedValue(
      (unitOfWork, reads, vault, clock, ids) =>
        addressBook({ unitOfWork, store: sqlAddresses(reads), vault, clock, ids }),
      [UNIT_OF_WORK, READS, VAULT, CLOCK, IDS],
    )
    .inSingletonScope();
  bind(ADDRESS_ROUTES).toResolvedValue(addressRoutes, [ADDRESS_BOOK]).inSingletonScope();
  bind(ADDRESS_MEMBER_DATA).toResolvedValue(addressesOfMember, [READS, VAULT]).inSingletonScope();
});

/** Where she wants her goods. */
export const addressesFeature: Feature = {
  name: 'addresses',
  wiring,
  tables: addressTables,
  routes: ADDRESS_ROUTES,
  memberData: ADDRESS_MEMBER_DATA,
};
