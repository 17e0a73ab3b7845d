import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { usualProblems } from './openapi.ts';
import { toProblem } from './problem.ts';
import type { Route } from './route.ts';

/**
 * What a JSON answer breaks of what its route declares for that status, or undefined. A field that the schema does not name is
 * broken too: it is in no document, so nobody decided that a caller may read it.
 */
export function brokenPromise(
  { answers }: Pick<Route, 'answers'>,
  status: number,
  json: unknown,
): string | undefined {
  // What went wrong is declared as a problem, or in a provider's own language.
  if (status >= 400) return undefined;
  const answer = answers[status];
  if (answer === undefined) return `${status} is not declared`;
  if (!(answer instanceof z.ZodType)) return undefined;
  const { success, data, error } = answer.safeParse(json);
  if (!success)
    return `outside its schema: ${error.issues.map(({ path, code }) => `${path.join('/')} ${code}`).join(', ')}`;
  const unnamed = differences(json, data);
  return unnamed.length === 0 ? undefined : `more than its schema names: ${unnamed.join(', ')}`;
}

/** A failure with a status that the route does not declare, or undefined. Bugs and an overload need no mention. */
export function undeclaredProblem(route: Route, error: unknown): string | undefined {
  const { status, code } = toProblem(error);
  if (status === 500 || status === 503 || status in { ...usualProblems(route), ...route.problems })
    return undefined;
  return `${status} (${code}), which is not declared`;
}

/** Paths at which `named` lacks something of `json` or has it otherwise: parsing leaves out what a schema does not name. */
function differences(json: unknown, named: unknown, path = ''): readonly string[] {
  if (isDeepStrictEqual(json, named)) return [];
  if (json === null || named === null || typeof json !== 'object' || typeof named !== 'object') return [path];
  return Object.entries(json).flatMap(([key, value]) =>
    differences(value, (named as Record<string, unknown>)[key], `${path}/${key}`),
  );
}
