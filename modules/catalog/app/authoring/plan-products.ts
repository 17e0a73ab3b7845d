import { AppError, type Ids, type MerchantId, type ProductId, type SkuId, type Tx } from '#kernel';
import type { Stock } from '#modules/inventory';
import { checkAttributes } from '../../domain/authoring/attributes.ts';
import type { AuthoredProduct, AuthoredSku, ProductDraft } from '../../domain/authoring/authored-product.ts';
import { lineage } from '../../domain/authoring/category-tree.ts';
import { planSkus } from '../../domain/authoring/plan-product.ts';
import { checkProduct } from '../../domain/check-product.ts';
import type { OrderedSkus } from '../../tokens.ts';
import type { Authoring, CategoryTree, ProductPlan } from './ports.ts';

export interface PlanProductsParts {
  readonly authoring: Authoring;
  readonly tree: CategoryTree;
  readonly ordered: OrderedSkus;
  readonly stock: Stock;
  readonly ids: Ids;
}

/** A draft, and the product that it is about; undefined = a new one. */
export interface Change {
  readonly draft: ProductDraft;
  readonly stored: AuthoredProduct | undefined;
}

export type PlanProducts = (
  tx: Tx,
  merchantId: MerchantId,
  changes: readonly Change[],
  now: number,
) => Promise<readonly ProductPlan[]>;

/** Works out what becomes of products and their articles; throws for the first draft that breaks a rule (CAT-01, CAT-11). */
export function planProducts({ authoring, tree, ordered, stock, ids }: PlanProductsParts): PlanProducts {
  return async (tx, merchantId, changes, now) => {
    // Held until the commit: meanwhile no category goes away under a product, and no two bundles become each other's part.
    const [categories, rules] = [await tree.hold(tx, merchantId), await tree.rules(tx, merchantId)];
    const planned = changes.map(({ draft, stored }) => {
      const line = lineage(categories, draft.categoryId);
      if (line.length === 0)
        throw new AppError('unprocessable', 'catalog.category_not_found', '没有这个类目', {
          column: 'category',
        });
      checkAttributes(
        draft.attributes,
        line.flatMap(({ id }) => rules.get(id) ?? []),
      );
      const { skus, gone } = planSkus(stored, draft, () => `sku_${ids.next()}` as SkuId);
      const product: AuthoredProduct = {
        ...draft,
        id: stored?.id ?? (`prd_${ids.next()}` as ProductId),
        version: stored?.version ?? 0,
        listedAt: stored?.listedAt ?? now,
        drafted: stored?.drafted ?? true,
        onSale: stored?.onSale ?? false,
        onFrom: stored?.onFrom ?? 0,
        onUntil: stored?.onUntil ?? null,
        skus,
      };
      checkProduct(product);
      return { product, gone };
    });
    await checkBundles(
      tx,
      merchantId,
      planned.map(({ product }) => product),
    );
    await checkModifiers(
      tx,
      merchantId,
      planned.map(({ product }) => product),
    );
    const keep = await toBeKept(
      tx,
      merchantId,
      planned.flatMap(({ gone }) => gone),
    );
    return planned.map(({ product, gone }) => ({
      product,
      retired: gone.filter(({ id }) => keep.has(id)),
      removed: gone.flatMap(({ id }) => (keep.has(id) ? [] : [id])),
    }));
  };

  /** What was ever ordered, lies on a shelf, or is part of a bundle keeps its id and only goes off sale. */
  async function toBeKept(
    tx: Tx,
    merchantId: MerchantId,
    gone: readonly AuthoredSku[],
  ): Promise<ReadonlySet<SkuId>> {
    const skuIds = gone.map(({ id }) => id);
    if (skuIds.length === 0) return new Set();
    const [sold, parts, shelved] = [
      await ordered(tx, merchantId, skuIds),
      await authoring.partsOfBundles(tx, merchantId, skuIds),
      await stock.everywhere(merchantId, skuIds),
    ];
    return new Set([...sold, ...parts, ...shelved.map(({ skuId }) => skuId)]);
  }

  /** A bundle is made of articles, not of bundles: what it takes from the shelves is known without a walk. */
  async function checkBundles(
    tx: Tx,
    merchantId: MerchantId,
    products: readonly AuthoredProduct[],
  ): Promise<void> {
    const skus = products.flatMap((product) => product.skus);
    const bundles = skus.filter(({ components }) => components.length > 0);
    if (bundles.length === 0) return;
    const nested = (skuId: SkuId) =>
      new AppError('unprocessable', 'catalog.bundle_nested', '套装里不能再放套装', { skuId });
    const parts = [...new Set(bundles.flatMap(({ components }) => components.map(({ skuId }) => skuId)))];
    const known = await authoring.articles(tx, merchantId, parts);
    const own = new Map(skus.map((sku) => [sku.id, sku]));
    for (const skuId of parts) {
      const isBundle = (own.get(skuId)?.components.length ?? 0) > 0 || known.get(skuId)?.isBundle === true;
      if (isBundle) throw nested(skuId);
      if (!known.has(skuId))
        throw new AppError('unprocessable', 'catalog.component_not_found', '没有这个组件商品', { skuId });
    }
    const used = await authoring.partsOfBundles(
      tx,
      merchantId,
      bundles.map(({ id }) => id),
    );
    for (const skuId of used) throw nested(skuId);
  }

  async function checkModifiers(
    tx: Tx,
    merchantId: MerchantId,
    products: readonly AuthoredProduct[],
  ): Promise<void> {
    const asked = [...new Set(products.flatMap(({ modifierGroupIds }) => modifierGroupIds))];
    const known = await authoring.knownModifierGroups(tx, merchantId, asked);
    const unknown = asked.find((id) => !known.has(id));
    if (unknown !== undefined)
      throw new AppError('unprocessable', 'catalog.modifier_group_not_found', '没有这个加料组', {
        id: unknown,
      });
  }
}
