import { ContainerModule } from 'inversify';
import { CODE_READERS, type Feature } from '#feature';
import type { Route } from '#http';
import { ANSWER_BOOK, CLOCK, IDS, SIGNED_TOKENS, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { FIND_MEMBER, MEMBERS } from '#modules/members';
import { TILL_ORDERS } from '#modules/orders';
import { TILL_PAYMENTS } from '#modules/payments';
import { STORED_VALUE_AT_TILL } from '#modules/stored-value';
import { STORES } from '#modules/stores';
import { counter } from './app/counter.ts';
import { type Customers, customers } from './app/customers.ts';
import { tillRoutes } from './http/till-routes.ts';

const CUSTOMERS = token<Customers>('TillCustomers');
const ROUTES = token<readonly Route[]>('TillRoutes');

const wiring = new ContainerModule(({ bind }) => {
  bind(CUSTOMERS).toResolvedValue(customers, [FIND_MEMBER, MEMBERS, SIGNED_TOKENS, CLOCK]).inSingletonScope();
  bind(ROUTES)
    .toResolvedValue(
      (unitOfWork, answers, orders, payments, storedValue, members, known, stores, readers, ...rest) => {
        const [audit, clock, ids] = rest;
        return tillRoutes(
          counter({
            ...{ unitOfWork, answers, orders, payments, storedValue, members, customers: known, stores },
            ...{ codeReaders: readers, audit, clock, ids },
          }),
          known,
        );
      },
      [
        ...([UNIT_OF_WORK, ANSWER_BOOK, TILL_ORDERS, TILL_PAYMENTS, STORED_VALUE_AT_TILL] as const),
        ...([MEMBERS, CUSTOMERS, STORES, CODE_READERS, AUDIT, CLOCK, IDS] as const),
      ],
    )
    .inSingletonScope();
});

/** The counter of a store: sales that are paid by her pay code, or by her member code from stored value. */
export const tillFeature: Feature = { name: 'till', wiring, routes: ROUTES };
