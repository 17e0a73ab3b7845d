import { affectedRows } from '#db';
import { type MemberId, UNIT_OF_WORK } from '#kernel';
import { MEMBERS, type OfflinePayer } from '#modules/members';
import { HandClock } from '../../support/clock.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type TestHouse, testHouse } from '../../support/house.ts';
import { peopleAt, SHOP } from '../../support/people.ts';
import { type TestSandbox, testSandbox } from '../../support/sandbox.ts';

describe.each(DATABASE_KINDS)('who paid in a store on %s (MEM-15)', (kind) => {
  let sandbox: TestSandbox;
  let house: TestHouse;
  let people: ReturnType<typeof peopleAt>;
  const clock = new HandClock(Date.now());
  let phones = 0;
  const freshPhone = () => `133${String(++phones).padStart(8, '0')}`;

  beforeAll(async () => {
    sandbox = await testSandbox({ clock });
    house = await testHouse(kind, { wechat: sandbox.wechat, clock });
    people = peopleAt(house, sandbox, clock);
  }, 60_000);
  afterAll(async () => {
    await house.close();
    await sandbox.close();
  });

  const members = () => house.container.get(MEMBERS);
  const enrol = (payer: OfflinePayer) =>
    house.container.get(UNIT_OF_WORK).run((tx) => members().enrolShadow(tx, SHOP, payer));
  const openidOf = (name: string) => {
    const person = sandbox.sandbox.codes.redeem(`demo:${name}`);
    return 'openid' in person ? person.openid : '';
  };
  const everybody = async () => (await members().listAfter(SHOP, undefined, 1_000)).map(({ id }) => id);
  const activated = async (memberId: MemberId) =>
    (await people.events('members.member_activated')).filter((event) => event['memberId'] === memberId);

  test('is a shadow: known by her phone or openid, and in no list of members', async () => {
    const byPhone = await enrol({ phone: freshPhone(), source: 'till' });
    const byOpenid = await enrol({ wxOpenid: openidOf('扫码付'), source: 'wechat_pay' });
    expect([byPhone.isNew, byOpenid.isNew]).toEqual([true, true]);
    expect((await members().find(SHOP, byPhone.memberId))?.isShadow).toBe(true);
    const list = await everybody();
    expect(list).not.toContain(byPhone.memberId);
    expect(list).not.toContain(byOpenid.memberId);
  });

  test('is the same one at her next purchase, and at two tills at once', async () => {
    const phone = freshPhone();
    const all = await Promise.all([1, 2, 3, 4].map(() => enrol({ phone, source: 'till' })));
    expect(new Set(all.map(({ memberId }) => memberId)).size).toBe(1);
    expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  test('becomes a member when she signs in and accepts the terms, and what waited is hers: said once', async () => {
    const name = '先付款后注册';
    const { memberId } = await enrol({ wxOpenid: openidOf(name), source: 'wechat_pay' });
    const first = await people.signIn(name, true);
    expect(first.member).toMatchObject({ id: memberId, nickname: name, isNew: true, needsTerms: false });
    await people.signIn(name, true);
    expect(await activated(memberId)).toMatchObject([{ memberId, enrolledBy: 'wechat_pay' }]);
    expect(await everybody()).toContain(memberId);
  });

  test('stays a shadow while she signs in without the terms, and may say yes later', async () => {
    const name = '先看看';
    const { memberId } = await enrol({ wxOpenid: openidOf(name), source: 'till' });
    const person = await people.signIn(name, false);
    expect(person.member).toMatchObject({ id: memberId, needsTerms: true });
    expect((await people.me(person)).body).toMatchObject({ needsTerms: true });
    expect(await everybody()).not.toContain(memberId);
    expect(await activated(memberId)).toEqual([]);

    await Promise.all(
      [1, 2, 3].map(() => people.post('/v1/me/terms', { accepted: true }, person.accessToken)),
    );
    expect((await people.me(person)).body).toMatchObject({ needsTerms: false });
    expect(await activated(memberId)).toHaveLength(1);
  });

  test('a newcomer who signs in without the tick has accepted nothing, and is nobody’s member until she does', async () => {
    const stranger = await people.signIn('没有勾选', false);
    expect(stranger.member).toMatchObject({ isNew: true, needsTerms: true });
    expect(await everybody()).not.toContain(stranger.member.id);
    expect(await activated(stranger.member.id)).toEqual([]);
    const again = await people.signIn('没有勾选', true);
    expect(again.member).toMatchObject({ id: stranger.member.id, needsTerms: false });
    expect(await activated(stranger.member.id)).toHaveLength(1);
    expect(await everybody()).toContain(stranger.member.id);
  });

  test('which terms she accepted is kept; who accepted other ones is asked again, and stays a member', async () => {
    const person = await people.signIn('老协议', true);
    const { id } = person.member;
    const accepted = async () => {
      const sql = 'select terms_version as version, terms_accepted_at as at from members where id = ?';
      const [row] = await house.database.reads.all<{ version: number; at: number }>(sql, [id]);
      return { version: Number(row?.version), at: Number(row?.at) };
    };
    expect(await accepted()).toEqual({ version: 1, at: clock.now() });
    await house.container
      .get(UNIT_OF_WORK)
      .run((tx) => affectedRows(tx, 'update members set terms_version = 0 where id = ?', [id]));
    clock.advance(1_000);
    expect((await people.me(person)).body).toMatchObject({ needsTerms: true });
    expect((await people.signIn('老协议', false)).member).toMatchObject({ needsTerms: true, isNew: false });
    expect((await members().find(SHOP, id))?.isShadow).toBe(false);
    const old = await people.post('/v1/me/terms', { accepted: true, version: 7 }, person.accessToken);
    expect([old.status, old.body]).toMatchObject([
      409,
      { code: 'members.other_terms', details: { version: 1 } },
    ]);
    await people.post('/v1/me/terms', { accepted: true, version: 1 }, person.accessToken);
    expect((await people.me(person)).body).toMatchObject({ needsTerms: false });
    expect(await accepted()).toEqual({ version: 1, at: clock.now() });
    expect(await activated(id)).toHaveLength(1);
  });

  test('who told a phone at the till is found again by a code to that phone', async () => {
    const phone = freshPhone();
    const { memberId } = await enrol({ phone, source: 'till' });
    expect((await people.signInBySms(phone, undefined, true)).member).toMatchObject({
      id: memberId,
      needsTerms: false,
    });
  });

  test('a phone that was only told is not tied to who paid: a slip of the cashier gives nobody’s purchases away', async () => {
    const phone = freshPhone();
    const { memberId } = await enrol({ phone, wxOpenid: openidOf('报错号码'), source: 'till' });
    expect(await members().findByPhone(SHOP, phone)).toBeUndefined();
    expect((await people.signInBySms(phone)).member.id).not.toBe(memberId);
  });

  test('a shadow that turns out to be a member who is here is activated by the merge', async () => {
    const phone = freshPhone();
    const person = await people.signIn('早就是会员', true);
    clock.advance(1_000);
    const { memberId } = await enrol({ phone, source: 'till' });
    const bound = await people.bindByButton(person, phone);
    expect(bound.member.id).toBe(person.member.id);
    expect((await members().current(SHOP, memberId))?.id).toBe(person.member.id);
    expect(await activated(person.member.id)).toMatchObject([{ enrolledBy: null }, { enrolledBy: 'till' }]);
  });

  test('nobody without a name is enrolled, and no phone that is none', async () => {
    await expect(enrol({ source: 'till' })).rejects.toMatchObject({ code: 'members.payer_unknown' });
    await expect(enrol({ phone: '110', source: 'till' })).rejects.toMatchObject({
      code: 'members.phone_invalid',
    });
  });
});
