import { affectedRows } from '#db';
import { CLOCK, type MemberId, type MerchantId, UNIT_OF_WORK } from '#kernel';
import { MEMBERS } from '#modules/members';
import { VAULT } from '#modules/privacy';
import { sealOldRows as sealRows } from '../../../modules/members/app/seal-old-rows.ts';
import { sqlOldRows } from '../../../modules/members/db/sql-old-rows.ts';
import { FACE_BOOK, IDENTITY_STORE, MERGE_MEMBERS, NAME_BOOK } from '../../../modules/members/tokens.ts';
import { HandClock } from '../../support/clock.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type TestHouse, testHouse } from '../../support/house.ts';
import { houseDatabase } from '../../support/house-database.ts';
import { ReplayTracker, withReplay } from '../../support/replay-tracker.ts';
import { type TestSandbox, testSandbox } from '../../support/sandbox.ts';

const HOUR_MS = 3_600_000;

interface Tokens {
  accessToken: string;
  expiresAt: number;
  refreshToken: string;
  member: { id: string; nickname: string; avatarUrl: string | null; isNew: boolean };
}

describe.each(DATABASE_KINDS)('WeChat sign-in on %s', (kind) => {
  let sandbox: TestSandbox;
  let house: TestHouse;
  let address: string;
  const clock = new HandClock(Date.now());

  beforeAll(async () => {
    sandbox = await testSandbox({ clock });
    address = await houseDatabase(kind);
    house = await testHouse(kind, { wechat: sandbox.wechat, clock }, { DATABASE_URL: address });
  });
  afterAll(async () => {
    await house.close();
    await sandbox.close();
  });

  const post = (path: string, body: object, token?: string) =>
    fetch(house.url + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
  const me = (token: string) =>
    fetch(`${house.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
  const signIn = async (code: string) => {
    const answer = await post('/v1/auth/wechat', { code, acceptsTerms: true });
    expect(answer.status).toBe(200);
    return (await answer.json()) as Tokens;
  };

  test('the first sign-in makes a member, the second finds her again', async () => {
    const first = await signIn('demo:小林');
    const second = await signIn('demo:小林');
    expect(first.member).toMatchObject({ nickname: '小林', isNew: true });
    expect(second.member).toEqual({ ...first.member, isNew: false });
    expect(await (await me(second.accessToken)).json()).toEqual({
      id: first.member.id,
      nickname: '小林',
      avatarUrl: null,
      phoneMasked: null,
      needsTerms: false,
    });
  });

  test('two sign-ins of one stranger at the same moment make one member', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => signIn('demo:同时来的人')));
    expect(new Set(all.map(({ member }) => member.id)).size).toBe(1);
    expect(all.filter(({ member }) => member.isNew)).toHaveLength(1);
  });

  test('a code works once: its replay is refused and makes no second member', async () => {
    const code = sandbox.sandbox.codes.issue('小周');
    const { member } = await signIn(code);
    const everybody = 'select count(*) as people from members';
    const before = await house.database.reads.all(everybody);
    const replay = await post('/v1/auth/wechat', { code });
    expect(replay.status).toBe(401);
    expect(await replay.json()).toMatchObject({ code: 'members.code_refused' });
    expect(await house.database.reads.all(everybody)).toEqual(before);
    expect((await signIn('demo:小周')).member.id).toBe(member.id);
  });

  test('a code of nobody is refused', async () => {
    const answer = await post('/v1/auth/wechat', { code: 'never-issued' });
    expect(await answer.json()).toMatchObject({ status: 401, code: 'members.code_refused' });
  });

  test('an access token lives two hours and not longer', async () => {
    const { accessToken, expiresAt } = await signIn('demo:两小时');
    expect(expiresAt - clock.now()).toBeLessThanOrEqual(2 * HOUR_MS);
    clock.advance(2 * HOUR_MS - 1);
    expect((await me(accessToken)).status).toBe(200);
    clock.advance(1);
    expect((await me(accessToken)).status).toBe(401);
  });

  test('a refresh token gives new ones, and works once', async () => {
    const { refreshToken, accessToken } = await signIn('demo:刷新');
    const renewed = (await (await post('/v1/auth/refresh', { refreshToken })).json()) as Tokens;
    expect((await me(renewed.accessToken)).status).toBe(200);
    expect((await me(accessToken)).status).toBe(200);

    const reuse = await post('/v1/auth/refresh', { refreshToken });
    expect(await reuse.json()).toMatchObject({ status: 401, code: 'members.refresh_refused' });
  });

  test('a refresh token that comes back ends the session for the thief and for the member', async () => {
    const { refreshToken } = await signIn('demo:被偷的人');
    const renewed = (await (await post('/v1/auth/refresh', { refreshToken })).json()) as Tokens;
    await post('/v1/auth/refresh', { refreshToken });

    expect((await me(renewed.accessToken)).status).toBe(401);
    const next = await post('/v1/auth/refresh', { refreshToken: renewed.refreshToken });
    expect(next.status).toBe(401);
  });

  test('a refresh token that was never given ends nobody’s session', async () => {
    const { accessToken, refreshToken } = await signIn('demo:无辜的人');
    expect((await post('/v1/auth/refresh', { refreshToken: `${refreshToken}x` })).status).toBe(401);
    expect((await me(accessToken)).status).toBe(200);
  });

  test('sign-out ends this session and no other', async () => {
    const phone = await signIn('demo:两台手机');
    const tablet = await signIn('demo:两台手机');
    expect((await post('/v1/auth/logout', {}, phone.accessToken)).status).toBe(204);

    expect((await me(phone.accessToken)).status).toBe(401);
    expect((await post('/v1/auth/refresh', { refreshToken: phone.refreshToken })).status).toBe(401);
    expect((await me(tablet.accessToken)).status).toBe(200);
  });

  test('a sign-out outlives a restart', async () => {
    const { accessToken } = await signIn('demo:重启');
    await post('/v1/auth/logout', {}, accessToken);
    const restarted = await testHouse(
      kind,
      { wechat: sandbox.wechat, clock },
      { DATABASE_URL: address },
      withReplay(new ReplayTracker()),
    );
    try {
      await restarted.open();
      const answer = await fetch(`${restarted.url}/v1/me`, {
        headers: { authorization: `Bearer ${accessToken}` },
      });
      expect(answer.status).toBe(401);
    } finally {
      await restarted.close();
    }
  });

  test('neither session_key nor a refresh token lies in the database', async () => {
    const { refreshToken } = await signIn('demo:秘密');
    const rows = await house.database.reads.all<object>('select * from member_sessions');
    const columns = await house.database.reads.all<object>('select * from members');
    expect(JSON.stringify([rows, columns])).not.toContain(refreshToken);
    expect(Object.keys({ ...rows[0], ...columns[0] })).not.toContain('session_key');
  });

  test('the session_key that WeChat told is in no answer and in no table (MEM-01)', async () => {
    const told: string[] = [];
    const { codes } = sandbox.sandbox;
    const real = codes.sessionKey.bind(codes);
    codes.sessionKey = () => {
      const key = real();
      told.push(key);
      return key;
    };
    const answer = await post('/v1/auth/wechat', { code: 'demo:会话密钥' });
    codes.sessionKey = real;
    expect(told).toHaveLength(1);
    expect(await answer.text()).not.toContain(told[0]);
    for (const table of ['members', 'member_identities', 'member_sessions', 'outbox', 'answers'])
      expect(JSON.stringify(await house.database.reads.all(`select * from ${table}`))).not.toContain(told[0]);
  });

  const personOf = (name: string) => {
    const person = sandbox.sandbox.codes.redeem(sandbox.sandbox.codes.issue(name));
    if (!('openid' in person)) throw new Error('the sandbox knows nobody of this name');
    return person;
  };
  const openidOf = (name: string) => personOf(name).openid;

  /** As versions before names were sealed wrote it, and as a member's row stood then. */
  async function inClear(id: string, nickname: string): Promise<void> {
    const person = personOf(nickname);
    await house.container.get(UNIT_OF_WORK).run(async (tx) => {
      const name = 'subject = ?, sealed = null, sealed_for = null where kind = ? and member_id = ?';
      await affectedRows(tx, `update member_identities set ${name}`, [person.openid, 'wx_openid', id]);
      await affectedRows(tx, `update member_identities set ${name}`, [person.unionid, 'wx_unionid', id]);
      const face = 'nickname = ?, sealed = null, sealed_for = null where id = ?';
      await affectedRows(tx, `update members set ${face}`, [nickname, id]);
    });
  }
  const rowsOf = async () =>
    JSON.stringify([
      await house.database.reads.all('select * from members'),
      await house.database.reads.all('select * from member_identities'),
    ]);
  const sealOldRows = () => house.jobs.find(({ name }) => name === 'members.seal_old_rows')?.run();

  test('members of an older version sign in as ever, and are sealed bit by bit (SEC-04)', async () => {
    const { member } = await signIn('demo:老顾客');
    expect(await rowsOf()).not.toContain('老顾客');
    await inClear(member.id, '老顾客');
    expect(await rowsOf()).toContain('老顾客');

    const before = await signIn('demo:老顾客');
    expect(before.member).toMatchObject({ id: member.id, nickname: '老顾客', isNew: false });
    await Promise.all([sealOldRows(), sealOldRows()]);
    expect(await rowsOf()).not.toContain('老顾客');
    expect(await house.database.reads.all('select 1 from member_identities where sealed is null')).toEqual(
      [],
    );

    const after = await signIn('demo:老顾客');
    expect(after.member).toMatchObject({ id: member.id, nickname: '老顾客', isNew: false });
    expect(await (await me(after.accessToken)).json()).toMatchObject({ nickname: '老顾客' });
    expect(await sealOldRows()).toBe(0);
  });

  test('whom an older process let in as a stranger beside a newer one turns out to be one person (SEC-04)', async () => {
    const { member } = await signIn('demo:两个版本');
    clock.advance(1_000);
    const other = await signIn('demo:另一位');
    await house.container.get(UNIT_OF_WORK).run((tx) =>
      affectedRows(
        tx,
        `insert into member_identities (merchant_id, kind, issuer, subject, member_id, linked_at, used_at)
           select merchant_id, kind, issuer, ?, ?, linked_at, used_at from member_identities
           where kind = 'wx_openid' and member_id = ?`,
        [openidOf('两个版本'), other.member.id, member.id],
      ),
    );
    await sealOldRows();
    expect((await signIn('demo:两个版本')).member.id).toBe(member.id);
    expect((await signIn('demo:另一位')).member.id).toBe(member.id);
    expect(await house.database.reads.all('select 1 from member_identities where sealed is null')).toEqual(
      [],
    );
  });

  test('whom nothing can be sealed for any more keeps nobody else in clear (SEC-04)', async () => {
    const [gone, here] = [await signIn('demo:钥匙没了'), await signIn('demo:还在这里')];
    await inClear(gone.member.id, '钥匙没了');
    await inClear(here.member.id, '还在这里');
    const shop = 'mch_tongqu' as MerchantId;
    await house.container
      .get(UNIT_OF_WORK)
      .run((tx) => house.container.get(VAULT).shred(tx, shop, gone.member.id as MemberId));

    await sealOldRows();

    expect(await rowsOf()).not.toMatch(/钥匙没了|还在这里/);
    expect(await house.database.reads.all('select 1 from member_identities where sealed is null')).toEqual(
      [],
    );
    expect((await signIn('demo:还在这里')).member).toMatchObject({ id: here.member.id, isNew: false });
    expect(await sealOldRows()).toBe(0);
  });

  test('two of whom one has lost the name meanwhile are not made one person (MEM-03)', async () => {
    const { member } = await signIn('demo:刚拆开');
    const [before, after] = [await signIn('demo:拆给别人'), await signIn('demo:拆出来的')];
    const openid = openidOf('刚拆开');
    const give = (sql: string, values: readonly unknown[]) =>
      house.container.get(UNIT_OF_WORK).run((tx) => affectedRows(tx, sql, values));
    await give(
      `insert into member_identities (merchant_id, kind, issuer, subject, member_id, linked_at, used_at)
       select merchant_id, kind, issuer, ?, ?, linked_at, used_at from member_identities
       where kind = 'wx_openid' and member_id = ?`,
      [openid, before.member.id, member.id],
    );
    const { container, database } = house;
    const rows = sqlOldRows(database.reads);
    const listed = await rows.names(10);
    expect(listed).toMatchObject([{ name: openid, memberId: before.member.id }]);
    // Staff part the two between the look at the rows and the sealing.
    await give('update member_identities set member_id = ? where subject = ?', [after.member.id, openid]);
    let looks = 0;
    const names = async () => {
      looks += 1;
      return looks === 1 ? listed : [];
    };
    await sealRows({
      ...{
        unitOfWork: container.get(UNIT_OF_WORK),
        rows: { ...rows, names },
        names: container.get(NAME_BOOK),
      },
      ...{ faces: container.get(FACE_BOOK), identities: container.get(IDENTITY_STORE) },
      ...{ merge: container.get(MERGE_MEMBERS), clock: container.get(CLOCK) },
    })();

    const shop = 'mch_tongqu' as MerchantId;
    for (const { id } of [member, before.member])
      expect((await container.get(MEMBERS).current(shop, id as MemberId))?.id).toBe(id);
    await give('delete from member_identities where subject = ?', [openid]);
  });

  test('one address signs in six hundred times a minute and not more often (MEM-01)', async () => {
    const strict = await testHouse('SQLite', { wechat: sandbox.wechat, clock });
    try {
      const tries = await Promise.all(
        Array.from({ length: 601 }, () =>
          fetch(`${strict.url}/v1/auth/wechat`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: '{}',
          }).then(({ status }) => status),
        ),
      );
      expect(tries.filter((status) => status === 400)).toHaveLength(600);
      expect(tries.filter((status) => status === 429)).toHaveLength(1);
    } finally {
      await strict.close();
    }
  });

  test('when WeChat does not answer, nothing is told of our secret', async () => {
    const lonely = await testHouse('SQLite');
    try {
      const answer = await fetch(`${lonely.url}/v1/auth/wechat`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code: 'x' }),
      });
      const text = await answer.text();
      expect(answer.status).toBe(503);
      expect(text).toContain('members.wechat_unavailable');
      expect(text).not.toContain('appid');
    } finally {
      await lonely.close();
    }
  });
});
