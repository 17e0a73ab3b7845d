import { UNIT_OF_WORK } from '#kernel';
import { POINTS } from '#modules/points';
import { HandClock } from '../../support/clock.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type TestHouse, testHouse } from '../../support/house.ts';
import { staffOf } from '../../support/owner.ts';
import { peopleAt, SHOP } from '../../support/people.ts';
import { type TestSandbox, testSandbox } from '../../support/sandbox.ts';

const STEP_MS = 30_000;
const STORE = 'str_jianghan';

interface Shown {
  readonly code: string;
  readonly refreshAt: number;
  readonly expiresAt: number;
}

describe.each(DATABASE_KINDS)('the member code on %s (MEM-04)', (kind) => {
  let sandbox: TestSandbox;
  let house: TestHouse;
  let people: ReturnType<typeof peopleAt>;
  let till: Record<string, string>;
  const clock = new HandClock(Date.now());
  let keys = 0;

  beforeAll(async () => {
    sandbox = await testSandbox({ clock });
    house = await testHouse(kind, { wechat: sandbox.wechat, clock });
    people = peopleAt(house, sandbox, clock);
    await staffOf(house, 'cashier', STORE as never);
    await staffOf(house, 'clerk', STORE as never);
    till = await headersOf(`cashier-${STORE}`);
  }, 60_000);
  afterAll(async () => {
    await house.close();
    await sandbox.close();
  });
  // Each test begins with a step.
  beforeEach(() => clock.advance(STEP_MS - (clock.now() % STEP_MS)));

  async function headersOf(account: string): Promise<Record<string, string>> {
    const answer = await fetch(`${house.url}/v1/staff/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account, password: 'tongqu-demo' }),
    });
    const { accessToken } = (await answer.json()) as { accessToken: string };
    return { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
  }
  const show = async (person: { readonly accessToken: string }): Promise<Shown> => {
    const answer = await fetch(`${house.url}/v1/me/code`, {
      headers: { authorization: `Bearer ${person.accessToken}` },
    });
    return (await answer.json()) as Shown;
  };
  const scan = async (code: string, headers = till, storeId = STORE, key?: string) => {
    keys += 1;
    const answer = await fetch(`${house.url}/v1/console/member-code/scan`, {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': key ?? `scan-key-${keys}` },
      body: JSON.stringify({ code, storeId }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  test('the till sees who she is, masked, and what she has', async () => {
    const person = await people.bindByButton(await people.signIn('王小花'), '13500001234');
    await house.container.get(UNIT_OF_WORK).run((tx) =>
      house.container.get(POINTS).earn(tx, SHOP, {
        ...{ memberId: person.member.id, amount: 88, source: 'opening', at: clock.now() },
        ...{ bizType: 'test.gift', bizId: 'till' },
      }),
    );
    const { code } = await show(person);
    expect(await scan(code)).toMatchObject({
      status: 200,
      body: {
        points: 88,
        memberId: person.member.id,
        nameMasked: '王*',
        phoneMasked: '135****1234',
        isShadow: false,
      },
    });
  });

  test('a code is twenty digits, which a scanner reads, with or without spaces', async () => {
    const { code } = await show(await people.signIn('二十位'));
    expect(code).toMatch(/^26\d{18}$/);
    expect((await scan(code.replace(/(.{4})/g, '$1 '))).status).toBe(200);
  });

  test('a photographed code is worth nothing after it was scanned', async () => {
    const { code } = await show(await people.signIn('截图'));
    expect((await scan(code)).status).toBe(200);
    expect(await scan(code)).toMatchObject({ status: 409, body: { code: 'members.code_not_valid' } });
  });

  test('of many tills that scan one code at once, one gets an answer', async () => {
    const { code } = await show(await people.signIn('多台收银'));
    const all = await Promise.all(Array.from({ length: 6 }, () => scan(code)));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('a till whose answer was lost asks again and gets it', async () => {
    const { code } = await show(await people.signIn('断网'));
    const first = await scan(code, till, STORE, 'lost-answer-1');
    expect(await scan(code, till, STORE, 'lost-answer-1')).toEqual(first);
  });

  test('a code lives at most a minute', async () => {
    const person = await people.signIn('一分钟');
    const [early, late] = [await show(person), await show(person)];
    expect(early.expiresAt - clock.now()).toBe(60_000);
    expect(early.refreshAt - clock.now()).toBe(STEP_MS);
    clock.advance(59_999);
    expect((await scan(early.code)).status).toBe(200);
    clock.advance(1);
    expect((await scan(late.code)).status).toBe(409);
  });

  test('a code that somebody made up is refused, also with a nonce that is there', async () => {
    const { code } = await show(await people.signIn('伪造'));
    const forged = `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;
    expect((await scan(forged)).status).toBe(409);
    expect((await scan(code)).status).toBe(200);
    expect((await scan('26000000000000000000')).status).toBe(409);
    expect((await scan('hello')).status).toBe(409);
  });

  test('whoever reads the table cannot show a code: the check is not in it', async () => {
    const { code } = await show(await people.signIn('读表'));
    const rows = await house.database.reads.all<object>('select * from member_codes');
    expect(JSON.stringify(rows)).not.toContain(code.slice(-8));
  });

  test('a clerk may not scan, nor a cashier for another store', async () => {
    const { code } = await show(await people.signIn('没权限'));
    expect((await scan(code, await headersOf(`clerk-${STORE}`))).status).toBe(403);
    expect((await scan(code, till, 'str_optics')).status).toBe(403);
    expect((await scan(code)).status).toBe(200);
  });

  test('after a merge the code on the old phone is the survivor’s', async () => {
    const phone = '13500009999';
    const older = await people.signInBySms(phone);
    clock.advance(1_000);
    const younger = await people.signIn('合并前的码');
    const { code } = await show(younger);
    await people.bindByButton(younger, phone);
    expect((await scan(code)).body).toMatchObject({ memberId: older.member.id });
  });

  test('a scan is in the audit log, with the store', async () => {
    const person = await people.signIn('留痕');
    await scan((await show(person)).code);
    const rows = await house.database.reads.all<object>(
      `select * from audit_log where action = 'members.scan_code' order by seq`,
    );
    expect(JSON.stringify(rows.at(-1))).toContain(person.member.id);
    expect(JSON.stringify(rows.at(-1))).toContain(STORE);
  });

  test('codes that count no longer are forgotten', async () => {
    await show(await people.signIn('清理'));
    clock.advance(120_000);
    await house.jobs.find(({ name }) => name === 'members.forget_codes')?.run();
    expect(await house.database.reads.all('select * from member_codes')).toEqual([]);
  });
});
