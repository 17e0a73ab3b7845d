import type { Route } from '#http';
import { STAFF_ROLES } from '#kernel';
import { type Owner, whoseThing } from './whose.ts';

export const TABLE_FILE = 'docs/authorisation.md';

const WHOSE_TEXT: Readonly<Record<Owner, string>> = {
  everybody: 'on show',
  caller: 'the caller’s own',
  member: 'one member’s; another one gets 404',
  store: 'one store’s; staff of another one get 403 or 404',
  stores: 'what is the caller’s stores’',
  merchant: 'the merchant’s, whatever store',
  shop: 'the whole shop’s: the role must be held for every store',
};

const HEAD = `# Who may do what

Made from the routes by \`npm run authorisation\`; do not edit. \`test/http/authorisation.test.ts\` compares it with the
routes of today, and tries every door as everybody: staff of every role at this store, at another one and at all of
them, members, people of another merchant, a forged token, nobody. "At" is where the role must be held: at the store that
the request names, or as whose thing it is says. Every POST marked with a key takes \`Idempotency-Key\`.

`;

/** The table of docs/authorisation.md: one line per route, in the order of the addresses. */
export function authorisationTable(routes: readonly Route[]): string {
  const lines = routes
    .map((route) => ({ ...route, order: `${route.path} ${route.method}` }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map((route) => `| ${cells(route).join(' | ')} |`);
  return `${HEAD}| route | who | whose | key |\n|---|---|---|---|\n${lines.join('\n')}\n`;
}

function cells(route: Route): string[] {
  const { of } = whoseThing(route) ?? {};
  return [
    `\`${route.method.toUpperCase()} ${route.path}\``,
    who(route),
    of === undefined ? '' : WHOSE_TEXT[of],
    route.idempotent === true ? 'yes' : '',
  ];
}

function who({ access }: Route): string {
  switch (access.kind) {
    case 'open':
      return 'anybody';
    case 'visitor':
      return 'anybody, or a member';
    case 'member':
      return 'a member';
    case 'provider':
      return 'a provider, by signature';
    case 'staff':
      return access.roles.length === STAFF_ROLES.length ? 'staff' : access.roles.join(', ');
  }
}
