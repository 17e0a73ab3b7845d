import { DAY_MS, fen, HOUR_MS, type MemberId, type OrderId, type ProductId } from '#kernel';
import { ORDER_IMPORT, type PastOrder } from '#modules/orders';
import type { Predicate } from '../../../modules/segments/domain/predicate.ts';
import type { DatabaseKind } from '../../support/databases.ts';
import { DUCK, JIANGHAN, MERCHANT } from '../../support/small-shop.ts';
import { tasteShop } from '../recommendations/taste-shop.ts';

interface Members {
  readonly items: readonly { readonly memberId: MemberId; readonly name: string }[];
  readonly nextCursor: string | null;
}

/** The taste shop with its owner at the desk. */
export async function segmentShop(kind: DatabaseKind) {
  const shop = await tasteShop(kind);
  let orders = 0;
  /** Nobody may sign in hundreds of times a minute; the clock stands still, so a token lasts. */
  const tokens = new Map<string, Promise<string>>();
  function kept(who: string, signIn: () => Promise<string>): Promise<string> {
    const key = `${who} ${Math.floor(shop.clock.now() / HOUR_MS)}`;
    const token = tokens.get(key) ?? signIn();
    tokens.set(key, token);
    return token;
  }
  const shopper = (name: string) => kept(name, () => shop.shopper(name));
  const owner = async <Body = Record<string, unknown>>(method: string, path: string, body?: object) =>
    shop.call<Body>(method, `/v1/console${path}`, {
      token: await kept('the owner', () => shop.staff('owner')),
      ...(body === undefined ? {} : { body }),
    });
  /** Turns every page. */
  async function listed(path: string, limit = 100): Promise<Members['items']> {
    const found: Members['items'][number][] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: Members = (await owner<Members>('GET', `${path}?limit=${limit}${from}`)).body;
      found.push(...page.items);
      cursor = page.nextCursor;
    }
    return found;
  }
  return {
    ...shop,
    shopper,
    owner,
    listed,
    /** Id of the person behind a sign-in. */
    idOf: async (name: string): Promise<MemberId> => {
      const token = await shopper(name);
      return (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body.id;
    },
    bought: async (memberId: MemberId, daysAgo: number, priceFen: number): Promise<void> => {
      orders += 1;
      const past: PastOrder = {
        ...{ id: `ord_past${orders}` as OrderId, number: `past-${orders}`, memberId, storeId: JIANGHAN },
        placedAt: shop.clock.now() - daysAgo * DAY_MS,
        lines: [
          {
            ...{ skuId: DUCK, productId: 'prd_duck' as ProductId, title: '', optionText: '', imageUrl: '' },
            ...{ quantity: 1, unitPriceFen: fen(priceFen) },
          },
        ],
      };
      const imports = shop.house.container.get(ORDER_IMPORT);
      await shop.unitOfWork.run((tx) => imports.importHistory(tx, MERCHANT, [past]));
    },
    agree: async (name: string, purpose: string, birthYear?: number) =>
      shop.call('POST', '/v1/consents', { token: await shopper(name), body: { purpose, birthYear } }),
    withdraw: async (name: string, purpose: string): Promise<void> => {
      await shop.call('DELETE', `/v1/consents/${purpose}`, { token: await shopper(name) });
    },
    segment: async (name: string, predicate: Predicate): Promise<string> =>
      (await owner<{ id: string }>('POST', '/segments', { name, predicate })).body.id,
    tag: async (name: string, rule: Predicate | null = null): Promise<string> =>
      (await owner<{ id: string }>('POST', '/tags', { name, rule })).body.id,
    membersOf: async (segmentId: string): Promise<readonly MemberId[]> =>
      (await listed(`/segments/${segmentId}/members`)).map(({ memberId }) => memberId),
  };
}

export type SegmentShop = Awaited<ReturnType<typeof segmentShop>>;
