import type { Container } from 'inversify';
import { affectedRows, READS, type Reads } from '#db';
import { businessDayStart, type EpochMs, type MerchantId, type Tx, UNIT_OF_WORK } from '#kernel';
import { STAFF_IMPORT } from '#modules/access';
import { CATALOG_IMPORT } from '#modules/catalog';
import { STOCK_IMPORT } from '#modules/inventory';
import { MARKETING_IMPORT } from '#modules/marketing';
import { MEMBER_IMPORT } from '#modules/members';
import { ORDER_IMPORT } from '#modules/orders';
import { ASSESSMENT_IMPORT, CONSENT_IMPORT } from '#modules/privacy';
import { EVENT_IMPORT, FEED_HISTORY_IMPORT } from '#modules/recommendations';
import { STORED_VALUE_IMPORT } from '#modules/stored-value';
import { STORE_IMPORT, TOUR_IMPORT } from '#modules/stores';
import { TIER_IMPORT } from '#modules/tiers';
import { type DemoChain, demoChain } from './chain/chain.ts';
import { feedHistory } from './chain/feed-history.ts';
import { demoOffers } from './chain/offers.ts';
import { DEMO_RECHARGE_OFFERS } from './chain/recharge-offers.ts';
import { DEMO_TIERS } from './chain/tiers.ts';
import { demoTours } from './demo-tours.ts';
import { drawDemoPictures } from './pictures/draw-demo-pictures.ts';

const DEMO_MERCHANT = 'mch_tongqu' as MerchantId;
/** Rows of one transaction: a cut-off costs a second of work, and no transaction holds the writer for long. */
const EVENTS_PER_CHAPTER = 20_000;
const ORDERS_PER_CHAPTER = 4_000;
const LAST_CHAPTER = 'complete';

export interface SeedDemoChain {
  readonly container: Container;
  /** Pictures go to its folder `media`. */
  readonly stateDir: string;
  /** The behaviour ends with the day before; a chain that was begun keeps the day it was begun on. */
  readonly asOf: EpochMs;
  /** One line of progress, in Chinese, for people. */
  readonly report: (line: string) => void;
  /** Tests make do with fewer members and without pictures. */
  readonly members?: number;
  readonly pictures?: boolean;
}

interface Chapter {
  readonly name: string;
  readonly about: string;
  write(tx: Tx): Promise<unknown>;
}

/**
 * Fills an empty house with the demo chain. May be cut off anywhere and called again: each chapter is
 * written once, together with its line in the notebook, and what the shop changed since then stays.
 */
export async function seedDemoChain(options: SeedDemoChain): Promise<void> {
  const { container, stateDir, report } = options;
  const written = await chaptersOf(container.get(READS));
  if (!written.has(LAST_CHAPTER)) {
    const asOf = written.values().next().value ?? options.asOf;
    report('正在生成演示连锁店的一年……');
    const chain = demoChain(asOf, options.members);
    for (const chapter of chapters(container, chain, asOf)) {
      if (written.has(chapter.name)) continue;
      await writeOnce(container, chapter, asOf);
      if (chapter.about !== '') report(chapter.about);
    }
  }
  // Also for a chain that was seeded before assessments were asked for; after a year somebody has to look again.
  await container.get(ASSESSMENT_IMPORT).importAssessment(DEMO_MERCHANT, 'face.tryon', options.asOf);
  // Not a chapter either: published once, and what the owner made of them since stays.
  await container
    .get(UNIT_OF_WORK)
    .run((tx) => container.get(TIER_IMPORT).importRules(tx, DEMO_MERCHANT, DEMO_TIERS, options.asOf));
  await container
    .get(UNIT_OF_WORK)
    .run((tx) =>
      container.get(STORED_VALUE_IMPORT).importOffers(tx, DEMO_MERCHANT, DEMO_RECHARGE_OFFERS, options.asOf),
    );
  // Nor these: put there once, and what the shop made of them since stays.
  await container
    .get(UNIT_OF_WORK)
    .run((tx) =>
      container.get(MARKETING_IMPORT).importOffers(tx, DEMO_MERCHANT, demoOffers(options.asOf), options.asOf),
    );
  // Not a chapter: a chain that was seeded before there were tours gets them as well, and repainted rooms at once.
  const tours = await demoTours();
  await container
    .get(UNIT_OF_WORK)
    .run((tx) => container.get(TOUR_IMPORT).importTours(tx, DEMO_MERCHANT, tours));
  if (options.pictures !== false) await drawDemoPictures({ stateDir, report });
}

async function chaptersOf(reads: Reads): Promise<Map<string, EpochMs>> {
  const rows = await reads.all<{ chapter: string; asOf: number }>(
    'select chapter, as_of as "asOf" from demo_chapters where merchant_id = ? order by chapter',
    [DEMO_MERCHANT],
  );
  return new Map(rows.map(({ chapter, asOf }) => [chapter, Number(asOf)]));
}

function writeOnce(container: Container, { name, write }: Chapter, asOf: EpochMs): Promise<void> {
  return container.get(UNIT_OF_WORK).run(async (tx) => {
    const noted = await affectedRows(
      tx,
      'insert into demo_chapters (merchant_id, chapter, as_of) values (?, ?, ?) on conflict do nothing',
      [DEMO_MERCHANT, name, asOf],
    );
    // Another process seeds the same database and was first.
    if (noted === 0) return;
    await write(tx);
  });
}

function chapters(container: Container, chain: DemoChain, asOf: EpochMs): Chapter[] {
  const stores = container.get(STORE_IMPORT);
  const staff = container.get(STAFF_IMPORT);
  const catalog = container.get(CATALOG_IMPORT);
  const stock = container.get(STOCK_IMPORT);
  const members = container.get(MEMBER_IMPORT);
  const orders = container.get(ORDER_IMPORT);
  const behaviour = container.get(EVENT_IMPORT);
  const feed = container.get(FEED_HISTORY_IMPORT);
  const consents = container.get(CONSENT_IMPORT);
  const tiers = container.get(TIER_IMPORT);
  const history = feedHistory(chain, businessDayStart(asOf));
  return [
    {
      name: 'stores',
      about: `门店 ${chain.stores.length} 家，员工账号 ${chain.staff.length} 个`,
      async write(tx) {
        await stores.importStores(tx, DEMO_MERCHANT, chain.stores);
        await staff.importStaff(tx, DEMO_MERCHANT, chain.staff);
      },
    },
    {
      name: 'catalogue',
      about: `商品 ${chain.products.length} 款`,
      async write(tx) {
        await catalog.importCategories(tx, DEMO_MERCHANT, chain.categories);
        await catalog.importProducts(tx, DEMO_MERCHANT, chain.products);
      },
    },
    {
      name: 'stock',
      about: `分店库存 ${chain.stock.length} 条`,
      // What a store has none of was never delivered there.
      write: (tx) =>
        stock.receive(
          tx,
          DEMO_MERCHANT,
          'demo-opening-stock',
          chain.stock.filter(({ quantity }) => quantity > 0),
          asOf,
        ),
    },
    {
      name: 'members',
      about: `会员 ${chain.members.length} 位`,
      write: (tx) => members.importMembers(tx, DEMO_MERCHANT, chain.members),
    },
    ...inBatches('orders', chain.orders, ORDERS_PER_CHAPTER, '历史订单', (tx, batch) =>
      orders.importHistory(tx, DEMO_MERCHANT, batch),
    ),
    ...inBatches('events', history.events, EVENTS_PER_CHAPTER, '浏览与购买行为', (tx, batch) =>
      behaviour.importEvents(tx, DEMO_MERCHANT, batch),
    ),
    {
      name: 'visits',
      about: `到店 ${chain.visits.length} 次`,
      write: (tx) => behaviour.importEvents(tx, DEMO_MERCHANT, chain.visits),
    },
    {
      name: 'tier-rules',
      about: '',
      write: (tx) => tiers.importRules(tx, DEMO_MERCHANT, DEMO_TIERS, asOf),
    },
    ...inBatches('tiers', purchasesByMember(chain), ORDERS_PER_CHAPTER, '成长值', (tx, batch) =>
      tiers.importPurchases(tx, DEMO_MERCHANT, batch),
    ),
    {
      name: 'consents',
      about: `会员授权 ${chain.consents.length} 项`,
      write: (tx) => consents.importConsents(tx, DEMO_MERCHANT, chain.consents),
    },
    {
      name: 'feed',
      about: `推荐曝光 ${history.past.lists.length} 次（演示数据）`,
      write: (tx) => feed.importFeed(tx, DEMO_MERCHANT, history.past),
    },
    { name: LAST_CHAPTER, about: '', write: async () => {} },
  ];
}

/** Member by member, each one's oldest first: levels are worked out in the order in which she bought. */
function purchasesByMember({ orders }: DemoChain) {
  const inOrder = orders.toSorted((a, b) => a.placedAt - b.placedAt);
  return [...Map.groupBy(inOrder, ({ memberId }) => memberId).values()].flat().map((order) => ({
    ...{ orderId: order.id, storeId: order.storeId, memberId: order.memberId, at: order.placedAt },
    goodsFen: order.lines.reduce((sum, { unitPriceFen, quantity }) => sum + unitPriceFen * quantity, 0),
  }));
}

function inBatches<Row>(
  name: string,
  rows: readonly Row[],
  size: number,
  about: string,
  write: (tx: Tx, batch: readonly Row[]) => Promise<unknown>,
): Chapter[] {
  const count = Math.ceil(rows.length / size);
  return Array.from({ length: count }, (_, i) => ({
    name: `${name}-${i + 1}`,
    about: `${about} ${Math.min(rows.length, (i + 1) * size)}/${rows.length} 条`,
    write: (tx: Tx) => write(tx, rows.slice(i * size, (i + 1) * size)),
  }));
}
