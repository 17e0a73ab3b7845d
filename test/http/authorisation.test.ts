import type { Route } from '#http';
import { type TestHouse, testHouse } from '../support/house.ts';

describe('who may call what', () => {
  let house: TestHouse;

  beforeAll(async () => {
    house = await testHouse();
  });
  afterAll(() => house.close());

  const call = (route: Route, authorization?: string) =>
    fetch(house.url + route.path.replace(/\{\w+\}/g, 'x'), {
      method: route.method.toUpperCase(),
      headers: {
        'content-type': 'application/json',
        'idempotency-key': 'some-key-1',
        ...(authorization === undefined ? {} : { authorization }),
      },
      ...(route.method === 'get' ? {} : { body: '{}' }),
    });

  const guarded = () =>
    house.routes.filter(({ access }) => access.kind === 'member' || access.kind === 'staff');

  test('every route says who may call it', () => {
    for (const { access } of house.routes)
      expect(['open', 'visitor', 'member', 'staff', 'provider']).toContain(access.kind);
    expect(guarded().length).toBeGreaterThan(10);
  });

  test('without a token no guarded route answers', async () => {
    for (const route of guarded()) {
      const answer = await call(route);
      expect([route.method, route.path, answer.status]).toEqual([
        route.method,
        route.path,
        expect.anything(),
      ]);
      expect(answer.status).toBe(401);
    }
  });

  test('a made-up token opens nothing', async () => {
    for (const route of house.routes.filter(
      ({ access }) => access.kind !== 'open' && access.kind !== 'provider',
    )) {
      const answer = await call(route, 'Bearer made.up');
      expect(answer.status).toBe(401);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
  });

  test('staff routes name the roles that they are for', () => {
    for (const { access } of house.routes)
      if (access.kind === 'staff') expect(access.roles.length).toBeGreaterThan(0);
  });

  test('an unknown address is a problem like any other', async () => {
    const answer = await fetch(`${house.url}/v1/nothing-here`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'request.unknown_path', status: 404 });
  });
});
