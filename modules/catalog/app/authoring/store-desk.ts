import {
  AppError,
  businessDayNumber,
  type EpochMs,
  type Fen,
  type Ids,
  type MerchantId,
  type ProductId,
  type SkuId,
  type StaffId,
  type StoreId,
  type Tx,
} from '#kernel';
import { checkStorePrice, type StorePriceRange } from '../../domain/authoring/store-price.ts';
import type { Daypart } from '../../domain/daypart.ts';
import type { Act, Who } from './desk.ts';

const DAYPARTS_PER_STORE_MAX = 24;

export interface DaypartMenu extends Daypart {
  readonly productIds: readonly ProductId[];
}

/** What one store does with the goods of the whole shop. */
export interface StoreShelf {
  range(tx: Tx | null, merchantId: MerchantId): Promise<StorePriceRange>;
  setRange(tx: Tx, merchantId: MerchantId, range: StorePriceRange): Promise<void>;
  article(
    tx: Tx,
    merchantId: MerchantId,
    skuId: SkuId,
  ): Promise<{ readonly productId: ProductId; readonly listPriceFen: Fen } | undefined>;
  hasProducts(tx: Tx, merchantId: MerchantId, ids: readonly ProductId[]): Promise<boolean>;
  /** The store's own price before; null = it had none. */
  setPrice(
    tx: Tx,
    merchantId: MerchantId,
    storeId: StoreId,
    skuId: SkuId,
    priceFen: Fen | null,
  ): Promise<Fen | null>;
  /** Whether it was hidden before. */
  setHidden(
    tx: Tx,
    merchantId: MerchantId,
    storeId: StoreId,
    productId: ProductId,
    hidden: boolean,
  ): Promise<boolean>;
  /** A null mark = on sale again. The day for which it was marked before; null = for none. */
  setSoldOut(
    tx: Tx,
    merchantId: MerchantId,
    storeId: StoreId,
    skuId: SkuId,
    mark: { readonly day: number; readonly by: StaffId; readonly at: EpochMs } | null,
  ): Promise<number | null>;
  soldOut(merchantId: MerchantId, storeId: StoreId, day: number): Promise<readonly SkuId[]>;
  menus(tx: Tx | null, merchantId: MerchantId, storeId: StoreId): Promise<readonly DaypartMenu[]>;
  putMenu(tx: Tx, merchantId: MerchantId, menu: DaypartMenu): Promise<void>;
  removeMenu(tx: Tx, merchantId: MerchantId, storeId: StoreId, id: string): Promise<void>;
}

export interface StorePriceLimits {
  check(tx: Tx, merchantId: MerchantId, skuId: SkuId, priceFen: Fen, listPriceFen: Fen): Promise<void>;
}

export function storePriceLimits(shelf: StoreShelf): StorePriceLimits {
  return {
    async check(tx, merchantId, _skuId, priceFen, listPriceFen) {
      checkStorePrice(priceFen, listPriceFen, await shelf.range(tx, merchantId));
    },
  };
}

export interface StoreDesk {
  setRange(who: Who, range: StorePriceRange): Promise<StorePriceRange>;
  /** Null = the general price holds again. */
  setPrice(who: Who, storeId: StoreId, skuId: SkuId, priceFen: Fen | null): Promise<void>;
  setHidden(who: Who, storeId: StoreId, productId: ProductId, hidden: boolean): Promise<void>;
  setSoldOutToday(who: Who, storeId: StoreId, skuId: SkuId, soldOut: boolean): Promise<void>;
  addMenu(who: Who, menu: Omit<DaypartMenu, 'id'>): Promise<DaypartMenu>;
  setMenu(who: Who, menu: DaypartMenu): Promise<DaypartMenu>;
  removeMenu(who: Who, storeId: StoreId, id: string): Promise<void>;
}

/** The store's own shelf (CAT-07, CAT-08): hidden goods, own prices, menus of the day, sold out for today (估清). */
export function storeDesk(act: Act, shelf: StoreShelf, limits: StorePriceLimits, ids: Ids): StoreDesk {
  async function articleOf(tx: Tx, { merchantId }: Who, skuId: SkuId) {
    const found = await shelf.article(tx, merchantId, skuId);
    if (found === undefined)
      throw new AppError('not_found', 'catalog.sku_not_found', '没有这个规格', { skuId });
    return found;
  }

  async function checkMenu(
    tx: Tx,
    { merchantId }: Who,
    { storeId, id, productIds }: DaypartMenu,
  ): Promise<void> {
    const menus = await shelf.menus(tx, merchantId, storeId);
    if (menus.filter((each) => each.id !== id).length >= DAYPARTS_PER_STORE_MAX)
      throw new AppError('conflict', 'catalog.too_many_dayparts', '时段太多', {
        daypartsMax: DAYPARTS_PER_STORE_MAX,
      });
    if (!(await shelf.hasProducts(tx, merchantId, productIds)))
      throw new AppError('unprocessable', 'catalog.product_not_found', '菜单里有不存在的商品');
  }

  return {
    setRange: (who, range) =>
      act(who, 'catalog.set_price_range', async (tx) => {
        const before = await shelf.range(tx, who.merchantId);
        await shelf.setRange(tx, who.merchantId, range);
        return { subject: 'settings:catalog', before, after: range, answer: range };
      }),

    setPrice: async (who, storeId, skuId, priceFen) => {
      await act(who, 'catalog.set_store_price', async (tx) => {
        const { productId, listPriceFen } = await articleOf(tx, who, skuId);
        if (priceFen !== null) await limits.check(tx, who.merchantId, skuId, priceFen, listPriceFen);
        const before = await shelf.setPrice(tx, who.merchantId, storeId, skuId, priceFen);
        return {
          subject: `sku:${skuId}`,
          before: { storeId, priceFen: before },
          after: { storeId, priceFen },
          changed: [productId],
          answer: {},
        };
      });
    },

    setHidden: async (who, storeId, productId, hidden) => {
      await act(who, 'catalog.set_assortment', async (tx) => {
        if (!(await shelf.hasProducts(tx, who.merchantId, [productId])))
          throw new AppError('not_found', 'catalog.product_not_found', '没有这件商品', { productId });
        const wasHidden = await shelf.setHidden(tx, who.merchantId, storeId, productId, hidden);
        return {
          subject: `product:${productId}`,
          before: { storeId, hidden: wasHidden },
          after: { storeId, hidden },
          changed: [productId],
          answer: {},
        };
      });
    },

    setSoldOutToday: async (who, storeId, skuId, soldOut) => {
      await act(who, 'catalog.set_sold_out', async (tx, now) => {
        const { productId } = await articleOf(tx, who, skuId);
        const today = businessDayNumber(now);
        const mark = soldOut ? { day: today, by: who.staffId, at: now } : null;
        const markedFor = await shelf.setSoldOut(tx, who.merchantId, storeId, skuId, mark);
        return {
          subject: `sku:${skuId}`,
          before: { storeId, soldOut: markedFor === today },
          after: { storeId, soldOut },
          changed: [productId],
          answer: {},
        };
      });
    },

    addMenu: (who, menu) => {
      const added = { ...menu, id: `dpt_${ids.next()}` };
      return act(who, 'catalog.add_menu', async (tx) => {
        await checkMenu(tx, who, added);
        await shelf.putMenu(tx, who.merchantId, added);
        return { subject: `menu:${added.id}`, after: added, changed: added.productIds, answer: added };
      });
    },

    setMenu: (who, menu) =>
      act(who, 'catalog.set_menu', async (tx) => {
        const menus = await shelf.menus(tx, who.merchantId, menu.storeId);
        const before = menus.find(({ id }) => id === menu.id);
        if (before === undefined) throw menuNotFound(menu.id);
        await checkMenu(tx, who, menu);
        await shelf.putMenu(tx, who.merchantId, menu);
        const changed = [...new Set([...before.productIds, ...menu.productIds])];
        return { subject: `menu:${menu.id}`, before, after: menu, changed, answer: menu };
      }),

    removeMenu: async (who, storeId, id) => {
      await act(who, 'catalog.remove_menu', async (tx) => {
        const before = (await shelf.menus(tx, who.merchantId, storeId)).find((menu) => menu.id === id);
        if (before === undefined) throw menuNotFound(id);
        await shelf.removeMenu(tx, who.merchantId, storeId, id);
        return { subject: `menu:${id}`, before, changed: before.productIds, answer: {} };
      });
    },
  };
}

function menuNotFound(id: string): AppError {
  return new AppError('not_found', 'catalog.menu_not_found', '没有这个时段菜单', { id });
}
