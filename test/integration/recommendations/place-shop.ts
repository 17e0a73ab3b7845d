import { DAY_MS, HOUR_MS, type MemberId, type ProductId } from '#kernel';
import { EVENT_IMPORT, type ImportedEvent } from '#modules/recommendations';
import type { DatabaseKind } from '../../support/databases.ts';
import { JIANGHAN, MERCHANT } from '../../support/small-shop.ts';
import { type Feed, productId, type TasteShop, tasteShop } from './taste-shop.ts';

export const HAT = productId('hat', 0);
export const TEA = productId('tea', 0);
export const EARRING = productId('ear', 1);

/** Who bought what with what, how often; the newest a day ago, one order per strange member. */
const BASKETS: readonly (readonly [times: number, ...products: ProductId[]])[] = [
  [12, HAT, TEA],
  [6, HAT, EARRING],
  // Comparing two hats and keeping both does happen; they are no set.
  [9, HAT, productId('hat', 1)],
  [8, EARRING, productId('hat', 2)],
  [5, EARRING, productId('lip', 3)],
];

export async function placeShop(kind: DatabaseKind) {
  const shop = await tasteShop(kind);
  let strangers = 0;
  await importEvents(
    shop,
    BASKETS.flatMap(([times, ...products]) =>
      Array.from({ length: times }, (_, n) => {
        strangers += 1;
        const memberId = `mem_stranger${strangers}` as MemberId;
        return bought(memberId, products, shop.clock.now() - (1 + n) * DAY_MS);
      }).flat(),
    ),
  );
  const get = async (path: string, token?: string) => {
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const reply = await fetch(shop.house.url + path, { headers });
    const bytes = await reply.text();
    return { status: reply.status, headers: reply.headers, bytes, body: JSON.parse(bytes) as Feed };
  };
  return {
    ...shop,
    get,
    row: (
      product: ProductId,
      which: 'similar' | 'bought-together',
      token?: string,
      storeId: string = JIANGHAN,
    ) => get(`/v1/products/${product}/${which}?storeId=${storeId}&limit=8`, token),
    memberOf: async (token: string) =>
      (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body.id,
  };
}

export type PlaceShop = Awaited<ReturnType<typeof placeShop>>;

/** One order. */
export function bought(memberId: MemberId, products: readonly ProductId[], at: number): ImportedEvent[] {
  return products.map((product) => ({
    id: `paid-${memberId}-${at}-${product}`,
    type: 'pay',
    memberId,
    productId: product,
    skuId: null,
    storeId: JIANGHAN,
    at,
  }));
}

export async function importEvents(shop: TasteShop, events: readonly ImportedEvent[]): Promise<void> {
  const importer = shop.house.container.get(EVENT_IMPORT);
  await shop.unitOfWork.run((tx) => importer.importEvents(tx, MERCHANT, events));
  await shop.deliver();
  shop.clock.advance(HOUR_MS / 60);
}

export const idsOf = ({ items }: Feed): string[] => items.map((item) => item.productId);
