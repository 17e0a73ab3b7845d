import type { NewProduct } from '#modules/catalog';
import type { StockLine } from '#modules/inventory';
import type { Design } from './design.ts';
import { traitOf } from './draws.ts';
import type { DemoStore } from './stores.ts';

const EMPTY_SHARE = 0.07;
const LOW_SHARE = 0.12;

/** Whether a store keeps a product at all: what its quarter asks for, and always what can be tried on. */
export function carries(store: DemoStore, design: Design): boolean {
  if (design.tryOn !== undefined || design.tags.includes('热卖')) return true;
  const wanted = store.departments[design.department] * store.styles[design.style];
  return traitOf(`carries ${store.key} ${design.key}`) < Math.min(0.97, 0.5 + 0.32 * wanted);
}

/** First delivery: some shelves empty, some low, food in depth; nothing is empty at every store. */
export function openingStock(
  goods: readonly { readonly design: Design; readonly product: NewProduct }[],
  stores: readonly DemoStore[],
): StockLine[] {
  return goods.flatMap(({ design, product }) =>
    product.skus.flatMap((sku) => {
      const keepers = stores.filter((store) => carries(store, design));
      const sure = keepers[Math.floor(traitOf(`sure ${sku.id}`) * keepers.length)];
      return keepers.map((store) => ({
        storeId: store.id,
        skuId: sku.id,
        quantity: quantityOf(`${store.key} ${sku.id}`, design, store === sure || sku.arItemId !== null),
      }));
    }),
  );
}

function quantityOf(name: string, design: Design, sure: boolean): number {
  const full = traitOf(`full ${name}`);
  const deep = design.department === 'food' ? 24 + full * 96 : 4 + full * (design.durable ? 14 : 40);
  const shelf = sure ? 1 : traitOf(`shelf ${name}`);
  if (shelf < EMPTY_SHARE) return 0;
  if (shelf < EMPTY_SHARE + LOW_SHARE) return 1 + Math.floor(full * 2);
  return Math.floor(deep);
}
