import { fen } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { staffOf } from '../../support/owner.ts';
import { reconciledDays } from '../../support/reconciled-days.ts';
import { JIANGHAN } from '../../support/small-shop.ts';

const ROUTE = '/v1/console/reconciliation';

interface Difference {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
}

describe.each(DATABASE_KINDS)('对账 in the console, on %s', (kind) => {
  let shop: Awaited<ReturnType<typeof reconciledDays>>;
  let owner: Awaited<ReturnType<typeof staffOf>>;
  let day: string;
  let keys = 0;
  beforeAll(async () => {
    shop = await reconciledDays(kind);
    day = shop.today();
    await shop.pay(fen(700));
    shop.sandbox.faults.add({ kind: 'bill_other_amount', provider: 'wechat' });
    for (let extra = 0; extra < 2; extra += 1)
      shop.sandbox.faults.add({ kind: 'bill_line_extra', provider: 'wechat' });
    await shop.nextMorning();
    await shop.daily();
    // After the night: shortly after midnight the next morning is farther away than a session lasts.
    owner = await staffOf(shop.house);
  });
  afterAll(() => shop.close());

  const read = async <Body>(path: string): Promise<Body> =>
    (await (await owner.call('GET', path)).json()) as Body;
  async function post(path: string, body: object, who = owner, key = `key-reconciliation-${++keys}`) {
    const answer = await who.call('POST', path, body, { 'idempotency-key': key });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }

  test('a day shows both sides to the fen, and what was found (PAY-06)', async () => {
    expect(await read(`${ROUTE}/days/wechat/${day}`)).toMatchObject({
      ...{ state: 'DONE', problem: null },
      payments: {
        theirs: { count: 3, fen: 701 + 2 * 1_234 },
        ours: { count: 1, fen: 700 },
        unexplainedFen: 0,
      },
      found: expect.arrayContaining([
        { kind: 'amount', count: 1 },
        { kind: 'extra', count: 2 },
      ]),
    });
    const { items } = await read<{ items: { provider: string; day: string }[] }>(`${ROUTE}/days?limit=2`);
    expect(items.map((one) => [one.day, one.provider])).toEqual([
      [day, 'alipay'],
      [day, 'unionpay'],
    ]);
    expect((await owner.call('GET', `${ROUTE}/days/wechat/2020-01-01`)).status).toBe(404);
  });

  test('differences come in pages, each once (X-08)', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const more = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: { items: Difference[]; nextCursor: string | null } = await read(
        `${ROUTE}/differences?limit=2&state=OPEN${more}`,
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(3);
    expect(seen).toHaveLength(3);
    expect((await owner.call('GET', `${ROUTE}/differences?cursor=x`)).status).toBe(400);
  });

  test('the owner notes and closes one, once, and the audit log has it (PAY-06, X-10)', async () => {
    const { items } = await read<{ items: Difference[] }>(`${ROUTE}/differences?kind=amount`);
    const path = `${ROUTE}/differences/${items[0]?.id}`;
    expect(await post(`${path}/notes`, { text: '已联系微信支付' })).toMatchObject({ status: 200 });
    const closing = { reason: 'provider_corrected', note: '次日更正' };
    const first = await post(`${path}/close`, closing, owner, 'close-amount-once');
    expect(first).toMatchObject({ status: 200, body: { state: 'CLOSED', closingReason: closing.reason } });
    expect(await post(`${path}/close`, closing, owner, 'close-amount-once')).toEqual(first);
    expect(await post(`${path}/close`, closing)).toMatchObject({
      ...{ status: 409, body: { code: 'reconciliation.not_open' } },
    });
    expect(await read(path)).toMatchObject({
      notes: [{ text: '已联系微信支付' }, { text: '次日更正' }],
    });
    const audit = await read<{ items: { action: string }[] }>('/v1/console/audit?limit=20');
    expect(audit.items.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['reconciliation.note', 'reconciliation.close']),
    );
  });

  test('only who has the whole shop sees it, and only its owner changes it', async () => {
    const [manager, clerk] = [
      await staffOf(shop.house, 'manager'),
      await staffOf(shop.house, 'owner', JIANGHAN),
    ];
    const { items } = await read<{ items: Difference[] }>(`${ROUTE}/differences?kind=extra`);
    const path = `${ROUTE}/differences/${items[0]?.id}`;
    expect((await manager.call('GET', path)).status).toBe(200);
    expect((await clerk.call('GET', path)).status).toBe(403);
    const closing = { reason: 'accepted', note: '…' };
    expect(await post(`${path}/close`, closing, manager)).toMatchObject({ status: 403 });
  });

  test('a day is compared once more when the owner asks, and the sheet is a stream of all of it', async () => {
    expect(await post(`${ROUTE}/days/wechat/${day}/again`, {})).toMatchObject({
      ...{ status: 202, body: { state: 'WAITING' } },
    });
    await shop.daily();
    expect(await read(`${ROUTE}/days/wechat/${day}`)).toMatchObject({
      ...{ state: 'DONE', payments: { theirs: { count: 1, fen: 700 } } },
    });
    const sheet = await (await owner.call('GET', '/v1/console/exports/reconciliation-differences')).text();
    expect(sheet).toContain('渠道多出收款');
    expect(sheet).toContain('7.01');
    expect(sheet.trim().split('\r\n')).toHaveLength(4);
  });

  test('the sheet follows the filters of the list, and refuses one that it does not know', async () => {
    const rows = async (only: string) => {
      const path = `/v1/console/exports/reconciliation-differences?only=${only}`;
      return (await (await owner.call('GET', path)).text()).trim().split('\r\n').slice(1);
    };
    const extra = await rows(`kind:extra,day:${day},provider:wechat`);
    const listed = await read<{ items: object[] }>(
      `${ROUTE}/differences?kind=extra&day=${day}&provider=wechat`,
    );
    expect(extra).toHaveLength(listed.items.length);
    for (const row of extra) expect(row).toContain('渠道多出收款');
    expect(await rows('kind:extra,day:2001-01-01')).toEqual([]);
    expect(
      await (
        await owner.call('GET', '/v1/console/exports/reconciliation-differences?only=colour:red')
      ).json(),
    ).toMatchObject({ status: 422, code: 'imports.filter_unknown' });
  });
});
