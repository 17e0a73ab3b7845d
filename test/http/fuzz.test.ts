import fc from 'fast-check';
import { z } from 'zod';
import { brokenPromise, openApiDocument, type Route } from '#http';
import { DATABASE_KINDS } from '../support/databases.ts';
import { type Answer, ask } from '../support/doors/ask.ts';
import { brokenRequests } from '../support/doors/broken-requests.ts';
import type { Request } from '../support/doors/request-of.ts';
import { type Person, type Street, street } from '../support/doors/street.ts';
import { whoseThing } from '../support/doors/whose.ts';
import { BLACK, BROWN, DUCK, JIANGHAN, OPENING_MS, OPTICS } from '../support/small-shop.ts';

/**
 * Longer by `FUZZ_SECONDS=600 npm run jest -- test/http/fuzz`, otherwise by `FUZZ_SEED=$RANDOM`; one route by
 * `FUZZ_ROUTE='POST /v1/orders'`.
 */
const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 30);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_122);
const ROUTE = process.env['FUZZ_ROUTE'];
/** Warming up, and the last request of each route. */
const PATIENCE_MS = 240_000;

describe.each(DATABASE_KINDS)('every route under a hail of requests, on %s', (kind) => {
  let here: Street;
  let declared: Record<string, Record<string, { responses: Record<string, unknown> }>>;
  const tokens = new Map<Person, string | undefined>();

  beforeAll(async () => {
    here = await street(kind);
    await here.shop.house.open();
    declared = (openApiDocument(here.shop.house.routes) as { paths: typeof declared }).paths;
  }, OPENING_MS);
  afterAll(() => here?.close());

  const nameOf = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`;

  const callers = ({ access }: Route): readonly Person[] => {
    if (access.kind === 'staff') return [here.find('owner-everywhere'), here.find('manager-jianghan')];
    return [here.victim, here.find('乙')];
  };

  async function send(request: Request, person: Person): Promise<Answer> {
    if (!tokens.has(person)) tokens.set(person, await person.token());
    const headers = { authorization: `Bearer ${tokens.get(person)}`, ...request.headers };
    const answer = await ask(here.shop.house.url, { ...request, headers });
    if (answer.status === 401) tokens.delete(person);
    return answer;
  }

  /** What the answer breaks of what the route promises, or undefined. */
  function broken(route: Route, { status, headers, text }: Answer): string | undefined {
    if (status === 500) return '500';
    if ((status === 503 || status === 429) && headers['retry-after'] === undefined)
      return `${status} without Retry-After`;
    if (status === 503) return undefined;
    const responses = declared[route.path]?.[route.method]?.responses ?? {};
    if (responses[status] === undefined) return `${status} is not declared`;
    if (status >= 400) {
      // A provider is answered in its own language.
      if (route.access.kind === 'provider') return undefined;
      if (headers['content-type']?.startsWith('application/problem+json') !== true)
        return `${status} is no problem+json`;
      return problem.safeParse(JSON.parse(text)).success ? undefined : 'a problem of another form';
    }
    const answer = route.answers[status];
    if (answer === null) return text === '' ? undefined : `${status} has a body`;
    if (headers['content-type']?.startsWith('application/json') !== true) return undefined;
    return brokenPromise(route, status, JSON.parse(text));
  }

  test(
    'never a 500, never an answer that is not declared',
    async () => {
      process.stdout.write(`fuzz on ${kind}: FUZZ_SEED=${SEED}, ${SECONDS} s\n`);
      const routes = here.shop.house.routes.filter((route) => ROUTE === undefined || nameOf(route) === ROUTE);
      expect(routes.length).toBeGreaterThan(0);
      const known = {
        storeId: [JIANGHAN, OPTICS],
        fromStoreId: [JIANGHAN, OPTICS],
        toStoreId: [JIANGHAN, OPTICS],
        skuId: [BLACK, BROWN, DUCK],
        productId: [here.things.product, 'prd_duck'],
        imageUrl: ['/media/sample.webp'],
        orderId: [here.things.order],
        memberId: [here.things.member],
        staffId: [here.things.clerk],
        categoryId: ['cat_all'],
      };
      const found: string[] = [];
      let requests = 0;
      for (const route of routes) {
        const { thing } = whoseThing(route) ?? {};
        const ids = thing === undefined ? {} : { id: [here.things[thing]], token: [here.things[thing]] };
        const hail = brokenRequests(route, { ...known, ...ids });
        const who = fc.constantFrom(...callers(route));
        const run = await fc.check(
          fc.asyncProperty(hail, who, async (request, person) => {
            requests += 1;
            const wrong = broken(route, await send(request, person));
            if (wrong !== undefined) throw new Error(wrong);
          }),
          {
            ...{ seed: SEED, numRuns: 100_000, markInterruptAsFailure: false },
            interruptAfterTimeLimit: (SECONDS * 1_000) / routes.length,
          },
        );
        // Out of time before its first answer: nothing was found.
        if (run.counterexample !== null) found.push(told(route, run));
      }
      process.stdout.write(`fuzz on ${kind}: ${requests} requests to ${routes.length} routes\n`);
      expect(found).toEqual([]);
    },
    SECONDS * 1_000 + PATIENCE_MS,
  );

  function told(route: Route, { counterexample, errorInstance }: fc.RunDetails<[Request, Person]>): string {
    const [request, person] = counterexample ?? [];
    const why = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
    const { method, path, headers, body } = request ?? {};
    return `${nameOf(route)} as ${person?.name}: ${why}\n  ${method} ${path} ${JSON.stringify(headers)} ${String(body).slice(0, 600)}`;
  }
});

const problem = z.object({
  type: z.string(),
  code: z.string().regex(/^[a-z_-]+(\.[a-z0-9_]+)?$/),
  title: z.string().min(1),
  status: z.int(),
  details: z.record(z.string(), z.unknown()).optional(),
});
