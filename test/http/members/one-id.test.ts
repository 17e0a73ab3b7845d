import fc from 'fast-check';
import { affectedRows } from '#db';
import { MEMBER_DATA, type MemberData } from '#feature';
import { type MemberId, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { MEMBERS, SPENDING_CODES } from '#modules/members';
import { POINTS } from '#modules/points';
import { VAULT } from '#modules/privacy';
import { HandClock } from '../../support/clock.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type TestHouse, testHouse } from '../../support/house.ts';
import { type StaffMember, staffOf } from '../../support/owner.ts';
import { peopleAt, SHOP } from '../../support/people.ts';
import { type TestSandbox, testSandbox } from '../../support/sandbox.ts';

const DAY_MS = 86_400_000;

describe.each(DATABASE_KINDS)('one person is one member on %s (MEM-03)', (kind) => {
  let sandbox: TestSandbox;
  let house: TestHouse;
  let people: ReturnType<typeof peopleAt>;
  let owner: StaffMember;
  const clock = new HandClock(Date.now());
  /** Throws while it is set: a module in the middle that cannot hand over. */
  let broken = false;
  const stubborn: MemberData = {
    name: 'stubborn',
    exportMember: async () => ({}),
    eraseMember: async () => undefined,
    mergeMember: async () => {
      if (broken) throw new Error('half way');
      return {};
    },
    unmergeMember: async () => undefined,
  };
  let phones = 0;
  const freshPhone = () => `136${String(++phones).padStart(8, '0')}`;
  let keys = 0;

  beforeAll(async () => {
    sandbox = await testSandbox({ clock });
    house = await testHouse(kind, { wechat: sandbox.wechat, clock }, { LOG_LEVEL: 'silent' }, (container) => {
      const all = container.get(MEMBER_DATA);
      const middle = Math.floor(all.length / 2);
      container
        .rebind(MEMBER_DATA)
        .toConstantValue([...all.slice(0, middle), stubborn, ...all.slice(middle)]);
    });
    people = peopleAt(house, sandbox, clock);
    owner = await staffOf(house);
  }, 60_000);
  afterAll(async () => {
    await house.close();
    await sandbox.close();
  });
  // A shift ends after twelve hours, and some of these tests take a week.
  beforeEach(async () => {
    clock.advance(120_000);
    headers = undefined;
    owner = await staffOf(house);
  });

  const members = () => house.container.get(MEMBERS);
  const desk = async (path: string, body: object = {}) => {
    keys += 1;
    const key = `desk-key-${keys}`;
    const answer = await fetch(`${house.url}${path}`, {
      method: 'POST',
      headers: { ...(await ownerHeaders()), 'idempotency-key': key },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  let headers: Record<string, string> | undefined;
  async function ownerHeaders(): Promise<Record<string, string>> {
    if (headers !== undefined) return headers;
    const answer = await fetch(`${house.url}/v1/staff/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account: 'owner-all', password: 'tongqu-demo' }),
    });
    const { accessToken } = (await answer.json()) as { accessToken: string };
    headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
    return headers;
  }
  const earn = (memberId: MemberId, amount: number, bizId: string) =>
    house.container.get(UNIT_OF_WORK).run((tx) =>
      house.container.get(POINTS).earn(tx, SHOP, {
        ...{ memberId, amount, bizType: 'test.gift', bizId, source: 'opening', at: clock.now() },
      }),
    );
  const points = async (memberId: MemberId) =>
    (await house.container.get(POINTS).balance(SHOP, memberId, clock.now())).usable;
  /** Written under a name that is hers no more, as a device does that was offline meanwhile. */
  const keepFavourite = (memberId: MemberId, productId: string) =>
    house.container.get(UNIT_OF_WORK).run(async (tx) => {
      const values = [SHOP, memberId, productId, clock.now()];
      await affectedRows(tx, 'insert into favourites values (?, ?, ?, ?)', values);
    });
  const favourites = async (memberId: MemberId) =>
    (
      await house.database.reads.all<{ product_id: string }>(
        'select product_id from favourites where member_id = ?',
        [memberId],
      )
    ).map((row) => row.product_id);
  const latestMerge = async () => {
    const answer = await owner.call('GET', '/v1/console/member-merges?limit=1');
    const { items } = (await answer.json()) as { items: { id: string; from: string; into: string }[] };
    return items[0] as { id: string; from: string; into: string };
  };
  /** Two members; the older one has the phone. */
  async function twoSelves(name: string) {
    const phone = freshPhone();
    const older = await people.signInBySms(phone);
    clock.advance(1_000);
    const younger = await people.signIn(name);
    return { phone, older, younger };
  }

  test('a phone that the till knows and the mini-program binds is one member', async () => {
    const phone = freshPhone();
    const { memberId } = await house.container
      .get(UNIT_OF_WORK)
      .run((tx) => members().enrolShadow(tx, SHOP, { phone, source: 'till' }));
    clock.advance(1_000);
    const bound = await people.bindByButton(await people.signIn('柜台顾客', true), phone);
    expect(bound.member).toMatchObject({ id: memberId, nickname: '柜台顾客', needsTerms: false });
    expect((await members().findByPhone(SHOP, phone))?.id).toBe(memberId);
  });

  test('the older member stays, whichever of the two binds', async () => {
    const { phone, older, younger } = await twoSelves('年轻的她');
    expect((await people.bindByButton(younger, phone)).member.id).toBe(older.member.id);

    const next = freshPhone();
    const first = await people.signIn('年长的她');
    clock.advance(1_000);
    const second = await people.signInBySms(next);
    const bound = await people.bindByButton(first, next);
    expect(bound.member.id).toBe(first.member.id);
    expect((await members().current(SHOP, second.member.id))?.id).toBe(first.member.id);
    expect(await members().find(SHOP, second.member.id)).toBeUndefined();
  });

  test('afterwards WeChat and phone lead to the same member', async () => {
    const { phone, older, younger } = await twoSelves('两条路');
    await people.bindByButton(younger, phone);
    expect((await people.signIn('两条路')).member.id).toBe(older.member.id);
    expect((await people.signInBySms(phone)).member.id).toBe(older.member.id);
  });

  test('sessions of the one that goes are over, access and refresh', async () => {
    const { phone, younger } = await twoSelves('旧手机');
    const tablet = await people.signIn('旧手机');
    await people.bindByButton(younger, phone);
    expect((await people.me(tablet)).status).toBe(401);
    expect((await people.post('/v1/auth/refresh', { refreshToken: tablet.refreshToken })).status).toBe(401);
  });

  test('many who bind one phone at the same moment are one member in the end', async () => {
    const phone = freshPhone();
    const selves = [];
    for (let n = 0; n < 5; n += 1) selves.push(await people.signIn(`同号${n}`));
    const codes = selves.map(() => sandbox.sandbox.phoneCodes.issue(phone));
    await Promise.all(
      selves.map(({ accessToken }, n) =>
        people.post('/v1/auth/wechat-phone', { code: codes[n] }, accessToken),
      ),
    );
    const owners = await house.database.reads.all<{ member_id: string }>(
      `select distinct member_id from member_identities
       where kind = 'phone' and member_id in (${selves.map(() => '?').join(', ')})`,
      selves.map(({ member }) => member.id),
    );
    expect(owners).toHaveLength(1);
    // Whoever lost a race asks once more; then all five are the eldest.
    for (let n = 0; n < 5; n += 1) await people.bindByButton(await people.signIn(`同号${n}`), phone);
    const now = await Promise.all(selves.map(({ member }) => members().current(SHOP, member.id)));
    expect(new Set(now.map((member) => member?.id))).toEqual(new Set([selves[0]?.member.id]));
  });

  test('points move with her and come back, to the last one', async () => {
    const { phone, older, younger } = await twoSelves('有积分');
    await earn(older.member.id, 300, `a${phone}`);
    await earn(younger.member.id, 120, `b${phone}`);
    await people.bindByButton(younger, phone);
    expect(await points(older.member.id)).toBe(420);

    const { id } = await latestMerge();
    expect((await desk(`/v1/console/member-merges/${id}/undo`)).status).toBe(200);
    expect([await points(older.member.id), await points(younger.member.id)]).toEqual([300, 120]);
    expect((await people.signIn('有积分')).member.id).toBe(younger.member.id);
    expect((await people.signInBySms(phone)).member.id).toBe(older.member.id);
  });

  test('whatever two members have, a merge and its undoing conserve every sum', async () => {
    let round = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 5_000 }), { maxLength: 3 }),
        fc.array(fc.integer({ min: 1, max: 5_000 }), { maxLength: 3 }),
        async (hers, others) => {
          round += 1;
          const { older, younger } = await twoSelves(`守恒${round}`);
          const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);
          for (const [n, amount] of hers.entries()) await earn(older.member.id, amount, `h${round}-${n}`);
          for (const [n, amount] of others.entries()) await earn(younger.member.id, amount, `o${round}-${n}`);
          const memberIds = [younger.member.id, older.member.id];
          const merged = await desk('/v1/console/member-merges', { memberIds });
          expect(merged).toMatchObject({ status: 201, body: { into: older.member.id, reason: 'staff' } });
          expect(await points(older.member.id)).toBe(sum(hers) + sum(others));
          await desk(`/v1/console/member-merges/${merged.body['id']}/undo`);
          expect(await points(older.member.id)).toBe(sum(hers));
          expect(await points(younger.member.id)).toBe(sum(others));
        },
      ),
      { numRuns: 8, seed: 20_261_122 },
    );
  }, 60_000);

  test('a merge that breaks off half way has moved nothing', async () => {
    const { phone, older, younger } = await twoSelves('半途');
    await earn(younger.member.id, 50, `half${phone}`);
    broken = true;
    const code = sandbox.sandbox.phoneCodes.issue(phone);
    expect((await people.post('/v1/auth/wechat-phone', { code }, younger.accessToken)).status).toBe(500);
    broken = false;
    expect([await points(older.member.id), await points(younger.member.id)]).toEqual([0, 50]);
    expect((await people.me(younger)).status).toBe(200);
    expect((await people.bindByButton(younger, phone)).member.id).toBe(older.member.id);
  });

  test('the same merge twice is one merge: the second is refused and changes nothing', async () => {
    const { older, younger } = await twoSelves('两次');
    const memberIds = [older.member.id, younger.member.id];
    const both = await Promise.all([1, 2].map(() => desk('/v1/console/member-merges', { memberIds })));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test('a merge is in the audit log, without a name or a phone in it', async () => {
    const { phone, older, younger } = await twoSelves('审计的她');
    await people.bindByButton(younger, phone);
    const rows = await house.database.reads.all<object>(
      `select * from audit_log where action = 'members.merge' order by seq`,
    );
    const text = JSON.stringify(rows.at(-1));
    expect(text).toContain(older.member.id);
    expect(text).toContain(younger.member.id);
    expect(text).not.toMatch(/审计的她|13600/);
    expect(await house.container.get(AUDIT).verifyChain(SHOP)).toMatchObject({ brokenAt: null });
  });

  test('after seven days a merge stays, and one that was undone is not undone again', async () => {
    const { phone, younger } = await twoSelves('七天');
    await people.bindByButton(younger, phone);
    const { id } = await latestMerge();
    clock.advance(7 * DAY_MS - 1);
    headers = undefined;
    owner = await staffOf(house);
    expect((await desk(`/v1/console/member-merges/${id}/undo`)).status).toBe(200);
    expect((await desk(`/v1/console/member-merges/${id}/undo`)).status).toBe(409);

    const later = await twoSelves('八天');
    await people.bindByButton(later.younger, later.phone);
    const second = await latestMerge();
    clock.advance(7 * DAY_MS);
    headers = undefined;
    expect((await desk(`/v1/console/member-merges/${second.id}/undo`)).body).toMatchObject({
      code: 'members.merge_not_undoable',
    });
  });

  test('a name that was sealed while it was the survivor’s is hers again, and outlives the survivor’s account (SEC-04)', async () => {
    const { phone, older, younger } = await twoSelves('拆分后');
    const ids = [SHOP, younger.member.id] as const;
    const [openid] = await members().openidsOf(...ids);
    const { unitOfWork, vault } = {
      unitOfWork: house.container.get(UNIT_OF_WORK),
      vault: house.container.get(VAULT),
    };
    // As a version before names were sealed wrote it.
    await unitOfWork.run((tx) =>
      affectedRows(
        tx,
        `update member_identities set subject = ?, sealed = null, sealed_for = null
         where kind = 'wx_openid' and member_id = ?`,
        [openid, younger.member.id],
      ),
    );
    await people.bindByButton(younger, phone);
    await house.jobs.find(({ name }) => name === 'members.seal_old_rows')?.run();
    const { id } = await latestMerge();
    expect((await desk(`/v1/console/member-merges/${id}/undo`)).status).toBe(200);

    await unitOfWork.run((tx) => vault.shred(tx, SHOP, older.member.id));

    expect(await members().openidsOf(...ids)).toEqual([openid]);
    expect((await people.signIn('拆分后')).member.id).toBe(younger.member.id);
  });

  test('a phone that is somebody’s already replaces the old one as well, whose next owner is somebody else (MEM-02)', async () => {
    const [given, kept] = [freshPhone(), freshPhone()];
    const first = await people.bindByButton(await people.signIn('两个号'), given);
    clock.advance(1_000);
    await people.signInBySms(kept);
    const bound = await people.bindByButton(first, kept);
    expect(bound.member.id).toBe(first.member.id);

    expect((await people.signInBySms(given)).member).toMatchObject({ isNew: true });
    expect((await people.signInBySms(kept)).member.id).toBe(first.member.id);
  });

  test('of two phones the one that she bound last gets the code for spending, whoever signed in with the other one since (MEM-08)', async () => {
    const [old, latest] = [freshPhone(), freshPhone()];
    const older = await people.signInBySms(old);
    clock.advance(1_000);
    const younger = await people.signInBySms(latest);
    const memberIds = [older.member.id, younger.member.id];
    expect((await desk('/v1/console/member-merges', { memberIds })).status).toBe(201);
    await people.signInBySms(old);
    const textsTo = (phone: string) => sandbox.sandbox.sms.messages(`+86${phone}`).length;
    const before = [textsTo(old), textsTo(latest)] as const;
    clock.advance(120_000);

    await house.container.get(SPENDING_CODES).send(SHOP, older.member.id, '203.0.113.9');

    expect([textsTo(old), textsTo(latest)]).toEqual([before[0], before[1] + 1]);
  });

  test('what comes in late under the old name is hers as well, and comes back when the merge is undone', async () => {
    const { phone, older, younger } = await twoSelves('迟来');
    await people.bindByButton(younger, phone);
    await keepFavourite(younger.member.id, 'prd_late');
    clock.advance(3 * 60_000);
    await house.jobs.find(({ name }) => name === 'members.sweep_merges')?.run();
    expect(await favourites(older.member.id)).toEqual(['prd_late']);
    const { id } = await latestMerge();
    expect((await desk(`/v1/console/member-merges/${id}/undo`)).status).toBe(200);
    expect(await favourites(older.member.id)).toEqual([]);
    expect(await favourites(younger.member.id)).toEqual(['prd_late']);
  });

  test('points earned under the old name after a merge come to whom she is now, at once', async () => {
    const { phone, older, younger } = await twoSelves('后来的分');
    await people.bindByButton(younger, phone);
    await earn(younger.member.id, 70, `late${phone}`);
    expect(await points(older.member.id)).toBe(70);
  });

  test('somebody is found by her whole phone, masked and audited; half a phone finds nobody', async () => {
    const phone = freshPhone();
    const person = await people.bindByButton(await people.signIn('张小明'), phone);
    const found = await owner.call('POST', '/v1/console/members/look-up', { phone });
    const text = await found.text();
    expect(JSON.parse(text)).toMatchObject({
      memberId: person.member.id,
      nameMasked: '张*',
      phoneMasked: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
    });
    expect(text).not.toContain(phone);
    expect((await owner.call('POST', '/v1/console/members/look-up', { phone: '13600' })).status).toBe(400);
    const log = await house.database.reads.all<{ action: string }>(
      `select action from audit_log where action = 'members.find_by_phone'`,
    );
    expect(log.length).toBeGreaterThan(0);

    const names = await owner.call('GET', `/v1/console/members/${person.member.id}/identities`);
    const { items } = (await names.json()) as { items: { kind: string; nameMasked: string }[] };
    expect(items.map(({ kind }) => kind).sort()).toEqual(['phone', 'wx_openid', 'wx_unionid']);
    for (const { nameMasked } of items) expect(nameMasked).toContain('****');
  });

  test('a store’s manager may merge nobody: members belong to the whole shop', async () => {
    const manager = await staffOf(house, 'manager', 'str_jianghan' as never);
    const answer = await manager.call('POST', '/v1/console/member-merges', { memberIds: ['a', 'b'] });
    expect(answer.status).toBe(403);
  });

  test('a unionid that leads to two members makes one of them (MEM-01)', async () => {
    const person = await people.signIn('公众号的她');
    clock.advance(1_000);
    // As the 公众号 would have made another one of her, before the mini-program told the unionid.
    const { memberId } = await house.container.get(UNIT_OF_WORK).run(async (tx) => {
      const other = await members().enrolShadow(tx, SHOP, { phone: freshPhone(), source: 'till' });
      await affectedRows(
        tx,
        `update member_identities set member_id = ? where kind = 'wx_unionid' and member_id = ?`,
        [other.memberId, person.member.id],
      );
      return other;
    });
    expect((await people.signIn('公众号的她')).member.id).toBe(person.member.id);
    expect((await members().current(SHOP, memberId))?.id).toBe(person.member.id);
  });

  test('another app of the same person finds the same member by her unionid (MEM-01)', async () => {
    const person = await people.signIn('另一个应用');
    await house.container
      .get(UNIT_OF_WORK)
      .run((tx) =>
        affectedRows(
          tx,
          `update member_identities set issuer = 'wx-other-app' where kind = 'wx_openid' and member_id = ?`,
          [person.member.id],
        ),
      );
    expect((await people.signIn('另一个应用')).member).toMatchObject({ id: person.member.id, isNew: false });
  });
});
