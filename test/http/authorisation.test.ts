import type { Route } from '#http';
import type { StoreId } from '#kernel';
import { type TestHouse, testHouse } from '../support/house.ts';
import { staffOf } from '../support/owner.ts';

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

  test('what is the owner’s alone is closed to a clerk, whatever she asks for', async () => {
    const clerk = await staffOf(house, 'clerk', 'str_one' as StoreId);
    const owners = house.routes.filter(
      ({ access, body, idempotent }) =>
        access.kind === 'staff' &&
        access.roles.join() === 'owner' &&
        // What is asked for in a wrong form is refused before anybody looks at the role.
        body === undefined &&
        idempotent !== true,
    );
    expect(owners.length).toBeGreaterThan(10);
    for (const { method, path } of owners) {
      const { status } = await clerk.call(method.toUpperCase(), path.replace(/\{\w+\}/g, 'x'));
      expect([method, path, status]).toEqual([method, path, 403]);
    }
  });

  test('feed and members know no store’s borders: their console is closed to the owner of one store', async () => {
    const borderless = ['recommender', 'merchandising', 'segments', 'tags', 'members'];
    const owner = await staffOf(house, 'owner', 'str_one' as StoreId);
    const wide = house.routes.filter(
      ({ path, body, idempotent }) =>
        borderless.some((part) => `${path}/`.startsWith(`/v1/console/${part}/`)) &&
        body === undefined &&
        idempotent !== true,
    );
    expect(wide.length).toBeGreaterThan(11);
    for (const { method, path } of wide) {
      const { status } = await owner.call(method.toUpperCase(), path.replace(/\{\w+\}/g, 'x'));
      expect([method, path, status]).toEqual([method, path, 403]);
    }
  });

  test('an unknown address is a problem like any other', async () => {
    const answer = await fetch(`${house.url}/v1/nothing-here`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'request.unknown_path', status: 404 });
  });
});
