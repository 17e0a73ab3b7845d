import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { type MerchantId, type StaffId, type StoreId, UNIT_OF_WORK } from '#kernel';
import { AUDIT, STAFF_IMPORT } from '#modules/access';
import { STORE_IMPORT } from '#modules/stores';
import { HandClock } from '../../support/clock.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type TestHouse, testHouse } from '../../support/house.ts';
import { ReplayTracker, withReplay } from '../../support/replay-tracker.ts';

/** A password costs 0.2 s of a core to check, which is its purpose; a crowded machine takes longer. */
jest.setTimeout(60_000);

const MERCHANT = 'mch_tongqu' as MerchantId;
const JIANGHAN = 'str_jianghan' as StoreId;
const OPTICS = 'str_optics' as StoreId;
const PASSWORD = 'tongqu-demo';
const REST_MS = 15 * 60_000;

const storeNamed = (id: StoreId, name: string) => ({
  ...{ id, name, district: '江汉区', address: '江汉路 1 号', phone: '027-80000000' },
  ...{ latitude: 30.58, longitude: 114.29 },
  hours: Array.from({ length: 7 }, () => ({ opensMinute: 600, closesMinute: 1320 })),
});

const person = (id: string, role: 'owner' | 'clerk', storeId: StoreId | null, account = id) => ({
  ...{ id: id as StaffId, account, name: `员工 ${id}`, password: PASSWORD },
  grants: [{ role, storeId }],
});

describe.each(DATABASE_KINDS)('staff on %s', (kind) => {
  let house: TestHouse;
  const clock = new HandClock(Date.now());

  beforeAll(async () => {
    house = await testHouse(kind, { clock }, {}, withReplay(new ReplayTracker()));
    await house.open();
    const unitOfWork = house.container.get(UNIT_OF_WORK);
    await unitOfWork.run((tx) =>
      house.container
        .get(STORE_IMPORT)
        .importStores(tx, MERCHANT, [storeNamed(JIANGHAN, '江汉路店'), storeNamed(OPTICS, '光谷店')]),
    );
    await importStaff(person('owner', 'owner', null), person('clerk-jianghan', 'clerk', JIANGHAN));
  });
  afterAll(() => house.close());

  const importStaff = (...people: ReturnType<typeof person>[]) =>
    house.container
      .get(UNIT_OF_WORK)
      .run((tx) => house.container.get(STAFF_IMPORT).importStaff(tx, MERCHANT, people));
  const signIn = (account: string, password = PASSWORD) =>
    fetch(`${house.url}/v1/staff/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account, password }),
    });
  const tokenOf = async (account: string) => {
    const answer = (await (await signIn(account)).json()) as { accessToken: string };
    return answer.accessToken;
  };
  const get = (path: string, token: string) =>
    fetch(house.url + path, { headers: { authorization: `Bearer ${token}` } });

  test('an owner sees every store, a clerk her own', async () => {
    const owner = await (await signIn('owner')).json();
    const clerk = await (await signIn('clerk-jianghan')).json();
    expect(owner).toMatchObject({
      staff: { id: 'owner', grants: [{ role: 'owner', storeId: null }] },
      stores: expect.arrayContaining([
        { id: JIANGHAN, name: '江汉路店' },
        { id: OPTICS, name: '光谷店' },
      ]),
    });
    expect(clerk).toMatchObject({ stores: [{ id: JIANGHAN, name: '江汉路店' }] });
  });

  test('a wrong password and an unknown account get the same answer', async () => {
    const [wrong, unknown] = await Promise.all([signIn('owner', 'wrong-password'), signIn('nobody')]);
    expect(wrong.status).toBe(401);
    expect(await wrong.text()).toBe(await unknown.text());
    expect((await signIn('owner')).status).toBe(200);
  });

  test('after five wrong tries the account rests, also for the right password, and others do not', async () => {
    await importStaff(person('clerk-resting', 'clerk', JIANGHAN));
    for (let tries = 0; tries < 5; tries += 1)
      expect((await signIn('clerk-resting', 'wrong-password')).status).toBe(401);

    const sixth = await signIn('clerk-resting');
    expect(sixth.status).toBe(429);
    expect(await sixth.json()).toMatchObject({ code: 'access.too_many_tries' });
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(60);
    expect((await signIn('owner')).status).toBe(200);

    clock.advance(REST_MS);
    expect((await signIn('clerk-resting')).status).toBe(200);
  });

  test('ten guesses at the same moment are at most five guesses', async () => {
    await importStaff(person('clerk-guessed', 'clerk', JIANGHAN));
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, guess) => signIn('clerk-guessed', `guess-${guess}`)),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
  });

  test('a clerk may not read the audit log', async () => {
    const answer = await get('/v1/console/audit', await tokenOf('clerk-jianghan'));
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'access.forbidden' });
  });

  test('the owner of one store does not read what happens at the others', async () => {
    await importStaff(person('owner-jianghan', 'owner', JIANGHAN));
    const token = await tokenOf('owner-jianghan');
    expect((await get('/v1/console/audit', token)).status).toBe(403);
    expect((await get('/v1/console/audit/chain', token)).status).toBe(403);
  });

  test('a place in the audit log that we never gave is an invalid request', async () => {
    const cursor = Buffer.from('["somewhere"]').toString('base64url');
    const answer = await get(`/v1/console/audit?cursor=${cursor}`, await tokenOf('owner'));
    expect(answer.status).toBe(400);
  });

  test('a clerk of one store is refused at another', async () => {
    const token = await tokenOf('clerk-jianghan');
    expect((await get(`/v1/console/orders?storeId=${JIANGHAN}`, token)).status).toBe(200);
    expect((await get(`/v1/console/orders?storeId=${OPTICS}`, token)).status).toBe(403);
  });

  test('who loses a role loses it within moments, not when the shift ends', async () => {
    await importStaff(person('clerk-moving', 'clerk', JIANGHAN));
    const token = await tokenOf('clerk-moving');
    expect((await get('/v1/staff/me', token)).status).toBe(200);
    await importStaff(person('clerk-moving', 'clerk', OPTICS));
    let status = 200;
    for (let look = 0; status === 200 && look < 100; look += 1) {
      await sleep(50);
      ({ status } = await get('/v1/staff/me', token));
    }
    expect(status).toBe(401);
  });

  test('sign-out makes the token worthless', async () => {
    const token = await tokenOf('clerk-jianghan');
    const out = await fetch(`${house.url}/v1/staff/sign-out`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(out.status).toBe(204);
    expect((await get('/v1/staff/me', token)).status).toBe(401);
  });

  test('passwords are kept as scrypt hashes, each with its own salt', async () => {
    const rows = await house.database.reads.all<{ password_hash: string }>('select password_hash from staff');
    expect(rows.length).toBeGreaterThan(1);
    for (const { password_hash } of rows) {
      expect(password_hash).toMatch(/^scrypt\$16384\$8\$5\$/);
      expect(password_hash).not.toContain(PASSWORD);
    }
    expect(new Set(rows.map(({ password_hash }) => password_hash)).size).toBe(rows.length);
  });

  test('a sign-in is in the audit log, newest first, page by page', async () => {
    const token = await tokenOf('owner');
    const first = (await (await get('/v1/console/audit?limit=1', token)).json()) as AuditPage;
    expect(first.items).toMatchObject([
      { actor: 'owner', action: 'access.sign_in', subject: 'staff:owner', ip: expect.any(String) },
    ]);
    const next = `/v1/console/audit?limit=1&cursor=${first.nextCursor}`;
    const second = (await (await get(next, token)).json()) as AuditPage;
    expect(second.items[0]?.seq).toBe((first.items[0]?.seq ?? 0) - 1);
  });

  describe('the chain of the audit log', () => {
    const audit = () => house.container.get(AUDIT);
    const tamper = (sql: string, values: unknown[] = []) =>
      house.database.orm.em.fork().getConnection().execute(sql, values);
    const record = (merchantId: MerchantId, subject: string) =>
      house.container.get(UNIT_OF_WORK).run((tx) =>
        audit().record(tx, {
          ...{ merchantId, actor: 'owner', action: 'test.changed', subject, ip: '127.0.0.1' },
          ...{ before: { price: 100 }, after: { price: 90 }, at: clock.now() },
        }),
      );
    const chain = async (name: string) => {
      const merchantId = name as MerchantId;
      for (let entry = 1; entry <= 4; entry += 1) await record(merchantId, `product:${entry}`);
      expect(await audit().verifyChain(merchantId)).toEqual({ entries: 4, brokenAt: null });
      return merchantId;
    };

    test('entries that are written at the same moment stay in one chain', async () => {
      const merchantId = 'mch_busy' as MerchantId;
      await Promise.all(Array.from({ length: 8 }, (_, entry) => record(merchantId, `product:${entry}`)));
      expect(await audit().verifyChain(merchantId)).toEqual({ entries: 8, brokenAt: null });
    });

    test('a changed entry is found', async () => {
      const merchantId = await chain('mch_changed');
      await tamper(`update audit_log set after_json = ? where merchant_id = ? and seq = 2`, [
        '{"price":1}',
        merchantId,
      ]);
      expect(await audit().verifyChain(merchantId)).toMatchObject({ brokenAt: 2 });
    });

    test('a removed entry is found, also the last one', async () => {
      const middle = await chain('mch_removed');
      await tamper('delete from audit_log where merchant_id = ? and seq = 3', [middle]);
      expect(await audit().verifyChain(middle)).toMatchObject({ brokenAt: 3 });

      const end = await chain('mch_cut');
      await tamper('delete from audit_log where merchant_id = ? and seq = 4', [end]);
      expect(await audit().verifyChain(end)).toMatchObject({ brokenAt: 4 });
    });

    test('an action that fails leaves no entry', async () => {
      const merchantId = await chain('mch_failed');
      const failing = house.container.get(UNIT_OF_WORK).run(async (tx) => {
        await audit().record(tx, {
          ...{ merchantId, actor: 'owner', action: 'test.failed', subject: 'product:5', ip: null },
          ...{ before: null, after: null, at: clock.now() },
        });
        throw new Error('the action failed');
      });
      await expect(failing).rejects.toThrow('the action failed');
      expect(await audit().verifyChain(merchantId)).toEqual({ entries: 4, brokenAt: null });
    });
  });
});

interface AuditPage {
  items: { seq: number }[];
  nextCursor: string;
}
