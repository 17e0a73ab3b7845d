import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import express, { type Router } from 'express';
import { open, type Route, route } from '#http';
import { findRoute } from '../../src/http/find-route.ts';
import { problemHandler, unknownPath } from '../../src/http/problem.ts';

const declared = (method: Route['method'], path: Route['path']): Route =>
  route({ method, path, summary: '', access: open, answers: { 200: null }, handle: () => ({}) });

/** Words beside parameters, before them and after them; one path under two methods; the house itself. */
const ROUTES = [
  declared('get', '/'),
  declared('get', '/v1/goods'),
  declared('post', '/v1/goods'),
  declared('get', '/v1/goods/newest'),
  declared('get', '/v1/goods/{id}'),
  declared('get', '/v1/goods/hidden'),
  declared('delete', '/v1/goods/{id}'),
  declared('get', '/v1/goods/{id}/parts/{part}'),
  declared('get', '/v1/me/cart'),
  declared('put', '/v1/me/cart/{id}'),
  declared('get', '/v1/me/orders'),
  declared('get', '/{shop}/goods'),
];
const PATHS = [
  ...[
    '/',
    '/v1/goods',
    '/v1/goods/',
    '/v1/goods//',
    '/V1/Goods',
    '//v1/goods',
    '/v1//goods',
    '/v1/goods?a=/b/c',
  ],
  ...[
    '/v1/goods/newest',
    '/v1/goods/hidden',
    '/v1/goods/7',
    '/v1/goods/a%2Fb',
    '/v1/goods/%ZZ',
    '/v1/%67oods',
  ],
  ...[
    '/v1/goods/7/parts/8',
    '/v1/goods/7/parts',
    '/v1/me/cart',
    '/v1/me/cart/8',
    '/v1/me',
    '/v2/goods',
    '/v1',
  ],
  ...['/v1/goods/newest/', '/v1/goods/constructor', '/constructor', '/v1/me/constructor', '/__proto__/goods'],
];

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD'];

describe('the way to a route', () => {
  const named = (router: Router, { method, path }: Route) =>
    router[method](path.replace(/\{(\w+)\}/g, ':$1'), ({ params }, response) => {
      response.json({ path, method, params });
    });
  const oneByOne = express();
  for (const each of ROUTES) named(oneByOne, each);
  const led = express().use(findRoute(ROUTES, named));
  for (const app of [oneByOne, led]) app.use(unknownPath).use(problemHandler(() => undefined));
  const servers: Server[] = [];

  beforeAll(async () => {
    for (const app of [oneByOne, led]) {
      const server = createServer(app);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      servers.push(server);
    }
  });
  afterAll(() => {
    for (const server of servers) server.close();
  });

  /** Not `fetch`, which would tidy up a path. */
  const answers = (method: string, path: string) =>
    Promise.all(
      servers.map(
        (server) =>
          new Promise<readonly unknown[]>((resolve, reject) => {
            const { port } = server.address() as AddressInfo;
            const asked = request({ host: '127.0.0.1', port, method, path }, (answer) => {
              const told = (body: string) => [
                answer.statusCode,
                answer.headers.allow,
                body.replace(/at .*/gs, ''),
              ];
              text(answer).then((body) => resolve(told(body)), reject);
            });
            asked.once('error', reject).end();
          }),
      ),
    );

  test.each(PATHS)('%s is answered as if one route after the other were asked', async (path) => {
    for (const method of METHODS) {
      const [before, now] = await answers(method, path);
      expect([method, now]).toEqual([method, before]);
    }
  });

  test.each(PATHS)('OPTIONS of %s tells nobody what can be done there', async (path) => {
    const [, now] = await answers('OPTIONS', path);
    expect(now?.slice(0, 2)).toEqual([404, undefined]);
    expect(now?.[2]).toContain('request.unknown_path');
  });

  test('a path with a word before a parameter is answered by the first that was declared', async () => {
    const [, now] = await answers('GET', '/v1/goods/hidden');
    expect(now?.[2]).toContain('"/v1/goods/{id}"');
    expect((await answers('GET', '/v1/goods/newest'))[1]?.[2]).toContain('"/v1/goods/newest"');
  });
});
