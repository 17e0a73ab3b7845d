import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Route } from '#http';
import { allRoutes } from '../support/all-routes.ts';
import { ask } from '../support/doors/ask.ts';
import { mayEnter, worksAtJianghan } from '../support/doors/may-enter.ts';
import { requestOf } from '../support/doors/request-of.ts';
import { rowsOf } from '../support/doors/rows-of.ts';
import { type Person, type Street, street } from '../support/doors/street.ts';
import { authorisationTable, TABLE_FILE } from '../support/doors/table.ts';
import { forgottenLines, whoseThing } from '../support/doors/whose.ts';
import { BLACK, JIANGHAN, MERCHANT, OPENING_MS, OPTICS } from '../support/small-shop.ts';

/** What the two doorkeepers of the edge say; a handler's own 401 and 403 have other codes. */
const AT_THE_DOOR: Readonly<Record<string, 401 | 403>> = {
  'access.sign_in_needed': 401,
  'access.forbidden': 403,
};

/** Thousands of requests; on a crowded machine a minute is not enough. */
const MATRIX_MS_MAX = 300_000;

const AUDITED_MIN = 25;

describe('who may do what', () => {
  let here: Street;
  let routes: readonly Route[];
  const tokens = new Map<Person, string | undefined>();

  beforeAll(async () => {
    here = await street('SQLite');
    ({ routes } = here.shop.house);
  }, OPENING_MS);
  afterAll(() => here?.close());

  const nameOf = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`;
  const known = () => ({
    storeId: [JIANGHAN],
    fromStoreId: [JIANGHAN],
    toStoreId: [OPTICS],
    skuId: [BLACK],
    productId: [here.things.product],
    imageUrl: ['/media/sample.webp'],
    orderId: [here.things.order],
    memberId: [here.things.member],
  });

  interface Tried {
    readonly status: number;
    readonly code: string;
    readonly text: string;
    /** What she sent, which an answer may repeat to her. */
    readonly sent: string;
  }

  async function tryDoor(route: Route, person: Person, again = true): Promise<Tried> {
    if (!tokens.has(person)) tokens.set(person, await person.token());
    const token = tokens.get(person);
    const { thing } = whoseThing(route) ?? {};
    const request = requestOf(
      route,
      thing === undefined ? {} : { id: here.things[thing], token: here.things[thing] },
      known(),
    );
    const headers = {
      ...request.headers,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    };
    const { status, text } = await ask(here.shop.house.url, { ...request, headers }).catch(
      (error: unknown) => {
        throw new Error(`${nameOf(route)} · ${person.name}`, { cause: error });
      },
    );
    const code = text.startsWith('{') ? String((JSON.parse(text) as { code?: unknown }).code) : '';
    // She may have signed out, or forgotten her account, through a door before this one.
    if (status === 401 && again && mayEnter(route, person) !== 401) {
      tokens.delete(person);
      return tryDoor(route, person, false);
    }
    return { status, code, text, sent: `${request.path} ${String(request.body)}` };
  }

  /** Then the edge asks for the role at that store, whatever the handler does. */
  function asksForAStore(schema: Route['body']): boolean {
    if (!(schema instanceof z.ZodObject)) return false;
    const storeId: unknown = schema.shape['storeId'];
    return storeId instanceof z.ZodType && !storeId.safeParse(undefined).success;
  }

  test('whose thing a route speaks about is said for each one that names an id or is for staff', () => {
    const unsaid = routes.filter((route) => {
      const { path, access, query, params, body } = route;
      const namesAnId = path.includes('{') || access.kind === 'staff';
      const namesAStore = [query, params, body].some(asksForAStore);
      return namesAnId && !namesAStore && whoseThing(route) === undefined;
    });
    // Say it in test/support/doors/whose.ts, or declare the route with wholeShopStaff(…) or a storeId.
    expect(unsaid.map(nameOf)).toEqual([]);
    expect(forgottenLines(routes)).toEqual([]);
  });

  test('the table of who may do what is that of these routes', async () => {
    // Read what has changed, then `npm run authorisation`.
    expect(readFileSync(TABLE_FILE, 'utf8')).toBe(authorisationTable(await allRoutes()));
  });

  test('a thing of one member or one store is tried with a real one', () => {
    const untried = routes.filter((route) => {
      const { of, thing, untried } = whoseThing(route) ?? { of: 'everybody' };
      return (of === 'member' || of === 'store') && thing === undefined && untried === undefined;
    });
    expect(untried.map(nameOf)).toEqual([]);
  });

  test('what is under /v1/console is for staff, what is under /v1/me for the member, and nobody else', () => {
    const side = ({ path }: Route) =>
      path.startsWith('/v1/console/') ? 'staff' : path.startsWith('/v1/me') ? 'member' : undefined;
    expect(
      routes.filter((route) => side(route) !== undefined && side(route) !== route.access.kind).map(nameOf),
    ).toEqual([]);
  });

  /** Routes that end the session or the account of who calls them take nothing from anybody else. */
  const others = () => routes.filter(({ access }) => access.kind !== 'provider' && access.kind !== 'open');

  test('another member finds nothing that is this member’s, and changes none of it', async () => {
    const other = here.find('乙');
    const before = await rowsOf(here.shop.house.database.reads, 'member_id', here.things.member);
    const leaks: string[] = [];
    for (const route of others().filter(({ access }) => access.kind !== 'staff')) {
      const { of, untried } = whoseThing(route) ?? { of: 'caller' };
      const { status, text, sent } = await tryDoor(route, other);
      if (of === 'member' && untried === undefined && status !== 404 && status !== 403)
        leaks.push(`${nameOf(route)}: ${status}`);
      leaks.push(
        ...seenIn(text, sent, [here.things.order, here.things.member, here.things.tryOnSession], route),
      );
    }
    expect(leaks).toEqual([]);
    expect(await rowsOf(here.shop.house.database.reads, 'member_id', here.things.member)).toEqual(before);
  });

  test('the staff of another store are refused this store’s things, see none of them, and change none', async () => {
    const before = await rowsOf(here.shop.house.database.reads, 'store_id', JIANGHAN);
    const leaks: string[] = [];
    for (const person of here.people.filter(({ name }) => name.endsWith('-optics')))
      for (const route of others()) {
        if (mayEnter(route, person) !== 'in' || route.access.kind !== 'staff') continue;
        const { of, untried } = whoseThing(route) ?? { of: 'stores' };
        const { status, text, sent } = await tryDoor(route, person);
        const namesJianghan = sent.includes(JIANGHAN) || (of === 'store' && untried === undefined);
        if (namesJianghan && status !== 404 && status !== 403)
          leaks.push(`${nameOf(route)} · ${person.name}: ${status} ${text.slice(0, 200)}`);
        leaks.push(...seenIn(text, sent, [here.things.order], route));
      }
    expect(leaks).toEqual([]);
    expect(await rowsOf(here.shop.house.database.reads, 'store_id', JIANGHAN)).toEqual(before);
  });

  test('the people of another merchant see nothing of ours and change nothing of it', async () => {
    const before = await rowsOf(here.shop.house.database.reads, 'merchant_id', MERCHANT);
    const leaks: string[] = [];
    const ours = Object.values(here.things).concat(OPTICS, BLACK);
    for (const person of here.people.filter(({ merchantId }) => merchantId !== MERCHANT))
      for (const route of others()) {
        if (mayEnter(route, person) !== 'in') continue;
        const { text, sent } = await tryDoor(route, person);
        leaks.push(...seenIn(text, sent, ours, route));
      }
    expect(leaks).toEqual([]);
    expect(await rowsOf(here.shop.house.database.reads, 'merchant_id', MERCHANT)).toEqual(before);
  });

  function seenIn(text: string, sent: string, ids: readonly string[], route: Route): string[] {
    return ids
      .filter((id) => text.includes(id) && !sent.includes(id))
      .map((id) => `${nameOf(route)} shows ${id}`);
  }

  test('an unknown address is a problem like any other', async () => {
    const answer = await fetch(`${here.shop.house.url}/v1/nothing-here`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'request.unknown_path', status: 404 });
  });

  test(
    'whatever staff change is in the audit log (X-10)',
    async () => {
      const { reads } = here.shop.house.database;
      const owner = here.find('owner-everywhere');
      const silent: string[] = [];
      let audited = 0;
      let before = await rowsOf(reads, 'merchant_id', MERCHANT);
      for (const route of routes.filter(
        ({ access, method }) => access.kind === 'staff' && method !== 'get',
      )) {
        await tryDoor(route, owner);
        const after = await rowsOf(reads, 'merchant_id', MERCHANT);
        const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
        before = after;
        if (changed.includes('audit_log')) audited += 1;
        else if (changed.length > 0) silent.push(`${nameOf(route)} changes ${changed.join(', ')}`);
      }
      expect(silent).toEqual([]);
      // Not every sample succeeds; most do, or the test would prove nothing.
      expect(audited).toBeGreaterThan(AUDITED_MIN);
    },
    MATRIX_MS_MAX,
  );

  /** The last one: who is let in really does what she asks for. */
  test(
    'every door opens for whom it is declared to open, and for nobody else',
    async () => {
      const wrong: string[] = [];
      for (const route of routes)
        for (const person of here.people) {
          const expected = mayEnter(route, person);
          const { status, code } = await tryDoor(route, person);
          const door = AT_THE_DOOR[code];
          // Inside, 403 is still right where the thing belongs to another store.
          const isElsewhere = door === 403 && expected === 'in' && !worksAtJianghan(person);
          // A provider whose signature is wrong is told so in its own language, by the handler.
          const isUnknown = status === 401 && code === '' && route.access.kind !== 'provider';
          const is = door ?? (isUnknown ? 401 : 'in');
          // A handler that asks for the whole shop itself reads the request first; nothing is done or shown.
          const isUnread = expected === 403 && status === 400 && whoseThing(route)?.of === 'shop';
          if (is !== expected && !isElsewhere && !isUnread)
            wrong.push(`${nameOf(route)} · ${person.name}: ${is} (${status} ${code}), should be ${expected}`);
        }
      expect(wrong).toEqual([]);
    },
    MATRIX_MS_MAX,
  );
});
