import fc from 'fast-check';
import type { z } from 'zod';
import type { Route } from '#http';
import { arbitraryOf, type KnownValues } from '../arbitrary-of.ts';

export interface Request {
  readonly method: string;
  /** With its parameters and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

const SAMPLES = 60;

const kept = new WeakMap<z.ZodType, unknown>();

/** A request that the route's schemas accept, the same each time. `ids` take the place of path parameters. */
export function requestOf(route: Route, ids: Readonly<Record<string, string>>, known: KnownValues): Request {
  const params = { ...(sample(route.params, known) as Record<string, string>), ...ids };
  const query = sample(route.query, known) as Record<string, unknown>;
  const { body } = route;
  const binary = body !== undefined && 'contentTypes' in body;
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name] ?? 'x')),
  );
  return {
    method: route.method.toUpperCase(),
    path: `${path}${queryText(query)}`,
    headers: {
      'content-type': binary ? (body.contentTypes[0] ?? '') : 'application/json',
      'idempotency-key': `sample-${SAMPLES}-${route.path.length}`,
    },
    ...(body === undefined
      ? {}
      : { body: binary ? Buffer.from('no picture') : JSON.stringify(sample(body, known)) }),
  };
}

export function queryText(query: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

/** The first of some that the schema itself accepts, or just the first: refinements are not in its JSON form. */
function sample(schema: z.ZodType | undefined, known: KnownValues): unknown {
  if (schema === undefined) return {};
  if (kept.has(schema)) return kept.get(schema);
  const tries = fc.sample(arbitraryOf(schema, known, 'needed'), { numRuns: SAMPLES, seed: 1 });
  const good = tries.find((value) => schema.safeParse(value).success);
  kept.set(schema, good ?? tries[0]);
  return good ?? tries[0];
}
