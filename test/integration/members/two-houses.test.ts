import { MEMBERS } from '#modules/members';
import { HandClock } from '../../support/clock.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type TestHouse, testHouse } from '../../support/house.ts';
import { houseDatabase } from '../../support/house-database.ts';
import { peopleAt, SHOP } from '../../support/people.ts';
import { type TestSandbox, testSandbox } from '../../support/sandbox.ts';

/** Two processes of the house would be two of these on one database: nothing that counts here is kept in memory. */
describe.each(DATABASE_KINDS)('two houses on one %s', (kind) => {
  let sandbox: TestSandbox;
  let houses: readonly [TestHouse, TestHouse];
  const clock = new HandClock(Date.now());

  beforeAll(async () => {
    sandbox = await testSandbox({ clock });
    const settings = { DATABASE_URL: await houseDatabase(kind) };
    const world = { wechat: sandbox.wechat, clock };
    houses = [await testHouse(kind, world, settings), await testHouse(kind, world, settings)];
  }, 60_000);
  afterAll(async () => {
    for (const house of houses) await house.close();
    await sandbox.close();
  });

  const at = (n: number) => peopleAt(houses[n % 2 === 0 ? 0 : 1], sandbox, clock);

  test('binds of one phone that come through both at once end as exactly one member (MEM-03)', async () => {
    const phone = '13411112222';
    const selves = [];
    for (let n = 0; n < 6; n += 1) {
      selves.push(await at(n).signIn(`两处${n}`));
      clock.advance(1_000);
    }
    const codes = selves.map(() => sandbox.sandbox.phoneCodes.issue(phone));
    const answers = await Promise.all(
      selves.map(({ accessToken }, n) =>
        at(n).post('/v1/auth/wechat-phone', { code: codes[n] }, accessToken),
      ),
    );
    // Some were refused because a merge of the same people was faster; none broke.
    for (const { status } of answers) expect([200, 401, 409]).toContain(status);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    const owners = await houses[0].database.reads.all<{ member_id: string }>(
      `select member_id from member_identities where kind = 'phone'`,
    );
    expect(owners).toHaveLength(1);

    for (let n = 0; n < 6; n += 1) await at(n + 1).bindByButton(await at(n).signIn(`两处${n}`), phone);
    const members = houses[1].container.get(MEMBERS);
    const now = await Promise.all(selves.map(({ member }) => members.current(SHOP, member.id)));
    expect(new Set(now.map((member) => member?.id))).toEqual(new Set([selves[0]?.member.id]));
    const present = await houses[0].database.reads.all<{ id: string }>(
      `select id from members where state in ('active', 'shadow')`,
    );
    expect(present).toHaveLength(1);
  }, 60_000);

  test('newcomers with one phone at both doors are one member (MEM-02)', async () => {
    const phone = '13422223333';
    await at(0).post('/v1/auth/sms', { phone });
    const body = { phone, code: at(0).codeFor(phone) ?? '' };
    const all = await Promise.all([0, 1, 2, 3].map((n) => at(n).post('/v1/auth/sms/verify', body)));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('a phone gets one message a minute and an address thirty a day, whichever house is asked (MEM-02)', async () => {
    const phone = '13433334444';
    const same = await Promise.all([0, 1, 2, 3].map((n) => at(n).post('/v1/auth/sms', { phone })));
    expect(same.filter(({ status }) => status === 202)).toHaveLength(1);

    clock.advance(86_400_000);
    const many = await Promise.all(
      Array.from({ length: 36 }, (_, n) =>
        at(n).post('/v1/auth/sms', { phone: `134${String(n).padStart(8, '0')}` }),
      ),
    );
    expect(many.filter(({ status }) => status === 202)).toHaveLength(30);
  });

  test('five wrong tries are five, whichever house they come to (MEM-02)', async () => {
    clock.advance(86_400_000);
    const phone = '13444445555';
    await at(0).post('/v1/auth/sms', { phone });
    const code = at(0).codeFor(phone) ?? '';
    const wrong = code === '000000' ? '111111' : '000000';
    await Promise.all([0, 1, 2, 3, 4].map((n) => at(n).post('/v1/auth/sms/verify', { phone, code: wrong })));
    expect((await at(1).post('/v1/auth/sms/verify', { phone, code })).status).toBe(401);
  });
});
