import type { Container } from 'inversify';
import { DAY_MS, HOUR_MS, type MemberId, type ProductId, SeededRandom, type SkuId, type Tx } from '#kernel';
import { CATALOG_IMPORT } from '#modules/catalog';
import { STOCK_IMPORT } from '#modules/inventory';
import { EVENT_IMPORT, type ImportedEvent, recommendationsFeature } from '#modules/recommendations';
import type { DatabaseKind } from '../../support/databases.ts';
import { JIANGHAN, MERCHANT, product, type SmallShop, smallShop } from '../../support/small-shop.ts';

const GROUPS = ['hat', 'lip', 'tea', 'ear', 'coat'] as const;
export type Group = (typeof GROUPS)[number];
const PRODUCTS_PER_GROUP = 10;
const MEMBERS = 80;
const EVENTS_PER_MEMBER = 40;
/** How often a member stays with her favourite group. */
const LOYALTY = 0.8;

export const productId = (group: Group, n: number) => `prd_${group}${n}` as ProductId;
export const skuId = (group: Group, n: number) => `sku_prd_${group}${n}` as SkuId;
export const groupOf = (id: string): Group | undefined =>
  GROUPS.find((group) => id.startsWith(`prd_${group}`));

interface FeedItem {
  readonly productId: string;
  readonly skuId: string;
  readonly title: string;
  readonly reason: string;
  readonly reasonCode: string;
}

export interface Feed {
  readonly items: readonly FeedItem[];
  readonly personalised: boolean;
}

/** Five groups of ten products, hats durable. */
export async function groupProducts(container: Container, tx: Tx) {
  const catalog = container.get(CATALOG_IMPORT);
  await catalog.importCategories(
    tx,
    MERCHANT,
    GROUPS.map((id) => ({ id, name: id, parentId: null })),
  );
  const goods = GROUPS.flatMap((group) =>
    Array.from({ length: PRODUCTS_PER_GROUP }, (_, n) => ({ group, n, id: productId(group, n) })),
  );
  await catalog.importProducts(
    tx,
    MERCHANT,
    goods.map(({ group, id }) => product(id, { categoryId: group, durable: group === 'hat' })),
  );
  return goods;
}

/** The small shop with five groups of ten products, hats durable, three pieces of each at 江汉路. */
export async function tasteShop(kind: DatabaseKind) {
  const shop = await smallShop(kind);
  const { container } = shop.house;
  await shop.unitOfWork.run(async (tx) => {
    const goods = await groupProducts(container, tx);
    await container.get(STOCK_IMPORT).receive(
      tx,
      MERCHANT,
      'goods',
      goods.map(({ group, n }) => ({ skuId: skuId(group, n), storeId: JIANGHAN, quantity: 3 })),
      shop.clock.now(),
    );
  });
  await shop.deliver();

  const feed = async (token?: string, limit = 20): Promise<Feed> => {
    const path = `/v1/feed?storeId=${JIANGHAN}&limit=${limit}`;
    return (await shop.call<Feed>('GET', path, token === undefined ? {} : { token })).body;
  };
  let eventIds = 0;
  return {
    ...shop,
    feed,
    /** The very bytes of the answer. */
    async feedBytes(token?: string): Promise<string> {
      const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
      return (await fetch(`${shop.house.url}/v1/feed?storeId=${JIANGHAN}&limit=20`, { headers })).text();
    },
    async tell(token: string, type: string, ...products: readonly ProductId[]) {
      const events = products.map((id) => {
        eventIds += 1;
        return { id: `evt-${eventIds}`, type, at: shop.clock.now(), productId: id, storeId: JIANGHAN };
      });
      return shop.call('POST', '/v1/events', { token, body: { events } });
    },
    /** What `npm start` does when the server opens, and what it does every few seconds. */
    async lookForModel(): Promise<void> {
      await Promise.all(engines(shop).map((engine) => engine.start()));
      await shop.job('recommendations.look_for_model');
    },
  };
}

export type TasteShop = Awaited<ReturnType<typeof tasteShop>>;

export async function importPast(shop: TasteShop): Promise<void> {
  const importer = shop.house.container.get(EVENT_IMPORT);
  const events = pastBehaviour(shop.clock.now());
  await shop.unitOfWork.run((tx) => importer.importEvents(tx, MERCHANT, events));
  await shop.deliver();
}

/** 80 members with a favourite group each, two months long; the same for the same end. */
export function pastBehaviour(until: number): ImportedEvent[] {
  const random = new SeededRandom(5);
  return Array.from({ length: MEMBERS }, (_, m) => {
    const favourite = GROUPS[m % GROUPS.length] as Group;
    const start = until - 60 * DAY_MS + m * HOUR_MS;
    return Array.from({ length: EVENTS_PER_MEMBER }, (_, e): ImportedEvent => {
      const group =
        random.fraction() < LOYALTY ? favourite : (GROUPS[random.integer(GROUPS.length)] as Group);
      return {
        id: `past-${m}-${e}`,
        type: random.fraction() < 0.1 ? 'pay' : 'view',
        memberId: `mem_past${m}` as MemberId,
        productId: productId(group, random.integer(PRODUCTS_PER_GROUP)),
        skuId: null,
        storeId: JIANGHAN,
        at: start + e * 1.4 * DAY_MS,
      };
    });
  }).flat();
}

function engines({ house }: SmallShop) {
  const token = recommendationsFeature.engines;
  return token === undefined ? [] : house.container.get(token);
}
