import { AppError, type Clock, type Ids, type MerchantId, type Page, pageOf, type Tx } from '#kernel';
import { type Collection, type CollectionRule, membership } from '../../domain/authoring/collection-rule.ts';
import type { Catalog } from '../../tokens.ts';
import type { Asker, ShownCard, ShowProducts } from '../show-products.ts';
import type { Act, Who } from './desk.ts';

export const COLLECTIONS_MAX = 200;
/** Products looked at in one go for what is in stock. */
const LOOKED_AT_ONCE = 100;

export interface CollectionStore {
  list(merchantId: MerchantId): Promise<readonly Collection[]>;
  /** False when the name is taken. */
  put(tx: Tx, merchantId: MerchantId, collection: Collection, createdAt: number): Promise<boolean>;
  remove(tx: Tx, merchantId: MerchantId, id: string): Promise<Collection | undefined>;
}

export interface Collections {
  create(who: Who, name: string, rule: CollectionRule): Promise<Collection>;
  change(who: Who, collection: Collection): Promise<Collection>;
  remove(who: Who, id: string): Promise<void>;
  /** What is in it now, newest first. */
  products(
    merchantId: MerchantId,
    id: string,
    asker: Asker,
    after: readonly [listedAt: number, id: string] | undefined,
    limit: number,
  ): Promise<Page<ShownCard>>;
}

export function collections(
  act: Act,
  store: CollectionStore,
  catalog: Pick<Catalog, 'cards' | 'categories'>,
  products: ShowProducts,
  clock: Clock,
  ids: Ids,
): Collections {
  async function known(merchantId: MerchantId, id: string): Promise<Collection> {
    const found = (await store.list(merchantId)).find((each) => each.id === id);
    if (found === undefined)
      throw new AppError('not_found', 'catalog.collection_not_found', '没有这个合集', { id });
    return found;
  }

  async function put(tx: Tx, who: Who, collection: Collection, now: number): Promise<void> {
    if (!(await store.put(tx, who.merchantId, collection, now)))
      throw new AppError('conflict', 'catalog.collection_name_taken', '已有同名合集');
  }

  return {
    async create(who, name, rule) {
      if ((await store.list(who.merchantId)).length >= COLLECTIONS_MAX)
        throw new AppError('conflict', 'catalog.too_many_collections', '合集太多', {
          collectionsMax: COLLECTIONS_MAX,
        });
      const made = { id: `col_${ids.next()}`, name, rule };
      return act(who, 'catalog.create_collection', async (tx, now) => {
        await put(tx, who, made, now);
        return { subject: `collection:${made.id}`, after: made, answer: made };
      });
    },

    async change(who, collection) {
      const before = await known(who.merchantId, collection.id);
      return act(who, 'catalog.change_collection', async (tx, now) => {
        await put(tx, who, collection, now);
        return { subject: `collection:${collection.id}`, before, after: collection, answer: collection };
      });
    },

    async remove(who, id) {
      await act(who, 'catalog.remove_collection', async (tx) => {
        const before = await store.remove(tx, who.merchantId, id);
        if (before === undefined)
          throw new AppError('not_found', 'catalog.collection_not_found', '没有这个合集', { id });
        return { subject: `collection:${id}`, before, answer: {} };
      });
    },

    async products(merchantId, id, asker, after, limit) {
      const { rule } = await known(merchantId, id);
      const [cards, categories] = await Promise.all([
        catalog.cards(merchantId),
        catalog.categories(merchantId),
      ]);
      const isMember = membership(rule, categories, clock.now());
      const members = cards.filter(
        (card) => isMember(card) && (after === undefined || isAfter([card.listedAt, card.productId], after)),
      );
      const page: ShownCard[] = [];
      for (let from = 0; page.length <= limit && from < members.length; from += LOOKED_AT_ONCE) {
        const part = members.slice(from, from + LOOKED_AT_ONCE).map(({ productId }) => productId);
        const shown = await products.cards(merchantId, part, asker);
        page.push(...shown.filter(({ inStock }) => rule.inStock !== true || inStock));
      }
      return pageOf(page, limit, ({ listedAt, productId }) => [listedAt, productId]);
    },
  };
}

function isAfter(place: readonly [number, string], after: readonly [number, string]): boolean {
  return place[0] < after[0] || (place[0] === after[0] && place[1] < after[1]);
}
