import { MEMBER_DATA } from '#feature';
import { DAY_MS, fen, type MemberId, type OrderId, type ProductId, type SkuId } from '#kernel';
import { MEMBERS } from '#modules/members';
import { ORDER_IMPORT } from '#modules/orders';
import { PURCHASE_FACTS } from '#modules/purchases';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { peopleAt } from '../../support/people.ts';
import { JIANGHAN, MERCHANT, OPENING_MS, type SmallShop, smallShop } from '../../support/small-shop.ts';

const HEADER =
  '渠道,单号,门店编号,消费时间,手机号,会员号,实付金额(元),退款金额(元),商品名称,商品编号,数量,小计(元)';

interface Shown {
  readonly channel: string;
  readonly number: string;
  readonly orderId: string | null;
  readonly at: number;
  readonly paidFen: number;
  readonly refundedFen: number;
  readonly stores: readonly string[];
  readonly lines: readonly { readonly title: string; readonly totalFen: number }[];
}
interface Pages {
  readonly items: readonly Shown[];
  readonly nextCursor: string | null;
}

describe.each(DATABASE_KINDS)('what members bought over all channels on %s', (kind) => {
  let shop: SmallShop;
  let owner: string;
  let people: ReturnType<typeof peopleAt>;
  let numbers = 0;

  beforeAll(async () => {
    shop = await smallShop(kind);
    owner = await shop.staff('owner');
    people = peopleAt(shop.house, shop.outside, shop.clock);
  }, OPENING_MS);
  afterAll(() => shop.close());

  const phoneOf = (n: number) => `136${String(n).padStart(8, '0')}`;
  const freshPhone = () => phoneOf(++numbers);
  const day = (ago: number) =>
    new Date(shop.clock.now() - ago * DAY_MS + 8 * 3_600_000).toISOString().slice(0, 10);

  async function bring(rows: readonly string[], query = '') {
    const reply = await fetch(`${shop.house.url}/v1/console/imports/purchases${query}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', authorization: `Bearer ${owner}` },
      body: `${[HEADER, ...rows].join('\r\n')}\r\n`,
    });
    const text = await reply.text();
    return JSON.parse(text.trim().split('\n').at(-1) ?? '') as {
      readonly created: number;
      readonly changed: number;
      readonly unchanged: number;
      readonly failed: number;
      readonly problems: readonly { readonly column: string; readonly code: string }[];
    };
  }
  const order = (memberId: MemberId, id: string, placedAt: number, unitPriceFen: number) =>
    shop.unitOfWork.run((tx) =>
      shop.house.container.get(ORDER_IMPORT).importHistory(tx, MERCHANT, [
        {
          ...{ id: id as OrderId, number: `TQ${id}`, memberId, storeId: JIANGHAN, placedAt },
          lines: [
            {
              ...{ skuId: 'sku_duck' as SkuId, productId: 'prd_duck' as ProductId, title: '鸭脖礼盒' },
              ...{ optionText: '', imageUrl: '/x', quantity: 1, unitPriceFen: fen(unitPriceFen) },
            },
          ],
        },
      ]),
    );
  const mine = async (token: string, query = '') =>
    (await shop.call<Pages>('GET', `/v1/me/purchases${query}`, { token })).body;

  test('(MEM-09) her orders and her purchases elsewhere stand in one timeline, newest first, page by page', async () => {
    const phone = freshPhone();
    const person = await people.signInBySms(phone);
    const { id } = person.member;
    const at = Date.parse(`${day(5)}T12:00:00+08:00`);
    for (const n of [1, 2, 3]) await order(id, `ord_${numbers}_${n}`, at + n * 1_000, n * 1_000);
    await order(id, `ord_${numbers}_same`, at, 4_500);
    const report = await bring([
      `门店收银,T-${numbers}-1,${JIANGHAN},${day(5)} 12:00,${phone},,20.00,5.00,热干面,,2,20.00`,
      `抖音,T-${numbers}-1,,${day(2)} 08:00,${phone},,9.90,,,,,`,
      `美团,M-${numbers},,${day(9)} 20:30,${phone},,,,鸭脖礼盒,prd_duck,1,45.00`,
      `美团,M-${numbers},,${day(9)} 20:30,${phone},,,,汽水,,2,6.00`,
    ]);
    expect(report).toMatchObject({ created: 3, failed: 0 });

    const seen: Shown[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Pages = await mine(
        person.accessToken,
        `?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(seen.map(({ channel, paidFen, refundedFen }) => [channel, paidFen, refundedFen])).toEqual([
      ['douyin', 990, 0],
      ['mini_program', 3_000, 0],
      ['mini_program', 2_000, 0],
      ['mini_program', 1_000, 0],
      ['mini_program', 4_500, 0],
      ['till', 2_000, 500],
      ['meituan', 5_100, 0],
    ]);
    expect(seen[5]).toMatchObject({ stores: ['江汉路店'], orderId: null, lines: [{ title: '热干面' }] });
    expect(seen[6]?.lines).toHaveLength(2);
    expect(JSON.stringify(seen)).not.toContain(phone);

    const facts = await shop.house.container.get(PURCHASE_FACTS).of(MERCHANT, [id]);
    expect(facts.get(id)?.reduce((sum, { netFen }) => sum + netFen, 0)).toBe(18_090);

    const other = await people.signIn('别人');
    expect((await mine(other.accessToken)).items).toEqual([]);
  });

  test('(MEM-09) a sheet is repeated without doubling; refunds change it, another buyer does not', async () => {
    const phone = freshPhone();
    const number = `R-${numbers}`;
    const row = (refund: string, who = phone) => `淘宝,${number},,${day(1)},${who},,100.00,${refund},,,,`;
    expect(await bring([row('')], '?dryRun=true')).toMatchObject({ created: 1 });
    expect(await bring([row('')])).toMatchObject({ created: 1 });
    expect(await bring([row('')])).toMatchObject({ created: 0, unchanged: 1 });
    expect(await bring([row('40')])).toMatchObject({ changed: 1 });
    const { problems } = await bring([row('40', freshPhone())]);
    expect(problems).toMatchObject([{ column: 'phone', code: 'purchases.other_member' }]);
    expect((await bring([row('100.01')])).problems).toMatchObject([{ code: 'purchases.refund_too_large' }]);
    const found = await shop.house.container.get(MEMBERS).findByPhone(MERCHANT, phone);
    expect(found?.isShadow).toBe(true);
    const facts = await shop.house.container.get(PURCHASE_FACTS).of(MERCHANT, found ? [found.id] : []);
    expect([...facts.values()].flat()).toMatchObject([{ netFen: 6_000 }]);
  });

  test('(MEM-09) a number of ours or of the earlier system finds the member; an unknown one, store or split rows are refused', async () => {
    const person = await people.signInBySms(freshPhone());
    const old = await fetch(`${shop.house.url}/v1/console/imports/members`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', authorization: `Bearer ${owner}` },
      body: `会员号,手机号,来源,合法性依据\r\nVIP-${numbers},${phoneOf(numbers)},旧系统,会员同意\r\n`,
    });
    await old.text();
    const report = await bring([
      `堂食,K-${numbers}-1,,${day(1)},,${person.member.id},10,,,,,`,
      `堂食,K-${numbers}-2,,${day(1)},,VIP-${numbers},11,,,,,`,
      `堂食,K-${numbers}-3,,${day(1)},,NOBODY,11,,,,,`,
      `堂食,K-${numbers}-4,str_none,${day(1)},,VIP-${numbers},11,,,,,`,
      `堂食,K-${numbers}-5,,${day(1)},,VIP-${numbers},,,茶,,1,5`,
      `堂食,K-${numbers}-5,,${day(2)},,VIP-${numbers},,,面,,1,5`,
    ]);
    expect(report).toMatchObject({ created: 2, failed: 4 });
    expect(report.problems.map(({ code }) => code).sort()).toEqual([
      ...['purchases.no_such_member', 'purchases.no_such_store', 'purchases.rows_differ'],
    ]);
    expect((await mine(person.accessToken)).items.map(({ paidFen }) => paidFen)).toEqual([1_100, 1_000]);
  });

  test('(MEM-09) she is analysed while she agrees to it, and not before, nor as a shadow', async () => {
    const phone = freshPhone();
    const person = await people.signInBySms(phone);
    await bring(
      [30, 20, 10].map(
        (ago) =>
          `门店收银,A-${numbers}-${ago},${JIANGHAN},${day(ago)},${phone},,50.00,,鸭脖礼盒,prd_duck,1,50.00`,
      ),
    );
    const analysis = async () => {
      const path = `/v1/console/members/${person.member.id}/purchase-analysis`;
      return (await shop.call<{ analysis: Record<string, unknown> | null }>('GET', path, { token: owner }))
        .body.analysis;
    };
    expect(await analysis()).toBeNull();
    await people.post('/v1/consents', { purpose: 'profiling.segments' }, person.accessToken);
    expect(await analysis()).toMatchObject({
      ...{ purchases: 3, netFen: 15_000, averageFen: 5_000, medianIntervalDays: 10 },
      categories: [{ categoryId: 'cat_all', name: '全部', pieces: 3, netFen: 15_000 }],
    });
    expect(await analysis()).toMatchObject({ rfm: { r: expect.any(Number) } });
    const clerk = await shop.staff('jianghan');
    const path = `/v1/console/members/${person.member.id}/purchases`;
    expect((await shop.call('GET', path, { token: clerk })).status).toBe(403);
    expect((await shop.call<Pages>('GET', path, { token: owner })).body.items).toHaveLength(3);
    const looks = await shop.reads.all<object>(
      "select 1 as one from audit_log where action = 'purchases.look_up' and subject = ?",
      [`member:${person.member.id}`],
    );
    expect(looks.length).toBeGreaterThan(0);
  });

  test('(MEM-09) the whole shop by channel and store; shadows count in the sums and not among the buyers', async () => {
    const [from, until] = [Date.parse('2020-01-01'), Date.parse('2020-12-31')];
    const member = await people.signInBySms(freshPhone());
    const rows = [
      `京东,S-1,,2020-03-01,${phoneOf(numbers)},,100,,,,,`,
      `京东,S-2,,2020-03-11,${phoneOf(numbers)},,50,50,,,,`,
      `京东,S-3,,2020-03-21,${phoneOf(numbers)},,60,10,,,,`,
      `门店收银,S-4,${JIANGHAN},2020-05-01,${freshPhone()},,30,,热干面,,1,30`,
    ];
    expect(await bring(rows)).toMatchObject({ created: 4 });
    const ask = async (query = '') =>
      (
        await shop.call<Record<string, unknown>>(
          'GET',
          `/v1/console/purchases/analysis?from=${from}&until=${until}${query}`,
          { token: owner },
        )
      ).body;
    expect(await ask()).toMatchObject({
      ...{ purchases: 3, netFen: 18_000, averageFen: 6_000, buyers: 1, repeatBuyers: 1 },
      medianIntervalDays: 20,
    });
    expect(await ask('&channel=till')).toMatchObject({ purchases: 1, netFen: 3_000, buyers: 0 });
    expect(await ask(`&storeId=${JIANGHAN}`)).toMatchObject({ purchases: 1, netFen: 3_000 });
    const alone = async (query: string) =>
      (await shop.call('GET', `/v1/console/purchases/analysis?${query}`, { token: owner })).status;
    // Up to now, when it ends nowhere: years are too many then as well, and it may not begin tomorrow.
    expect(await alone('from=0')).toBe(400);
    expect(await alone(`from=${shop.clock.now() + DAY_MS}`)).toBe(400);
    expect(await alone(`from=${shop.clock.now() - DAY_MS}`)).toBe(200);
    expect(member.member.id).toBeTruthy();
  });

  test('(MEM-09) the owner takes them out: everything that was bought, and the analysis of who agreed', async () => {
    const out = async (sheet: string) =>
      (
        await fetch(`${shop.house.url}/v1/console/exports/${sheet}`, {
          headers: { authorization: `Bearer ${owner}` },
        })
      ).text();
    const all = await out('purchases');
    expect(all).toContain('美团,M-1,');
    expect(all).toContain('小程序,TQord_1_1,');
    expect(all).not.toContain('1360000');
    const analysed = (await out('purchase-analysis')).trim().split('\r\n');
    expect(analysed).toHaveLength(2);
  });

  test('(MEM-09) what was bought elsewhere goes with her when she is merged, and is nobody’s when she closes her account', async () => {
    const phone = freshPhone();
    await bring([`快手,X-${numbers},,${day(1)},${phone},,7.00,,,,,`]);
    const found = await shop.house.container.get(MEMBERS).findByPhone(MERCHANT, phone);
    const id = found?.id as MemberId;
    const data = shop.house.container.get(MEMBER_DATA).find(({ name }) => name === 'purchases');
    const into = 'mbr_other' as MemberId;
    const moved = await shop.unitOfWork.run(async (tx) => data?.mergeMember(tx, MERCHANT, id, into));
    expect(await data?.exportMember(MERCHANT, into)).toMatchObject({
      purchasesElsewhere: [{ channel: 'kuaishou', paidFen: 700 }],
    });
    const kept = JSON.parse(JSON.stringify(moved));
    await shop.unitOfWork.run(async (tx) => data?.unmergeMember(tx, MERCHANT, id, into, kept));
    await shop.unitOfWork.run(async (tx) => data?.eraseMember(tx, MERCHANT, id));
    const { problems } = await bring([`快手,X-${numbers},,${day(1)},${phone},,7.00,,,,,`]);
    expect(problems).toMatchObject([{ code: 'purchases.closed' }]);
  });
});
