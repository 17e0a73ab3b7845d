import { MEMBER_DATA } from '#feature';
import { DAY_MS, type MemberId } from '#kernel';
import { LEDGER } from '#modules/ledger';
import { MEMBERS } from '#modules/members';
import { POINTS } from '#modules/points';
import { STORED_VALUE } from '#modules/stored-value';
import { TIER_IMPORT, TIERS } from '#modules/tiers';
import { DEMO_TIERS } from '../../../src/demo/chain/tiers.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { peopleAt } from '../../support/people.ts';
import { MERCHANT, OPENING_MS, type SmallShop, smallShop } from '../../support/small-shop.ts';

const HEADER = '会员号,手机号,昵称,入会日期,等级,积分,储值本金(分),出生年份,来源,合法性依据';

interface Report {
  readonly state: string;
  readonly problem: string | null;
  readonly rowsRead: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly problems: readonly { row: number; column: string; code: string }[];
}

const phoneOf = (n: number) => `137${String(n).padStart(8, '0')}`;
const line = (n: number, patch: Record<string, string> = {}) => {
  const cells = {
    ...{ id: `OLD-${n}`, phone: phoneOf(n), name: `老会员${n}`, joined: '2021-05-06', tier: '金卡' },
    ...{
      points: String(n % 7 === 0 ? 0 : n),
      value: '',
      born: '1990',
      source: '旧收银系统',
      basis: '会员同意',
    },
    ...patch,
  };
  return Object.values(cells).join(',');
};
const sheet = (lines: readonly string[]) => `${[HEADER, ...lines].join('\r\n')}\r\n`;

describe.each(DATABASE_KINDS)('members of an earlier system on %s', (kind) => {
  let shop: SmallShop;
  let owner: string;
  let people: ReturnType<typeof peopleAt>;
  let numbers = 0;
  /** Numbers that no other test has. */
  const fresh = (count: number) => Array.from({ length: count }, () => ++numbers);

  beforeAll(async () => {
    shop = await smallShop(kind);
    owner = await shop.staff('owner');
    people = peopleAt(shop.house, shop.outside, shop.clock);
  }, OPENING_MS);
  afterAll(() => shop.close());

  async function bring(body: string | ReadableStream, { query = '', token = owner } = {}) {
    const reply = await fetch(`${shop.house.url}/v1/console/imports/members${query}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', authorization: `Bearer ${token}` },
      body,
      duplex: 'half',
    } as RequestInit);
    const text = await reply.text();
    return { status: reply.status, report: JSON.parse(text.trim().split('\n').at(-1) ?? '') as Report };
  }
  const memberOf = async (n: number) => {
    const found = await shop.house.container.get(MEMBERS).findByPhone(MERCHANT, phoneOf(n));
    if (found === undefined) throw new Error(`nobody has number ${n}`);
    return found;
  };
  const usable = async (memberId: MemberId) =>
    (await shop.house.container.get(POINTS).balance(MERCHANT, memberId, shop.clock.now())).usable;
  const faults = async () => (await shop.house.container.get(LEDGER).check(MERCHANT)).faults;
  const decide = (points: number) =>
    shop.call('PUT', '/v1/console/activation-reward', { token: owner, body: { points } });

  test('(MEM-14) a dry run tells everything, twice the same, and leaves nothing behind', async () => {
    const some = fresh(50);
    const before = await shop.count('members');
    for (const _ of [1, 2]) {
      const { report } = await bring(
        sheet([...some.map((n) => line(n)), line(some[0] ?? 0, { id: 'TWICE' })]),
        {
          query: '?dryRun=true',
        },
      );
      expect(report).toMatchObject({ state: 'done', rowsRead: 51, created: 50, failed: 1 });
      expect(report.problems).toMatchObject([{ row: 52, column: 'phone', code: 'onboarding.twice_in_file' }]);
    }
    expect(await shop.count('members')).toBe(before);
    expect(await shop.count('imported_members')).toBe(0);
    expect(await shop.count('points_lots')).toBe(0);
  });

  test('(MEM-14) a file that was cut off half way is brought in again: nobody twice, no point twice', async () => {
    const some = fresh(2_000);
    const whole = sheet(some.map((n) => line(n)));
    const before = await shop.count('members');
    const pulled = new AbortController();
    const half = new ReadableStream({
      async start(controller) {
        controller.enqueue(Buffer.from(whole.slice(0, whole.length / 2)));
        while ((await shop.count('members')) < before + 300)
          await new Promise((done) => setTimeout(done, 20));
        pulled.abort();
      },
    });
    const cut = fetch(`${shop.house.url}/v1/console/imports/members`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', authorization: `Bearer ${owner}` },
      body: half,
      duplex: 'half',
      signal: pulled.signal,
    } as RequestInit).then((reply) => reply.text());
    await expect(cut).rejects.toThrow();
    const wasCut = async () => {
      const { body } = await shop.call<{ items: { state: string }[] }>(
        'GET',
        '/v1/console/imports?kind=members&limit=1',
        { token: owner },
      );
      return body.items[0]?.state === 'stopped';
    };
    while (!(await wasCut())) await new Promise((done) => setTimeout(done, 20));
    const come = (await shop.count('members')) - before;
    expect(come).toBeGreaterThanOrEqual(300);
    expect(come).toBeLessThan(2_000);

    const again = await bring(whole);
    expect(again.report).toMatchObject({ state: 'done', created: 2_000 - come, unchanged: come, failed: 0 });
    expect((await bring(whole)).report).toMatchObject({ created: 0, changed: 0, unchanged: 2_000 });
    expect((await shop.count('members')) - before).toBe(2_000);
    const [sum] = await shop.reads.all<{ points: number | string }>(
      `select sum(balance) as points from ledger_accounts where kind = 'points.usable'`,
    );
    expect(Number(sum?.points)).toBe(some.reduce((all, n) => all + (n % 7 === 0 ? 0 : n), 0));
    expect(await faults()).toEqual([]);
  }, 300_000);

  test('(MEM-14) source and legal basis are required and kept; nothing personal is in clear', async () => {
    const [one = 0, two = 0, three = 0] = fresh(3);
    const { report } = await bring(
      sheet([line(one), line(two, { source: '' }), line(three, { basis: '不知道' })]),
    );
    expect(report.problems).toMatchObject([
      { row: 3, column: 'source' },
      { row: 4, column: 'legalBasis' },
    ]);
    const member = await memberOf(one);
    expect(member).toMatchObject({ isShadow: true, nickname: `老会员${one}` });
    const [row] = await shop.reads.all<Record<string, unknown>>(
      `select source, legal_basis as "legalBasis", tier_name as "tierName", external_id as "externalId",
         birth_year as "birthYear" from imported_members where member_id = ?`,
      [member.id],
    );
    expect(row).toMatchObject({ source: '旧收银系统', legalBasis: 'consent', tierName: '金卡' });
    expect(JSON.stringify(row)).not.toContain(`OLD-${one}`);
    expect(row?.['birthYear']).not.toBe('1990');
    const data = shop.house.container.get(MEMBER_DATA).find(({ name }) => name === 'onboarding');
    expect(await data?.exportMember(MERCHANT, member.id)).toMatchObject({
      origins: [{ externalId: `OLD-${one}`, birthYear: '1990', source: '旧收银系统' }],
    });
  });

  test('(MEM-14) somebody who is here already stays one member, and gets her points', async () => {
    const [n = 0] = fresh(1);
    const person = await people.signInBySms(phoneOf(n), undefined, true);
    const { report } = await bring(sheet([line(n, { points: '88' })]));
    expect(report).toMatchObject({ created: 0, changed: 1 });
    expect((await memberOf(n)).id).toBe(person.member.id);
    expect(await usable(person.member.id as MemberId)).toBe(88);
  });

  test('(MEM-14) other points, another phone, another balance and a child are refused by their column', async () => {
    const [one = 0, two = 0, three = 0, four = 0, five = 0] = fresh(5);
    await bring(sheet([line(one), line(two), line(five, { value: '99' })]));
    const { report } = await bring(
      sheet([
        line(one, { points: '999999' }),
        line(two, { phone: phoneOf(99_000_001) }),
        line(three, { value: '1.5' }),
        line(five, { value: '100' }),
        line(four, { born: '2020' }),
      ]),
    );
    expect(report).toMatchObject({ created: 0, failed: 5 });
    const byRow = [...report.problems].sort((a, b) => a.row - b.row);
    expect(byRow.map(({ column, code }) => `${column} ${code}`)).toEqual([
      'openingPoints onboarding.other_points',
      'phone onboarding.other_phone',
      'openingPrincipalFen onboarding.bad_cell',
      'openingPrincipalFen onboarding.other_balance',
      'birthYear onboarding.minor',
    ]);
  });

  test('(MEM-14) stored value comes in through the ledger, once, and can be spent and asked back by hand', async () => {
    const [n = 0] = fresh(1);
    const rows = sheet([line(n, { value: '50000' })]);
    const sumOf = async (sql: string) =>
      Number((await shop.reads.all<{ n: number | string | null }>(sql))[0]?.n ?? 0);
    const opened = () =>
      sumOf("select sum(balance) as n from ledger_accounts where kind = 'stored-value.opening'");
    const notes = () =>
      sumOf("select count(*) as n from audit_log where action = 'onboarding.open_balances'");
    const [before, notesBefore] = [await opened(), await notes()];
    expect((await bring(rows)).report).toMatchObject({ created: 1, failed: 0 });
    expect((await bring(rows)).report).toMatchObject({ created: 0, unchanged: 1 });
    const { id } = await memberOf(n);
    const value = shop.house.container.get(STORED_VALUE);
    expect(await value.balance(MERCHANT, id)).toEqual({ principalFen: 50_000, giftFen: 0, heldFen: 0 });
    expect((await opened()) - before).toBe(-50_000);
    expect(await faults()).toEqual([]);
    expect((await notes()) - notesBefore).toBe(1);

    const person = await people.signInBySms(phoneOf(n), undefined, true);
    const use = { memberId: id, bizType: 'test.use', bizId: `u${n}`, amountFen: 10_000, title: '消费' };
    await shop.unitOfWork.run((tx) => value.spend(tx, MERCHANT, { ...use, at: shop.clock.now() }));
    const { body } = await shop.call<{ items: { id: string; cashOut: object }[] }>(
      'GET',
      '/v1/me/stored-value/recharges',
      { token: person.accessToken },
    );
    expect(body.items).toMatchObject([{ cashOut: { refundFen: 40_000, channel: 'manual' } }]);
    const back = await shop.call('POST', '/v1/me/stored-value/cash-outs', {
      ...{ token: person.accessToken, body: { rechargeId: body.items[0]?.id } },
    });
    expect(back.body).toMatchObject({ state: 'REQUESTED', channel: 'manual', refundFen: 40_000 });
  });

  test('(MEM-14) the level that she had is hers for one keep period; a name that the shop does not have is refused', async () => {
    const [gold = 0, none = 0] = fresh(2);
    await shop.unitOfWork.run((tx) =>
      shop.house.container.get(TIER_IMPORT).importRules(tx, MERCHANT, DEMO_TIERS, shop.clock.now()),
    );
    const { report } = await bring(sheet([line(gold), line(none, { tier: '钻石' })]));
    expect(report.problems).toMatchObject([{ column: 'tier', code: 'onboarding.no_such_tier' }]);
    const { id } = await memberOf(gold);
    const tierOf = () => shop.house.container.get(TIERS).tierOf(MERCHANT, id);
    expect(await tierOf()).toMatchObject({
      tier: { level: 3, name: '金卡' },
      keepsUntil: shop.clock.now() + 365 * DAY_MS,
    });
  });

  test('(MEM-14) the first binding or purchase is rewarded once, and never while she is a shadow', async () => {
    await decide(500);
    const [n = 0] = fresh(1);
    await bring(sheet([line(n, { points: '10' })]));
    const { id } = await memberOf(n);
    const pay = () =>
      shop.unitOfWork.run(async (tx) =>
        tx.emit({
          ...{ type: 'stored-value.recharged', occurredAt: shop.clock.now() },
          ...{ merchantId: MERCHANT, memberId: id, giftCoupons: [] },
        } as Parameters<typeof tx.emit>[0]),
      );
    await pay();
    await shop.deliver();
    expect(await usable(id)).toBe(10);
    await people.signInBySms(phoneOf(n), undefined, true);
    await shop.deliver();
    await Promise.all([pay(), pay()]);
    await shop.deliver();
    expect(await usable(id)).toBe(510);
    const told = (await shop.events('onboarding.member_activated')).filter(({ memberId }) => memberId === id);
    expect(told).toMatchObject([{ act: 'bind', points: 500 }]);
  });

  test('(MEM-14) who was here before the import, or came by herself, is not rewarded', async () => {
    await decide(500);
    const [here = 0, alone = 0] = fresh(2);
    const before = await people.signInBySms(phoneOf(here), undefined, true);
    await bring(sheet([line(here, { points: '0' })]));
    await people.signInBySms(phoneOf(here), undefined, true);
    const other = await people.signInBySms(phoneOf(alone), undefined, true);
    await shop.deliver();
    expect(await usable(before.member.id as MemberId)).toBe(0);
    expect(await usable(other.member.id as MemberId)).toBe(0);
  });

  test('(MEM-14) who closed her account does not come back with an old file', async () => {
    const [n = 0] = fresh(1);
    await bring(sheet([line(n)]));
    const { id } = await memberOf(n);
    for (const data of shop.house.container.get(MEMBER_DATA))
      await shop.unitOfWork.run((tx) => data.eraseMember(tx, MERCHANT, id));
    const { report } = await bring(sheet([line(n)]));
    expect(report.problems).toMatchObject([{ column: 'externalId', code: 'onboarding.closed' }]);
  });

  test('(MEM-14) what came with a merged member goes with her, and back again', async () => {
    const [n = 0] = fresh(1);
    await bring(sheet([line(n)]));
    const { id } = await memberOf(n);
    const data = shop.house.container.get(MEMBER_DATA).find(({ name }) => name === 'onboarding');
    const into = 'mbr_other' as MemberId;
    const moved = await shop.unitOfWork.run(
      (tx) => data?.mergeMember(tx, MERCHANT, id, into) ?? Promise.resolve(),
    );
    const opened = await data?.exportMember(MERCHANT, into);
    expect(opened).toMatchObject({ origins: [{ externalId: `OLD-${n}` }] });
    const kept = JSON.parse(JSON.stringify(moved));
    await shop.unitOfWork.run(async (tx) => data?.unmergeMember(tx, MERCHANT, id, into, kept));
    expect(await data?.exportMember(MERCHANT, id)).toMatchObject({ origins: [{ externalId: `OLD-${n}` }] });
  });

  test('(MEM-14) the owner takes members out masked, and the audit log says so; nobody else does', async () => {
    const [n = 0] = fresh(1);
    await bring(sheet([line(n, { name: '王小明' })]));
    const { id } = await memberOf(n);
    const out = (token: string) =>
      fetch(`${shop.house.url}/v1/console/exports/members`, {
        headers: { authorization: `Bearer ${token}` },
      });
    const text = await (await out(owner)).text();
    const mine = text.split('\r\n').find((row) => row.startsWith(id));
    expect(mine).toBe(
      `${id},王*,${phoneOf(n).slice(0, 3)}****${phoneOf(n).slice(-4)},shadow,2021-05-06,import`,
    );
    expect(text).not.toContain(phoneOf(n));
    const [audited] = await shop.reads.all<{ n: number | string }>(
      `select count(*) as n from audit_log where action = 'imports.export' and subject = 'sheet:members'`,
    );
    expect(Number(audited?.n)).toBe(1);
    const clerk = await shop.staff('jianghan');
    expect((await out(clerk)).status).toBe(403);
    expect((await bring(sheet([]), { token: clerk })).status).toBe(403);
  });
});
