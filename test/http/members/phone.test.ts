import { businessDayNumber, startOfBusinessDay } from '#kernel';
import { SPENDING_CODES } from '#modules/members';
import { HandClock } from '../../support/clock.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type TestHouse, testHouse } from '../../support/house.ts';
import { peopleAt, SHOP } from '../../support/people.ts';
import { type TestSandbox, testSandbox } from '../../support/sandbox.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

describe.each(DATABASE_KINDS)('phone sign-in on %s (MEM-02)', (kind) => {
  let sandbox: TestSandbox;
  let house: TestHouse;
  let people: ReturnType<typeof peopleAt>;
  const clock = new HandClock(Date.now());
  let phones = 0;
  /** Nobody's yet. */
  const freshPhone = () => `138${String(++phones).padStart(8, '0')}`;

  beforeAll(async () => {
    sandbox = await testSandbox({ clock });
    house = await testHouse(kind, { wechat: sandbox.wechat, clock }, { TRUST_PROXY: '1' });
    people = peopleAt(house, sandbox, clock);
  });
  afterAll(async () => {
    await house.close();
    await sandbox.close();
  });
  // Limits of a day count for the tests of a day only.
  beforeEach(() => clock.advance(DAY_MS));

  const ask = (phone: string, address = '203.0.113.7') =>
    people.post('/v1/auth/sms', { phone }, undefined, { 'x-forwarded-for': address });
  const verify = (phone: string, code: string) => people.post('/v1/auth/sms/verify', { phone, code });
  const wrong = (code: string | undefined) => (code === '000000' ? '111111' : '000000');

  describe('by WeChat’s phone button', () => {
    test('the phone becomes hers, and everybody sees it masked', async () => {
      const bound = await people.bindByButton(await people.signIn('按钮'), '13800138000');
      expect((await people.me(bound)).body).toMatchObject({ phoneMasked: '138****8000' });
    });

    test('a code works once', async () => {
      const person = await people.signIn('一次');
      const code = sandbox.sandbox.phoneCodes.issue(freshPhone());
      const first = await people.post('/v1/auth/wechat-phone', { code }, person.accessToken);
      const replay = await people.post('/v1/auth/wechat-phone', { code }, first.body.accessToken);
      expect([first.status, replay.status]).toEqual([200, 422]);
      expect(replay.body).toMatchObject({ code: 'members.code_refused' });
    });

    test('a code older than five minutes is refused', async () => {
      const person = await people.signIn('迟到');
      const code = sandbox.sandbox.phoneCodes.issue(freshPhone());
      clock.advance(5 * MINUTE_MS);
      expect((await people.post('/v1/auth/wechat-phone', { code }, person.accessToken)).status).toBe(422);
    });

    test('a token of WeChat’s that was taken back is asked for anew', async () => {
      await people.bindByButton(await people.signIn('令牌前'), freshPhone());
      clock.advance(31_000);
      sandbox.sandbox.tokens.issue(true);
      const bound = await people.bindByButton(await people.signIn('令牌后'), freshPhone());
      expect((await people.me(bound)).status).toBe(200);
    });

    test('who is not signed in binds nothing', async () => {
      const code = sandbox.sandbox.phoneCodes.issue(freshPhone());
      expect((await people.post('/v1/auth/wechat-phone', { code })).status).toBe(401);
    });

    test('the session before it is over: who she is may have changed', async () => {
      const before = await people.signIn('换令牌');
      const after = await people.bindByButton(before, freshPhone());
      expect((await people.me(before)).status).toBe(401);
      expect((await people.me(after)).status).toBe(200);
    });

    test('a new phone replaces the old one, whose next owner is somebody else', async () => {
      const [old, next] = [freshPhone(), freshPhone()];
      const first = await people.bindByButton(await people.signIn('换号'), old);
      const second = await people.bindByButton(first, next);
      expect(second.member.id).toBe(first.member.id);
      const stranger = await people.signInBySms(old);
      expect(stranger.member).toMatchObject({ isNew: true });
      expect(stranger.member.id).not.toBe(first.member.id);
    });
  });

  describe('by a code in a message', () => {
    test('a newcomer is a member, without a form', async () => {
      const phone = freshPhone();
      const first = await people.signInBySms(phone);
      expect(first.member.isNew).toBe(true);
      expect((await people.signInBySms(phone)).member).toMatchObject({ id: first.member.id, isNew: false });
    });

    test('six digits, in a message that names five minutes', async () => {
      const phone = freshPhone();
      expect((await ask(phone)).body).toEqual({ resendAfterSeconds: 60 });
      const [message] = sandbox.sandbox.sms.messages(`+86${phone}`);
      expect(message?.params).toEqual([expect.stringMatching(/^\d{6}$/), '5']);
    });

    test('the phone is the same however it is written', async () => {
      const phone = '13900001111';
      const { member } = await people.signInBySms(phone);
      clock.advance(MINUTE_MS);
      await ask('+86 139-0000 1111');
      const again = await verify('139 0000 1111', people.codeFor(phone) ?? '');
      expect(again.body.member.id).toBe(member.id);
    });

    test('the answer is the same for a member and for a stranger', async () => {
      const known = freshPhone();
      await people.signInBySms(known);
      clock.advance(MINUTE_MS);
      expect(await ask(known)).toEqual(await ask(freshPhone()));
      const [wrongKnown, wrongUnknown] = [
        await verify(known, '000000'),
        await verify(freshPhone(), '000000'),
      ];
      expect(wrongKnown).toEqual(wrongUnknown);
      expect(wrongKnown).toMatchObject({ status: 401, body: { code: 'members.sms_code_refused' } });
    });

    test('a code works once', async () => {
      const phone = freshPhone();
      await ask(phone);
      const code = people.codeFor(phone) ?? '';
      expect((await verify(phone, code)).status).toBe(200);
      expect((await verify(phone, code)).status).toBe(401);
    });

    test('of many tries with the right code at once, one signs in', async () => {
      const phone = freshPhone();
      await ask(phone);
      const code = people.codeFor(phone) ?? '';
      const all = await Promise.all(Array.from({ length: 5 }, () => verify(phone, code)));
      expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    });

    test('a code lives five minutes and not longer', async () => {
      const [early, late] = [freshPhone(), freshPhone()];
      await ask(early);
      await ask(late);
      clock.advance(5 * MINUTE_MS - 1);
      expect((await verify(early, people.codeFor(early) ?? '')).status).toBe(200);
      clock.advance(1);
      expect((await verify(late, people.codeFor(late) ?? '')).status).toBe(401);
    });

    test('after five wrong tries the right code is worth nothing, also when they come at once', async () => {
      const phone = freshPhone();
      await ask(phone);
      const code = people.codeFor(phone);
      await Promise.all(Array.from({ length: 5 }, () => verify(phone, wrong(code))));
      expect((await verify(phone, code ?? '')).status).toBe(401);
    });

    test('after four wrong tries the right code still counts', async () => {
      const phone = freshPhone();
      await ask(phone);
      const code = people.codeFor(phone);
      for (let i = 0; i < 4; i += 1) await verify(phone, wrong(code));
      expect((await verify(phone, code ?? '')).status).toBe(200);
    });

    test('a phone gets one message a minute, however many ask at once', async () => {
      const phone = freshPhone();
      const all = await Promise.all(Array.from({ length: 6 }, () => ask(phone)));
      expect(all.filter(({ status }) => status === 202)).toHaveLength(1);
      expect(sandbox.sandbox.sms.messages(`+86${phone}`)).toHaveLength(1);
      expect((await ask(phone)).body).toMatchObject({ code: 'members.sms_too_soon' });
      clock.advance(MINUTE_MS);
      expect((await ask(phone)).status).toBe(202);
    });

    test('a phone gets ten messages a day, and the eleventh tomorrow', async () => {
      const phone = freshPhone();
      for (let i = 0; i < 10; i += 1) {
        expect((await ask(phone, `198.51.100.${i}`)).status).toBe(202);
        clock.advance(MINUTE_MS);
      }
      expect(await ask(phone, '198.51.100.99')).toMatchObject({ status: 429 });
      clock.advance(DAY_MS);
      expect((await ask(phone, '198.51.100.99')).status).toBe(202);
    });

    test('a code for spending counts among the messages to her phone, and leaves the one for signing in (MEM-08)', async () => {
      // All of it on one business day.
      clock.advance(startOfBusinessDay(businessDayNumber(clock.now()) + 1) - clock.now());
      const phone = freshPhone();
      const { member } = await people.bindByButton(await people.signIn('两种验证码'), phone);
      const spend = () => house.container.get(SPENDING_CODES).send(SHOP, member.id, '198.51.100.50');
      await ask(phone, '198.51.100.51');
      const forSignIn = people.codeFor(phone) ?? '';
      await expect(spend()).rejects.toMatchObject({ code: 'members.sms_too_soon' });
      clock.advance(MINUTE_MS);
      await spend();
      expect((await ask(phone, '198.51.100.51')).body).toMatchObject({ code: 'members.sms_too_soon' });
      expect((await verify(phone, forSignIn)).status).toBe(200);
      for (let i = 0; i < 4; i += 1) {
        clock.advance(MINUTE_MS);
        expect((await ask(phone, '198.51.100.51')).status).toBe(202);
        clock.advance(MINUTE_MS);
        await spend();
      }
      clock.advance(MINUTE_MS);
      expect((await ask(phone, '198.51.100.51')).status).toBe(429);
      await expect(spend()).rejects.toMatchObject({ code: 'members.sms_too_soon' });
      expect(sandbox.sandbox.sms.messages(`+86${phone}`)).toHaveLength(10);
    });

    test('one address asks for thirty codes a day, at whatever phones, also at once', async () => {
      const address = '198.51.100.200';
      const all = await Promise.all(Array.from({ length: 40 }, () => ask(freshPhone(), address)));
      expect(all.filter(({ status }) => status === 202)).toHaveLength(30);
      expect(all.find(({ status }) => status === 429)?.body).toMatchObject({ code: 'members.sms_too_many' });
      expect((await ask(freshPhone(), '198.51.100.201')).status).toBe(202);
      clock.advance(DAY_MS);
      expect((await ask(freshPhone(), address)).status).toBe(202);
    });

    test('who is signed in binds the phone to herself', async () => {
      const person = await people.signIn('短信绑定');
      const phone = freshPhone();
      const bound = await people.signInBySms(phone, person);
      expect(bound.member.id).toBe(person.member.id);
      expect((await people.signInBySms(phone)).member.id).toBe(person.member.id);
    });

    test('what is no phone number is refused in Chinese', async () => {
      expect(await ask('12345')).toMatchObject({
        status: 400,
        body: { code: 'members.phone_invalid', title: '请输入正确的手机号' },
      });
    });
  });

  test('phone, code and address can be read nowhere in the database', async () => {
    const phone = '13712345678';
    await ask(phone, '192.0.2.77');
    const code = people.codeFor(phone) ?? '';
    const asked = await house.database.reads.all<object>('select * from sms_codes');
    const addresses = await house.database.reads.all<object>('select * from sms_addresses');
    await verify(phone, code);
    const names = await house.database.reads.all<object>('select * from member_identities');
    const events = await house.database.reads.all<object>('select payload from outbox');
    const text = JSON.stringify([asked, addresses, names, events]);
    expect(text).not.toContain(phone);
    expect(text).not.toContain('192.0.2.77');
    expect(JSON.stringify(asked.map((row) => Object.values(row)))).not.toContain(`"${code}"`);
  });

  test('a gateway that refuses is a 503 that tells nothing of our account', async () => {
    const lonely = await testHouse('SQLite', {
      wechat: {
        ...sandbox.wechat,
        sms: { ...sandbox.accounts.sms, apiUrl: sandbox.url, secretKey: 'wrong' },
      },
    });
    try {
      const answer = await fetch(`${lonely.url}/v1/auth/sms`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ phone: freshPhone() }),
      });
      const text = await answer.text();
      expect(answer.status).toBe(503);
      expect(text).toContain('members.sms_unavailable');
      expect(text).not.toContain(sandbox.accounts.sms.secretId);
    } finally {
      await lonely.close();
    }
  });
});

test('without proxies of ours, a written X-Forwarded-For is nobody’s address', async () => {
  const clock = new HandClock(Date.now());
  const sandbox = await testSandbox({ clock });
  const house = await testHouse('SQLite', { wechat: sandbox.wechat, clock });
  try {
    for (const [n, address] of ['192.0.2.1', '192.0.2.2'].entries())
      await peopleAt(house, sandbox, clock).post('/v1/auth/sms', { phone: `1370000000${n}` }, undefined, {
        'x-forwarded-for': address,
      });
    expect(await house.database.reads.all('select sent from sms_addresses')).toEqual([{ sent: 2 }]);
  } finally {
    await house.close();
    await sandbox.close();
  }
});
