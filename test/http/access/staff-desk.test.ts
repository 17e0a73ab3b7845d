import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import type { MerchantId, StaffId, StaffRole, StoreId } from '#kernel';
import { PASSWORD_HASHER, STAFF_IMPORT } from '#modules/access';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  OPTICS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

/** A password costs 0.2 s of a core to check, which is its purpose; a crowded machine takes longer. */
jest.setTimeout(120_000);

const PASSWORD = 'tongqu-test';
const NEW_PASSWORD = 'river-and-bridge';

interface Person {
  readonly id: string;
  readonly account: string;
  readonly disabled: boolean;
  readonly grants: { role: StaffRole; storeId: string | null }[];
  readonly code?: string;
  readonly details?: { fault?: string };
}

interface AuditItem {
  readonly seq: number;
  readonly action: string;
  readonly actor: string;
  readonly subject: string;
  readonly before: { grants: string[] } | null;
  readonly after: { grants: string[] } | null;
  readonly ip: string | null;
}

describe.each(DATABASE_KINDS)('the staff desk on %s', (kind) => {
  let shop: SmallShop;
  let owner: string;
  let manager: string;

  const hireDirectly = (id: string, role: StaffRole, storeId: StoreId | null, merchantId = MERCHANT) =>
    shop.unitOfWork.run((tx) =>
      shop.house.container
        .get(STAFF_IMPORT)
        .importStaff(tx, merchantId, [
          { id: id as StaffId, account: id, name: id, password: PASSWORD, grants: [{ role, storeId }] },
        ]),
    );
  const ask = <Body = Person>(token: string, method: string, path: string, body?: object) =>
    shop.call<Body>(method, `/v1/console/staff${path}`, { token, ...(body === undefined ? {} : { body }) });
  const hire = (
    token: string,
    account: string,
    role: StaffRole,
    storeId: StoreId | null,
    password = PASSWORD,
  ) => ask(token, 'POST', '', { account, name: '新同事', password, grants: [{ role, storeId }] });
  const signIn = (account: string, password = PASSWORD) =>
    shop.call('POST', '/v1/staff/sign-in', { body: { account, password } });
  const newestEntry = async (action: string) => {
    const { body } = await shop.call<{ items: AuditItem[] }>(
      'GET',
      `/v1/console/audit?action=${action}&limit=1`,
      {
        token: owner,
      },
    );
    return body.items[0];
  };
  /** Other processes, and this one, hear of an ended session within a second. */
  const endsSoon = async (token: string) => {
    for (let look = 0; look < 100; look += 1) {
      if ((await shop.call('GET', '/v1/staff/me', { token })).status === 401) return true;
      await sleep(50);
    }
    return false;
  };

  beforeAll(async () => {
    shop = await smallShop(kind);
    await shop.house.open();
    await hireDirectly('boss-jianghan', 'manager', JIANGHAN);
    owner = await shop.staff('owner');
    manager = await shop.staff('boss-jianghan');
  }, OPENING_MS);
  afterAll(() => shop.close());

  test('somebody who is hired signs in with her role at her store, and the log says who hired her (STO-07)', async () => {
    const hired = await hire(owner, 'xiao.wu', 'cashier', JIANGHAN);
    expect(hired).toMatchObject({ status: 201, body: { disabled: false, signedInAt: null } });
    const { body } = await signIn('xiao.wu');
    expect(body).toMatchObject({
      staff: { id: hired.body.id, grants: [{ role: 'cashier', storeId: JIANGHAN }] },
    });
    expect(await newestEntry('access.hire')).toMatchObject({
      ...{ actor: 'stf_owner', subject: `staff:${hired.body.id}`, ip: '127.0.0.1', before: null },
      after: { grants: [`cashier@${JIANGHAN}`], disabled: false },
    });
  });

  test('no two people share an account, and no password of theirs is weak (STO-07)', async () => {
    await hire(owner, 'same.name', 'clerk', JIANGHAN);
    expect(await hire(owner, 'same.name', 'clerk', OPTICS)).toMatchObject({
      status: 409,
      body: { code: 'access.account_taken' },
    });
    expect(await hire(owner, 'weak.one', 'clerk', JIANGHAN, 'weak.one-1')).toMatchObject({
      status: 422,
      body: { code: 'access.weak_password', details: { fault: 'holds_account' } },
    });
    expect((await signIn('weak.one', 'weak.one-1')).status).toBe(401);
  });

  test.each<[string, StaffRole, StoreId | null, number]>([
    ['a clerk at her store', 'clerk', JIANGHAN, 201],
    ['a cashier at her store', 'cashier', JIANGHAN, 201],
    ['a second manager', 'manager', JIANGHAN, 403],
    ['an owner', 'owner', JIANGHAN, 403],
    ['a clerk at another store', 'clerk', OPTICS, 403],
    ['a clerk everywhere', 'clerk', null, 403],
  ])('a manager hires %s: %s at %s → %i (STO-07)', async (_case, role, storeId, status) => {
    expect((await hire(manager, `by.manager.${role}.${storeId ?? 'all'}`, role, storeId)).status).toBe(
      status,
    );
  });

  test('a store that does not exist has no staff (STO-07)', async () => {
    expect(await hire(owner, 'no.store', 'clerk', 'str_nowhere' as StoreId)).toMatchObject({
      status: 404,
      body: { code: 'access.no_such_store' },
    });
  });

  test('a role that is given or taken ends her sessions, and the log has both states (STO-07)', async () => {
    const { body: person } = await hire(owner, 'moving', 'clerk', JIANGHAN);
    const token = await shop.staff('moving');
    const given = await ask(owner, 'POST', `/${person.id}/grants`, { role: 'rider', storeId: OPTICS });
    expect(given.body.grants).toHaveLength(2);
    expect(await endsSoon(token)).toBe(true);
    const taken = await ask(owner, 'DELETE', `/${person.id}/grants?role=clerk&storeId=${JIANGHAN}`);
    expect(taken.body.grants).toEqual([{ role: 'rider', storeId: OPTICS }]);
    expect(await newestEntry('access.take_role')).toMatchObject({
      before: { grants: [`clerk@${JIANGHAN}`, `rider@${OPTICS}`] },
      after: { grants: [`rider@${OPTICS}`] },
    });
  });

  test('a closed account signs in nowhere, its sessions end, and it opens again (STO-07)', async () => {
    const { body: person } = await hire(owner, 'leaving', 'clerk', JIANGHAN);
    const token = await shop.staff('leaving');
    expect((await ask(manager, 'POST', `/${person.id}/disable`)).body.disabled).toBe(true);
    expect(await signIn('leaving')).toMatchObject({ status: 401, body: { code: 'access.sign_in_refused' } });
    expect(await endsSoon(token)).toBe(true);
    await ask(manager, 'POST', `/${person.id}/enable`);
    expect((await signIn('leaving')).status).toBe(200);
  });

  test('a password that is reset is the only one that works (STO-07)', async () => {
    const { body: person } = await hire(owner, 'forgetful', 'clerk', JIANGHAN);
    expect((await ask(manager, 'PUT', `/${person.id}/password`, { password: 'short' })).status).toBe(422);
    expect((await ask(manager, 'PUT', `/${person.id}/password`, { password: NEW_PASSWORD })).status).toBe(
      204,
    );
    expect((await signIn('forgetful')).status).toBe(401);
    expect((await signIn('forgetful', NEW_PASSWORD)).status).toBe(200);
    const { before, after } = (await newestEntry('access.reset_password')) ?? {};
    expect(JSON.stringify([before, after])).not.toContain('scrypt');
  });

  test('her own password is changed by who knows it, and that ends her sessions (STO-07)', async () => {
    await hire(owner, 'careful', 'clerk', JIANGHAN);
    const token = await shop.staff('careful');
    const change = (current: string) =>
      shop.call('PUT', '/v1/staff/me/password', { token, body: { current, next: NEW_PASSWORD } });
    expect((await change('not-the-one')).status).toBe(401);
    expect((await change(PASSWORD)).status).toBe(204);
    expect(await endsSoon(token)).toBe(true);
    expect((await signIn('careful', NEW_PASSWORD)).status).toBe(200);
  });

  test('an old password changes nothing once the owner has reset it, not even in that moment (STO-07, X-03)', async () => {
    const { body: person } = await hire(owner, 'robbed', 'clerk', JIANGHAN);
    const token = await shop.staff('robbed');
    const hasher = shop.house.container.get(PASSWORD_HASHER);
    const hash = hasher.hash.bind(hasher);
    // The thief's old password was right; while her new one is hashed, the owner resets it.
    const meanwhile = jest.spyOn(hasher, 'hash').mockImplementationOnce(async (next) => {
      await ask(owner, 'PUT', `/${person.id}/password`, { password: NEW_PASSWORD });
      return hash(next);
    });
    const body = { current: PASSWORD, next: 'thief-of-wuhan' };
    expect(await shop.call('PUT', '/v1/staff/me/password', { token, body })).toMatchObject({ status: 401 });
    meanwhile.mockRestore();
    expect((await signIn('robbed', 'thief-of-wuhan')).status).toBe(401);
    expect((await signIn('robbed', NEW_PASSWORD)).status).toBe(200);
  });

  test('a manager neither touches nor finds who is above her or elsewhere (STO-07)', async () => {
    expect((await ask(manager, 'GET', '/stf_owner')).status).toBe(404);
    expect((await ask(manager, 'POST', '/stf_owner/disable')).status).toBe(404);
    expect((await ask(manager, 'PUT', '/stf_optics/password', { password: NEW_PASSWORD })).status).toBe(404);
    // A clerk of hers who also works elsewhere: she sees her, but does not close an account of two stores.
    const { body: person } = await hire(owner, 'two.stores', 'clerk', JIANGHAN);
    await ask(owner, 'POST', `/${person.id}/grants`, { role: 'clerk', storeId: OPTICS });
    expect((await ask(manager, 'GET', `/${person.id}`)).body.grants).toEqual([
      { role: 'clerk', storeId: JIANGHAN },
    ]);
    expect(await ask(manager, 'POST', `/${person.id}/disable`)).toMatchObject({
      status: 403,
      body: { code: 'access.above_you' },
    });
  });

  test('the list is that of the caller’s stores, by account, page by page (STO-07)', async () => {
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await ask<{ items: Person[]; nextCursor: string | null }>(
        ...([manager, 'GET', `?limit=2${cursor}`] as const),
      );
      seen.push(...body.items.map(({ account }) => account));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(seen).toEqual([...seen].sort());
    expect(seen).toContain('jianghan');
    expect(seen).not.toContain('optics');
    expect(seen).not.toContain('owner');
    expect((await ask(manager, 'GET', `?storeId=${OPTICS}`)).status).toBe(403);
  });

  test('the last owner stays, also when two owners take each other’s role at the same moment (STO-07)', async () => {
    expect(await ask(owner, 'DELETE', '/stf_owner/grants?role=owner')).toMatchObject({
      status: 409,
      body: { code: 'access.last_owner' },
    });
    expect((await ask(owner, 'POST', '/stf_owner/disable')).status).toBe(409);

    for (let round = 0; round < 3; round += 1) {
      await hireDirectly('stf_second', 'owner', null);
      await hireDirectly('stf_first', 'owner', null);
      const [first, second] = await Promise.all([shop.staff('stf_first'), shop.staff('stf_second')]);
      // Three own the shop; all three are to lose it at once.
      const answers = await Promise.all([
        ask(first, 'DELETE', '/stf_second/grants?role=owner'),
        ask(second, 'DELETE', '/stf_owner/grants?role=owner'),
        ask(second, 'POST', '/stf_first/disable'),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409]);
      await shop.unitOfWork.run((tx) =>
        shop.house.container.get(STAFF_IMPORT).importStaff(tx, MERCHANT, [
          {
            ...{ id: 'stf_owner' as StaffId, account: 'owner', name: '老板', password: PASSWORD },
            grants: [{ role: 'owner', storeId: null }],
          },
        ]),
      );
      await shop.unitOfWork.run(async (tx) => {
        for (const id of ['stf_first', 'stf_second'])
          await shop.house.container
            .get(STAFF_IMPORT)
            .importStaff(tx, MERCHANT, [
              { id: id as StaffId, account: id, name: id, password: PASSWORD, grants: [] },
            ]);
      });
    }
    owner = await shop.staff('owner');
  });

  test('staff of another merchant do not exist here (STO-07)', async () => {
    await hireDirectly('stf_far', 'clerk', null, 'mch_far' as MerchantId);
    expect((await ask(owner, 'POST', '/stf_far/disable')).status).toBe(404);
  });

  test('signing out is in the log (X-10)', async () => {
    const token = await shop.staff('jianghan');
    await shop.call('POST', '/v1/staff/sign-out', { token });
    expect(await newestEntry('access.sign_out')).toMatchObject({ actor: 'stf_jianghan', ip: '127.0.0.1' });
  });

  test('the log is found by actor, by module, by time, and goes out as CSV (X-10)', async () => {
    const log = async (query: string) =>
      (await shop.call<{ items: AuditItem[] }>('GET', `/v1/console/audit?${query}`, { token: owner })).body
        .items;
    const byActor = await log('actor=boss-jianghan');
    expect(byActor.length).toBeGreaterThan(2);
    expect(new Set(byActor.map(({ actor }) => actor))).toEqual(new Set(['boss-jianghan']));
    const byModule = await log('action=access.&limit=100');
    expect(new Set(byModule.map(({ action }) => action.split('.')[0]))).toEqual(new Set(['access']));
    const now = shop.clock.now();
    expect(await log(`from=${now + 1}`)).toEqual([]);
    expect((await log(`until=${now + 1}`)).length).toBeGreaterThan(2);

    const csv = await fetch(`${shop.house.url}/v1/console/audit.csv?action=access.hire`, {
      headers: { authorization: `Bearer ${owner}` },
    });
    const lines = (await csv.text()).trim().split('\n');
    expect(lines[0]).toMatch(/seq,at,actor,action/);
    expect(lines.length - 1).toBe((await log('action=access.hire&limit=100')).length);
    expect(await newestEntry('access.export_audit')).toMatchObject({ after: { action: 'access.hire' } });
  });
});
