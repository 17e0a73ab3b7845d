import { request } from 'node:http';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { OPENING_MS, type SmallShop, smallShop } from '../../support/small-shop.ts';
import { workbook, zip } from '../../support/workbook.ts';

const CSV = 'text/csv';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEADER = '商品编号,标题,类目,SKU编码,售价(元),划线价(元),规格名,规格值,上架';

interface Line {
  readonly type: 'progress' | 'report';
  readonly state: string;
  readonly problem: string | null;
  readonly runId: string;
  readonly rowsRead: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly ignoredColumns: readonly string[];
  readonly problems: readonly { row: number; column: string; code: string; message: string }[];
}

const teaRows = (count: number, price = '9.90') =>
  Array.from({ length: count }, (_, n) => `T-${n},茶 ${n},cat_all,TEA-${n},${price},,,,是`);
const sheet = (rows: readonly string[]) => `${[HEADER, ...rows].join('\r\n')}\r\n`;

describe.each(DATABASE_KINDS)('a sheet of products on %s', (kind) => {
  let shop: SmallShop;
  let owner: string;

  beforeAll(async () => {
    shop = await smallShop(kind);
    owner = await shop.staff('owner');
  }, OPENING_MS);
  afterAll(() => shop.close());

  async function bring(body: string | Buffer, { query = '', type = CSV, token = owner } = {}) {
    const reply = await fetch(`${shop.house.url}/v1/console/imports/products${query}`, {
      method: 'POST',
      headers: { 'content-type': type, authorization: `Bearer ${token}` },
      body: new Uint8Array(Buffer.from(body)),
    });
    const text = await reply.text();
    if (reply.status !== 200)
      return { status: reply.status, problem: JSON.parse(text), lines: [], report: undefined };
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    return { status: 200, problem: undefined, lines, report: lines.at(-1) };
  }
  const prices = () =>
    shop.reads.all<{ code: string; price: number }>(
      `select code, price_fen as price from skus where code like 'TEA-%' order by id`,
    );

  test('(CAT-10) a dry run says what would happen and writes nothing', async () => {
    const { report } = await bring(sheet(teaRows(450)), { query: '?dryRun=true' });
    expect(report).toMatchObject({ type: 'report', state: 'done', rowsRead: 450, created: 450, failed: 0 });
    expect(await prices()).toEqual([]);
  });

  test('(CAT-10) rows come in by chunks with progress; a repeat changes nothing; a new price changes its rows', async () => {
    const first = await bring(sheet(teaRows(450)));
    expect(first.lines.slice(0, -1).map(({ rowsRead }) => rowsRead)).toEqual([100, 200, 300, 400]);
    expect(first.lines.at(-1)?.type).toBe('report');
    expect(first.report).toMatchObject({ rowsRead: 450, created: 450, changed: 0, unchanged: 0, failed: 0 });
    expect(await prices()).toHaveLength(450);
    expect((await bring(sheet(teaRows(450)))).report).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: 450,
    });
    const dearer = [...teaRows(449), 'T-449,茶 449,cat_all,TEA-449,"1,010.50",,,,是'];
    expect((await bring(sheet(dearer))).report).toMatchObject({ changed: 1, unchanged: 449 });
    expect((await prices()).filter(({ price }) => price !== 990)).toEqual([
      { code: 'TEA-449', price: 101_050 },
    ]);
    const page = await shop.call<{ items: { title: string }[] }>('GET', '/v1/products?limit=100');
    expect(page.body.items.some(({ title }) => title.startsWith('茶'))).toBe(true);
  });

  test('(CAT-10) each bad row is named by its number and column, the good ones come in', async () => {
    const { report } = await bring(
      sheet([
        'E-1,好茶,cat_all,ERR-1,12.00,,,,',
        ',无编号,cat_all,ERR-2,12.00,,,,',
        'E-3,坏价,cat_all,ERR-3,十二元,,,,',
        '',
        'E-4,没有类目,不存在,ERR-4,12.00,,,,',
        'E-5,双规格,cat_all,ERR-5,12.00,,颜色,白,',
        'E-5,双规格,cat_all,ERR-6,坏,,颜色,蓝,',
        'E-6,撞码,cat_all,ERR-1,12.00,,,,',
        'E-1,分开的,cat_all,ERR-7,12.00,,,,',
        'E-7,也好,cat_all,ERR-8,12.00,,,,',
      ]),
    );
    expect(report).toMatchObject({ state: 'done', rowsRead: 9, created: 2, failed: 7 });
    const named = report?.problems.map(({ row, column, code }) => [row, column, code]).toSorted();
    expect(named).toEqual(
      [
        [3, 'externalId', 'catalog.cell_empty'],
        [4, 'price', 'catalog.cell_not_yuan'],
        [6, 'category', 'catalog.category_not_found'],
        [8, 'price', 'catalog.cell_not_yuan'],
        [9, 'code', 'catalog.code_taken'],
        [10, 'externalId', 'imports.group_apart'],
      ].toSorted(),
    );
    const kept = await shop.reads.all<{ problems: string }>('select problems from import_runs where id = ?', [
      report?.runId,
    ]);
    // Row numbers and rules are kept, nothing of what stood in the cells.
    expect(kept[0]?.problems).not.toMatch(/十二元|不存在/);
    const run = await shop.call('GET', `/v1/console/imports/${report?.runId}`, { token: owner });
    expect(run.body).toMatchObject({ state: 'done', failed: 7, startedBy: 'stf_owner' });
  });

  test('(CAT-10) an upload that breaks off half way keeps what was committed, and is simply repeated', async () => {
    const rows = teaRows(3_000).map((row) => row.replaceAll('T-', 'H-').replaceAll('TEA-', 'HALF-'));
    const half = sheet(rows.slice(0, 1_500));
    const { port } = new URL(shop.house.url);
    await new Promise<void>((resolve) => {
      const upload = request({
        port,
        method: 'POST',
        path: '/v1/console/imports/products',
        headers: { authorization: `Bearer ${owner}`, 'content-type': CSV },
      });
      upload.on('response', (reply) => {
        reply.once('data', () => upload.destroy());
        reply.on('error', () => resolve());
        reply.on('close', () => resolve());
      });
      upload.on('error', () => resolve());
      upload.write(half);
    });
    const committed = async () =>
      (await shop.reads.all<{ n: number }>(`select count(*) as n from skus where code like 'HALF-%'`))[0]
        ?.n ?? 0;
    const states = () =>
      shop.reads.all<{ state: string; created: number }>(
        'select state, created from import_runs order by started_at desc, id desc limit 1',
      );
    for (let wait = 0; wait < 200 && (await states())[0]?.state === 'running'; wait += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    const before = await committed();
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(3_000);
    expect(await states()).toEqual([{ state: 'stopped', created: before }]);

    const again = await bring(sheet(rows));
    expect(again.report).toMatchObject({
      state: 'done',
      unchanged: before,
      created: 3_000 - before,
      failed: 0,
    });
    expect(await committed()).toBe(3_000);
  });

  test('(CAT-10) a workbook comes in like a CSV, with numbers as Excel keeps them', async () => {
    const { report } = await bring(
      workbook([
        ['SKU编码', '商品编号', '标题', '类目', '售价(元)', '备注'],
        ['XL-1', 'X-1', '热干面', 'cat_all', 8.5, 'x'],
        ['XL-2', 'X-2', '豆皮', 'cat_all', 12, 'x'],
      ]),
      { type: XLSX },
    );
    expect(report).toMatchObject({ state: 'done', created: 2, failed: 0, ignoredColumns: ['备注'] });
    const rows = await shop.reads.all(
      'select code, price_fen as price from skus where code in (?, ?) order by code',
      ['XL-1', 'XL-2'],
    );
    expect(rows).toEqual([
      { code: 'XL-1', price: 850 },
      { code: 'XL-2', price: 1_200 },
    ]);
  });

  test('(CAT-10) what is no workbook, or unpacks to too much, is refused before it is unpacked', async () => {
    expect(await bring('not a zip', { type: XLSX })).toMatchObject({
      status: 422,
      problem: { code: 'imports.bad_xlsx' },
    });
    const bomb = zip({ 'xl/workbook.xml': 'x' }, 2 ** 31);
    expect(await bring(bomb, { type: XLSX })).toMatchObject({
      status: 413,
      problem: { code: 'imports.xlsx_too_large' },
    });
    expect(await bring(zip({ 'a.txt': 'x' }), { type: XLSX })).toMatchObject({ status: 422 });
  });

  test('(CAT-10) wrong headers, an empty file and other kinds are ordinary problems', async () => {
    expect(await bring('标题,价格\n茶,1\n')).toMatchObject({
      status: 422,
      problem: { code: 'imports.columns_missing' },
    });
    expect(await bring('')).toMatchObject({ status: 422, problem: { code: 'imports.empty' } });
    expect(await bring('{}', { type: 'application/json' })).toMatchObject({ status: 415 });
    const unknown = await shop.call('POST', '/v1/console/imports/dragons', { token: owner });
    expect(unknown.status).toBe(415);
  });

  test('(CAT-10) a sheet of the whole shop is for owners and managers of the whole shop', async () => {
    const clerk = await shop.staff('jianghan');
    expect(await bring(sheet(teaRows(1)), { token: clerk })).toMatchObject({ status: 403 });
    const out = await fetch(`${shop.house.url}/v1/console/exports/products`, {
      headers: { authorization: `Bearer ${clerk}` },
    });
    expect(out.status).toBe(403);
  });

  test('(CAT-10) what goes out comes in again unchanged, and no cell runs as a formula', async () => {
    const risky = sheet(['F-1,=cmd|calc,cat_all,FORM-1,1.00,2.00,,,是']);
    expect((await bring(risky)).report).toMatchObject({ created: 1 });
    const out = await fetch(`${shop.house.url}/v1/console/exports/products`, {
      headers: { authorization: `Bearer ${owner}` },
    });
    const bytes = Buffer.from(await out.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(out.headers.get('content-disposition')).toContain('products.csv');
    const text = bytes.toString();
    expect(text).toContain(",'=cmd|calc,");
    expect(text).not.toMatch(/(^|,)[=@]/m);
    const { report } = await bring(bytes);
    expect(report).toMatchObject({ state: 'done', failed: 0, created: 0, changed: 0 });
    expect(report?.unchanged).toBe(report?.rowsRead);
  });

  test('(CAT-10) the list of imports turns pages, newest first', async () => {
    const list = (query: string) =>
      shop.call<{ items: { id: string; startedAt: number }[]; nextCursor: string }>(
        'GET',
        `/v1/console/imports?${query}`,
        { token: owner },
      );
    const first = (await list('limit=3')).body;
    const next = (await list(`limit=3&cursor=${first.nextCursor}`)).body;
    const both = [...first.items, ...next.items];
    expect(new Set(both.map(({ id }) => id)).size).toBe(6);
    const times = both.map(({ startedAt }) => startedAt);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });
});
