import fc from 'fast-check';
import { z } from 'zod';
import type { Route } from '#http';
import { arbitraryOf, type KnownValues } from '../arbitrary-of.ts';
import { queryText, type Request } from './request-of.ts';

/** What people, proxies and attackers put where something else is expected. */
const ODD_TEXTS = [
  ...['', ' ', '0', '-1', '1.5', '9007199254740993', '1e309', 'NaN', 'null', 'true', '[]', '{}'],
  ...["' or 1=1 --", '%', '_', '../../etc/passwd', '__proto__', 'constructor', '\u202e好', '😀', '\ud800'],
  ...['x'.repeat(65), 'x'.repeat(5_000), '=1+1', '\n', 'str_nowhere'],
] as const;
const oddText = fc.constantFrom(...ODD_TEXTS);
const oddValue = fc.oneof(
  oddText,
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 2 ** 53, -(2 ** 53), 1e308, [], {}, [[]], [null]),
);

/** Requests to one route: most nearly right, some wrong in one place, a few wrong all over. */
export function brokenRequests(route: Route, known: KnownValues): fc.Arbitrary<Request> {
  const params = fc.record(
    Object.fromEntries(
      [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
        const real = known[name];
        const random = fc.oneof(
          oddText.filter((text) => text.trim() !== '' && isWhole(text)),
          fc.constantFrom('x', 'unknown'),
        );
        return [
          name,
          real === undefined
            ? paramOf(route, name, random)
            : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...real) }, random),
        ];
      }),
    ),
  );
  return fc
    .record({
      params,
      query: broken(values(route.query, known)).map(asQuery),
      body: bodyOf(route, known),
      key: fc.oneof(
        { weight: 6, arbitrary: fc.uuid() },
        fc.constantFrom('short', 'repeated-key-1', 'repeated-key-2'),
      ),
      accept: fc.constantFrom('*/*', 'application/json', 'application/octet-stream', 'text/csv'),
      type: fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom(...typesOf(route)) },
        fc.constantFrom('text/plain', 'application/x-www-form-urlencoded'),
      ),
    })
    .map(({ params: given, query, body, key, accept, type }) => ({
      method: route.method.toUpperCase(),
      path: `${route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(given[name])))}${queryText(query)}`,
      headers: { 'idempotency-key': key, accept, ...(body === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body }),
    }));
}

function paramOf({ params }: Route, name: string, random: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const schema = params instanceof z.ZodObject ? params.shape[name] : undefined;
  if (!(schema instanceof z.ZodType)) return random;
  const fitting = arbitraryOf(schema)
    .map(String)
    .filter((text) => text !== '' && text !== '.' && text !== '..' && isWhole(text));
  return fc.oneof({ weight: 3, arbitrary: fitting }, random);
}

function values(schema: z.ZodType | undefined, known: KnownValues): fc.Arbitrary<unknown> {
  if (schema === undefined) return fc.constant({});
  return fc.oneof({ weight: 3, arbitrary: arbitraryOf(schema, known) }, arbitraryOf(schema, known, 'needed'));
}

function bodyOf({ body }: Route, known: KnownValues): fc.Arbitrary<string | Buffer | undefined> {
  if (body === undefined) return fc.constant(undefined);
  if (!(body instanceof z.ZodType))
    return fc.oneof(
      fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)),
      fc.constantFrom('', '{}', 'a,b\n1,2\n', '\uFEFFid,name\r\n"x'),
    );
  const json = broken(values(body, known)).map((value) => JSON.stringify(value) ?? 'null');
  return fc.oneof(
    { weight: 12, arbitrary: json },
    fc.constantFrom('', '{', '"x"', '[]', 'null', '{"a":"\\u0000"}'),
  );
}

function typesOf({ body }: Route): readonly string[] {
  return body !== undefined && 'contentTypes' in body ? body.contentTypes : ['application/json'];
}

/** Half of them as they are, the others with something odd in one place. */
function broken(given: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const spoiled = fc
    .tuple(given, fc.nat(), oddValue, fc.constantFrom('replace', 'remove', 'add'))
    .map(([value, place, odd, how]) => spoil(value, place, odd, how));
  return fc.oneof(given, spoiled);
}

function spoil(value: unknown, place: number, odd: unknown, how: 'replace' | 'remove' | 'add'): unknown {
  if (typeof value !== 'object' || value === null) return odd;
  const names = Object.keys(value);
  if (how === 'add' || names.length === 0)
    return Array.isArray(value) ? [...value, odd] : { ...value, surprise: odd };
  const name = names[place % names.length] ?? '';
  const inner = (value as Record<string, unknown>)[name];
  // Half of the way further down, where there is a further down.
  const deeper = typeof inner === 'object' && inner !== null && Math.floor(place / names.length) % 2 === 0;
  const next = deeper ? spoil(inner, Math.floor(place / (2 * names.length)), odd, how) : odd;
  if (Array.isArray(value)) return value.map((item, at) => (String(at) === name ? next : item));
  const { [name]: _left, ...rest } = value as Record<string, unknown>;
  return how === 'remove' && !deeper ? rest : { ...rest, [name]: next };
}

function asQuery(value: unknown): Record<string, unknown> {
  const given = typeof value === 'object' && value !== null ? value : { surprise: value };
  return Object.fromEntries(
    Object.entries(given).map(([name, one]) => [name, typeof one === 'object' ? JSON.stringify(one) : one]),
  );
}

/** A half of a surrogate pair cannot be written into an address. */
function isWhole(text: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}
