import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import type { Access } from './access.ts';
import { idempotencyHeader } from './request-key.ts';
import { type Answer, isBinary, isStream, type Route } from './route.ts';

const problemBody = z
  .object({
    type: z.string(),
    code: z.string(),
    title: z.string(),
    status: z.int(),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details; `code` is stable, switch on it' });

const SECURITY: Readonly<Record<Access['kind'], RouteConfig['security']>> = {
  open: [],
  provider: [],
  visitor: [{}, { member: [] }],
  member: [{ member: [] }],
  staff: [{ staff: [] }],
};

/** OpenAPI 3.1 from the schemas that validate the requests. */
export function openApiDocument(routes: readonly Route[]): object {
  const registry = new OpenAPIRegistry();
  for (const name of ['member', 'staff'])
    registry.registerComponent('securitySchemes', name, { type: 'http', scheme: 'bearer' });
  for (const route of routes) registry.registerPath(pathOf(route));
  return new OpenApiGeneratorV31(registry.definitions, { sortComponents: 'alphabetically' }).generateDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Tongqu 通衢',
        version: '1',
        description:
          'Money is whole fen, instants are UTC milliseconds. Every error is `application/problem+json` with a stable `code`.',
      },
    },
  );
}

function pathOf(route: Route): RouteConfig {
  const request: NonNullable<RouteConfig['request']> = {};
  if (route.params !== undefined) request.params = route.params as z.ZodObject;
  if (route.query !== undefined) request.query = route.query as z.ZodObject;
  if (route.idempotent === true) request.headers = idempotencyHeader;
  if (isBinary(route.body) || isStream(route.body)) {
    const schema = { type: 'string', format: 'binary' } as const;
    const content = Object.fromEntries(route.body.contentTypes.map((type) => [type, { schema }]));
    request.body = { required: true, content };
  } else if (route.body !== undefined) {
    request.body = { required: true, content: { 'application/json': { schema: route.body } } };
  }
  return {
    method: route.method,
    path: route.path,
    summary: route.summary,
    tags: [route.path.split('/')[2] ?? 'house'],
    security: SECURITY[route.access.kind] ?? [],
    request,
    responses: responsesOf(route),
  };
}

function responsesOf(route: Route): RouteConfig['responses'] {
  const responses: RouteConfig['responses'] = {};
  for (const [status, answer] of Object.entries(route.answers)) responses[status] = answerOf(answer);
  for (const [status, description] of Object.entries({ ...usualProblems(route), ...route.problems }))
    responses[status] = { description, content: { 'application/problem+json': { schema: problemBody } } };
  return responses;
}

/** What the edge itself answers, before a handler is asked. */
export function usualProblems({ access, body, limit, idempotent }: Route): Record<number, string> {
  return {
    400: 'The request is not valid',
    ...(['member', 'staff', 'visitor'].includes(access.kind) ? { 401: 'Not signed in' } : {}),
    ...(access.kind === 'staff' ? { 403: 'Not allowed for this role or store' } : {}),
    ...(body === undefined ? {} : { 413: 'The body is too large', 415: 'Another kind of content' }),
    ...(limit === undefined ? {} : { 429: 'Too often; `Retry-After` says when again' }),
    ...(idempotent === true
      ? { 409: 'This key is still being worked on', 422: 'This key belongs to another request' }
      : {}),
  };
}

function answerOf(answer: Answer): RouteConfig['responses'][string] {
  if (answer === null) return { description: 'Done' };
  if ('contentType' in answer && typeof answer.contentType === 'string')
    return {
      description: 'Done',
      content: { [answer.contentType]: { schema: { type: 'string', format: 'binary' } } },
    };
  return { description: 'Done', content: { 'application/json': { schema: answer as z.ZodType } } };
}
