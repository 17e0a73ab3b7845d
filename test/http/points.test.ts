import { type MemberId, UNIT_OF_WORK } from '#kernel';
import { POINTS } from '#modules/points';
import { DATABASE_KINDS } from '../support/databases.ts';
import { MERCHANT, OPENING_MS, type SmallShop, smallShop } from '../support/small-shop.ts';

interface Points {
  readonly memberId: string;
  readonly name: string;
  readonly usable: number;
  readonly debt: number;
}

describe.each(DATABASE_KINDS)('points in the console on %s', (kind) => {
  let shop: SmallShop;
  let owner: string;
  let clerk: string;
  let member: MemberId;
  let token: string;
  let people = 0;

  beforeAll(async () => {
    shop = await smallShop(kind);
    [owner, clerk] = [await shop.staff('owner'), await shop.staff('jianghan')];
  }, OPENING_MS);
  afterAll(() => shop.close());
  beforeEach(async () => {
    people += 1;
    token = await shop.shopper(`points-${people}`);
    member = (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body.id;
  });

  const adjust = (body: object, options: { token?: string; key?: string } = {}) =>
    shop.call<{ usable: number; code: string }>('POST', `/v1/console/members/${member}/points/adjustments`, {
      token: owner,
      body,
      ...options,
    });
  const points = async () =>
    (await shop.call<Points>('GET', `/v1/console/members/${member}/points`, { token: clerk })).body;
  const audited = async () => {
    const { body } = await shop.call<{ items: { action: string; subject: string; after: object }[] }>(
      'GET',
      '/v1/console/audit?limit=100',
      { token: owner },
    );
    return body.items.filter(({ subject }) => subject === `member:${member}` || subject === 'points:rules');
  };

  test('the owner gives and takes points by hand, once per request, and it is audited with its reason', async () => {
    expect((await adjust({ amount: 50, reason: '开业补偿' }, { key: 'adjust-me-once' })).body.usable).toBe(
      50,
    );
    expect((await adjust({ amount: 50, reason: '开业补偿' }, { key: 'adjust-me-once' })).body.usable).toBe(
      50,
    );
    expect(await adjust({ amount: 51, reason: '开业补偿' }, { key: 'adjust-me-once' })).toMatchObject({
      status: 422,
      body: { code: 'request.key_reused' },
    });
    expect((await adjust({ amount: -20, reason: '录错了' })).body.usable).toBe(30);
    expect(await audited()).toMatchObject([
      { action: 'points.adjust', after: { usable: 30, amount: -20, reason: '录错了' } },
      { action: 'points.adjust', after: { usable: 50, amount: 50, reason: '开业补偿' } },
    ]);
    expect((await shop.call('GET', '/v1/console/audit/chain', { token: owner })).body).toMatchObject({
      brokenAt: null,
    });
  });

  test('nothing is taken that is not there', async () => {
    await adjust({ amount: 5, reason: '补偿' });
    expect(await adjust({ amount: -6, reason: '录错了' })).toMatchObject({
      status: 409,
      body: { code: 'points.insufficient', details: { usable: 5 } },
    });
    expect((await points()).usable).toBe(5);
  });

  test.each([
    [{ amount: 0, reason: '没有' }],
    [{ amount: 1.5, reason: '半分' }],
    [{ amount: 2_000_000, reason: '太多' }],
    [{ amount: 5 }],
    [{ amount: 5, reason: '长'.repeat(101) }],
  ])('%j is no adjustment', async (body) => {
    expect((await adjust(body)).status).toBe(400);
  });

  test('only the owner adjusts and sets rules; the name is masked for who may look', async () => {
    await adjust({ amount: 5, reason: '补偿' });
    expect((await adjust({ amount: 5, reason: '补偿' }, { token: clerk })).status).toBe(403);
    expect((await shop.call('GET', '/v1/console/points/rules', { token: clerk })).status).toBe(403);
    const seen = await points();
    expect(seen).toMatchObject({ memberId: member, usable: 5, debt: 0 });
    expect(seen.name).toMatch(/^.?\*$/);
    expect((await shop.call('GET', '/v1/console/members/nobody/points', { token: clerk })).status).toBe(404);
  });

  test('a member reads her own entries in pages, newest first, and nobody else’s', async () => {
    for (const amount of [1, 2, 3]) await adjust({ amount, reason: '补偿' });
    const page = async (query: string) =>
      (
        await shop.call<{ items: { change: number }[]; nextCursor: string | null }>(
          'GET',
          `/v1/me/points/entries?limit=2${query}`,
          { token },
        )
      ).body;
    const first = await page('');
    const rest = await page(`&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items].map(({ change }) => change)).toEqual([3, 2, 1]);
    expect(rest.nextCursor).toBeNull();
    const other = await shop.shopper('points-nobody');
    expect((await shop.call('GET', '/v1/me/points/entries', { token: other })).body).toMatchObject({
      items: [],
    });
    expect(await shop.call('GET', '/v1/me/points/entries?cursor=rubbish', { token })).toMatchObject({
      status: 400,
      body: { code: 'request.bad_cursor' },
    });
  });

  describe('the rules', () => {
    const rules = async () =>
      (await shop.call<Record<string, unknown>>('GET', '/v1/console/points/rules', { token: owner })).body;
    const change = (body: object) =>
      shop.call<{ code: string }>('PUT', '/v1/console/points/rules', { token: owner, body });

    test('changed by the owner, they count from then on and are audited', async () => {
      const before = await rules();
      expect(
        (await change({ ...before, rewards: { ...(before['rewards'] as object), review: 7 } })).status,
      ).toBe(200);
      const { earned } = await shop.house.container.get(UNIT_OF_WORK).run((tx) =>
        shop.house.container.get(POINTS).earn(tx, MERCHANT, {
          ...{
            memberId: member,
            source: 'review',
            bizType: 'reviews.review',
            bizId: '1',
            at: shop.clock.now(),
          },
        }),
      );
      expect(earned).toBe(7);
      expect((await audited()).find(({ action }) => action === 'points.change_rules')).toMatchObject({
        before: { rewards: { review: 20 } },
        after: { rewards: { review: 7 } },
      });
      await change(before);
    });

    test.each([
      ['a rate below 0', { pointsPer100Yuan: -1 }],
      ['six days in a week', { checkIn: { rewards: [1, 2, 3, 4, 5, 6], makeUpsPerMonth: 3 } }],
      ['points that are valid for no day', { validDays: 0 }],
      ['something unknown', { surprise: true }],
    ])('%s is refused', async (_case, patch) => {
      expect((await change({ ...(await rules()), ...patch })).status).toBe(400);
    });
  });

  test('the owner takes out who has how many points; numbers of members, no names', async () => {
    await adjust({ amount: 42, reason: '补偿' });
    const answer = await fetch(`${shop.house.url}/v1/console/exports/points`, {
      headers: { authorization: `Bearer ${owner}` },
    });
    expect(answer.status).toBe(200);
    const csv = await answer.text();
    expect(csv).toContain(`${member},42,0,`);
    expect(
      (
        await fetch(`${shop.house.url}/v1/console/exports/points`, {
          headers: { authorization: `Bearer ${clerk}` },
        })
      ).status,
    ).toBe(403);
  });

  test('two members made one by the owner have one balance, and two again when it is undone (MEM-03)', async () => {
    await adjust({ amount: 30, reason: '补偿' });
    const [older, olderToken] = [member, token];
    people += 1;
    token = await shop.shopper(`points-${people}`);
    member = (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body.id;
    await adjust({ amount: 12, reason: '补偿' });

    const merged = await shop.call<{ id: string }>('POST', '/v1/console/member-merges', {
      token: owner,
      body: { memberIds: [older, member] },
    });
    expect(merged.status).toBe(201);
    // Asked for by either name.
    expect(await points()).toMatchObject({ memberId: older, usable: 42 });
    expect((await shop.call('GET', '/v1/me/points', { token: olderToken })).body).toMatchObject({
      usable: 42,
    });

    const undo = `/v1/console/member-merges/${merged.body.id}/undo`;
    expect((await shop.call('POST', undo, { token: owner, body: {} })).status).toBe(200);
    expect(await points()).toMatchObject({ memberId: member, usable: 12 });
    expect((await shop.call('GET', '/v1/me/points', { token: olderToken })).body).toMatchObject({
      usable: 30,
    });
  });

  test('the trial balance adds up to 0 in each unit, and a book is read entry by entry (X-06)', async () => {
    await adjust({ amount: 42, reason: '补偿' });
    const { body } = await shop.call<{ items: { unit: string; kind: string; balance: number }[] }>(
      'GET',
      '/v1/console/ledger/trial-balance',
      { token: owner },
    );
    expect(body.items.map(({ kind: name }) => name)).toContain('points.usable');
    expect(body.items.reduce((sum, { balance }) => sum + balance, 0)).toBe(0);

    const book = `/v1/console/ledger/accounts/points/points.usable/${member}/entries`;
    expect((await shop.call('GET', book, { token: owner })).body).toMatchObject({
      items: [{ seq: 1, amount: 42, balanceAfter: 42, bizType: 'points.adjustment', memo: '人工调整' }],
      nextCursor: null,
    });
    expect((await shop.call('GET', book, { token: clerk })).status).toBe(403);
    expect((await shop.call('GET', '/v1/console/ledger/trial-balance', { token: clerk })).status).toBe(403);
  });
});
