import fc from 'fast-check';
import { fen, type MerchantId, type SkuId, type StoreId } from '#kernel';
import { freightRules } from '../../../modules/fulfilment/app/freight-rules.ts';
import type { FreightGoods, StoredTemplate } from '../../../modules/fulfilment/app/rule-store.ts';
import {
  type FreightZone,
  unclear,
  zoneFen,
  zoneFor,
} from '../../../modules/fulfilment/domain/freight-template.ts';
import { within } from '../../../modules/fulfilment/domain/region-name.ts';

const MERCHANT = 'mch_1' as MerchantId;
const STORE = 'str_1' as StoreId;
const HERE = { latitude: 30.5811, longitude: 114.2899 };

const zone = (patch: Partial<FreightZone> = {}): FreightZone => ({
  ...{ regions: [], refused: false, firstUnits: 1, firstFen: fen(800), nextUnits: 1, nextFen: fen(200) },
  ...{ freeFromFen: null, ...patch },
});
const template = (patch: Partial<StoredTemplate> = {}): StoredTemplate => ({
  ...{ id: 'tpl_1', name: '标准', storeId: null, unit: 'piece', zones: [zone()], tiers: [], isDefault: true },
  ...patch,
});
const goods = (skuId: string, patch: Partial<FreightGoods> = {}): FreightGoods => ({
  ...{ skuId: skuId as SkuId, templateId: null, weightGrams: 0, volumeCm3: 0, ...patch },
});
const freight = (templates: StoredTemplate[], articles: FreightGoods[] = []) =>
  freightRules(
    {
      templates: async () => templates,
      goods: async (_merchant, skuIds) => articles.filter(({ skuId }) => skuIds.includes(skuId)),
    },
    { find: async () => ({ id: STORE, ...HERE }) as never },
  );
const line = (skuId: string, quantity: number) => ({ skuId: skuId as SkuId, quantity });
const WUHAN = { region: '湖北省 武汉市 江汉区', point: null };
const priced = async (
  templates: StoredTemplate[],
  lines: { skuId: SkuId; quantity: number }[],
  articles: FreightGoods[] = [],
  to: { region: string; point: { latitude: number; longitude: number } | null } = WUHAN,
) => (await freight(templates, articles).rulesFor(MERCHANT, [{ storeId: STORE, lines }], to))[0];
const feesOf = (rules: Awaited<ReturnType<typeof priced>>) => rules?.map(({ firstFen }) => firstFen);

test.each([
  ['pieces', 'piece' as const, 3, 800 + 2 * 200],
  ['started kilograms', 'weight' as const, 3, 800 + 2 * 200],
  ['volume', 'volume' as const, 3, 800 + 5 * 200],
])(
  '(FUL-03) by %s: the first unit and every further one that was begun',
  async (_name, unit, quantity, feeFen) => {
    const [firstUnits, nextUnits] = unit === 'weight' ? [1_000, 500] : [1, 1];
    const zones = [
      zone(unit === 'volume' ? { firstUnits: 1_000, nextUnits: 1_000 } : { firstUnits, nextUnits }),
    ];
    const heavy = goods('a', { weightGrams: 601, volumeCm3: 1_700 });
    expect(feesOf(await priced([template({ unit, zones })], [line('a', quantity)], [heavy]))).toEqual([
      feeFen,
    ]);
  },
);

test('(FUL-03) the closest name of a region wins, and a name inside another word is none', () => {
  const zones = [
    zone(),
    zone({ regions: ['湖北省'], firstFen: fen(500) }),
    zone({ regions: ['武汉市'], firstFen: fen(300) }),
  ];
  const fee = (region: string) => zoneFor(zones, region)?.firstFen;
  expect(fee('湖北省武汉市江汉区')).toBe(300);
  expect(fee('湖北省,宜昌市,西陵区')).toBe(500);
  expect(fee('广东省 深圳市 南山区')).toBe(800);
  expect(within('辽宁省延吉林市场', '吉林市')).toBeUndefined();
});

test('(FUL-03) nothing is sent to a place that is too far, and pickup is offered instead', async () => {
  const zones = [zone(), zone({ regions: ['西藏自治区'], refused: true })];
  const to = { region: '西藏自治区拉萨市', point: null };
  await expect(priced([template({ zones })], [line('a', 1)], [], to)).rejects.toMatchObject({
    code: 'fulfilment.not_sent_there',
    facts: { offers: 'pickup' },
  });
});

test('(FUL-03) goods of several templates: the fees are added up, each over its own goods', async () => {
  const cold = template({
    id: 'tpl_cold',
    name: '冷链',
    isDefault: false,
    zones: [zone({ firstFen: fen(2_000) })],
  });
  const rules = await priced(
    [template(), cold],
    [line('a', 2), line('b', 1), line('c', 1)],
    [goods('b', { templateId: 'tpl_cold' })],
  );
  expect(rules).toMatchObject([
    { name: '标准', firstFen: 1_200, skuIds: ['a', 'c'], measure: 'parcel' },
    { name: '冷链', firstFen: 2_000, skuIds: ['b'] },
  ]);
});

test('(FUL-03) free from so much, always free and never free travel with the rule', async () => {
  const of = async (freeFromFen: number | null) =>
    (
      await priced(
        [template({ zones: [zone({ freeFromFen: freeFromFen === null ? null : fen(freeFromFen) })] })],
        [line('a', 1)],
      )
    )?.[0]?.freeFromFen;
  expect(await Promise.all([of(9_900), of(0), of(null)])).toEqual([9_900, 0, null]);
});

test('(FUL-03) within the city by distance; without a point the longest way that the store goes', async () => {
  const tiers = [
    { untilMetres: 1_000, fen: fen(300) },
    { untilMetres: 5_000, fen: fen(900) },
  ];
  const near = (metresNorth: number) => ({
    region: '湖北省武汉市',
    point: { ...HERE, latitude: HERE.latitude + metresNorth / 111_195 },
  });
  const fee = async (to: Parameters<typeof priced>[3]) =>
    feesOf(await priced([template({ unit: 'distance', zones: [], tiers })], [line('a', 1)], [], to));
  expect(await fee(near(900))).toEqual([300]);
  expect(await fee(near(1_100))).toEqual([900]);
  expect(await fee(WUHAN)).toEqual([900]);
  await expect(fee(near(5_100))).rejects.toMatchObject({ code: 'fulfilment.not_sent_there' });
});

test('(FUL-03) with no template, or goods that none carries, the house’s own rule holds', async () => {
  expect(await priced([], [line('a', 1)])).toBeNull();
  expect(await priced([template({ isDefault: false })], [line('a', 1)])).toBeNull();
  expect(await priced([template({ storeId: 'str_other' as StoreId })], [line('a', 1)])).toBeNull();
});

test('(FUL-03) a store’s own default beats the one of the whole shop', async () => {
  const own = template({ id: 'tpl_own', storeId: STORE, zones: [zone({ firstFen: fen(100) })] });
  expect(feesOf(await priced([template(), own], [line('a', 1)]))).toEqual([100]);
});

test('(FUL-03) however lines are cut, one template counts all its pieces together', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 }),
      async (pieces) => {
        const zones = [zone({ firstUnits: 3, nextUnits: 2 })];
        const lines = pieces.map((quantity, n) => line(`sku_${n}`, quantity));
        const total = pieces.reduce((sum, n) => sum + n, 0);
        const whole = await priced([template({ zones })], [line('a', total)]);
        expect(feesOf(await priced([template({ zones })], lines))).toEqual(feesOf(whole));
      },
    ),
    { numRuns: 60 },
  );
});

test('(FUL-03) more goods never cost less to send, and one unit more costs at most one step more', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5_000 }),
      fc.integer({ min: 1, max: 2_000 }),
      fc.integer({ min: 1, max: 2_000 }),
      (units, firstUnits, nextUnits) => {
        const one = zone({ firstUnits, nextUnits });
        const step = zoneFen(one, units + 1) - zoneFen(one, units);
        expect(step === 0 || step === one.nextFen).toBe(true);
      },
    ),
  );
});

test('(FUL-03) a template that says nothing, or one thing twice, is sent back with words', () => {
  const tiers = [1_000, 1_000].map((untilMetres) => ({ untilMetres, fen: fen(300) }));
  expect(unclear({ unit: 'weight', zones: [], tiers: [] })).toBe('请至少设置一个地区的运费');
  expect(unclear({ unit: 'weight', zones: [zone(), zone()], tiers: [] })).toBe('其他地区只能设置一次');
  expect(unclear({ unit: 'distance', zones: [], tiers: [] })).toBe('请至少设置一档距离运费');
  expect(unclear({ unit: 'distance', zones: [], tiers })).toBe('距离须由近到远，且不重复');
  expect(
    unclear({ unit: 'piece', zones: [zone({ regions: ['湖北省'] }), zone()], tiers: [] }),
  ).toBeUndefined();
});
