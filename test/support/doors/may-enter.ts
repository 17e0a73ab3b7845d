import type { Route } from '#http';
import { MERCHANT, OPTICS } from '../small-shop.ts';
import type { Grant, Person } from './street.ts';
import { whoseThing } from './whose.ts';

/** What the door of a route does about somebody: lets her in, asks who she is, or sends her away. */
export type Door = 'in' | 401 | 403;

/** From the declaration and from whose thing it is; nothing here asks the route's code. */
export function mayEnter(route: Route, person: Person): Door {
  const { access } = route;
  if (access.kind === 'open' || access.kind === 'provider') return 'in';
  if (access.kind === 'visitor') return person.side === 'forged' ? 401 : 'in';
  if (access.kind === 'member') return person.side === 'member' ? 'in' : 401;
  if (person.side !== 'staff') return 401;
  const grants = person.grants.filter(({ role }) => access.roles.includes(role));
  const forAll = access.wholeShop === true || whoseThing(route)?.of === 'shop';
  return grants.some(({ storeId }) => !forAll || storeId === null) ? 'in' : 403;
}

/** Of our merchant and with a grant that reaches 江汉路, whose things are tried. */
export function worksAtJianghan({ merchantId, grants }: Person): boolean {
  return merchantId === MERCHANT && grants.some(({ storeId }: Grant) => storeId !== OPTICS);
}
