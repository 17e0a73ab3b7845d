import { AppError, type Ids, type MerchantId, type Tx } from '#kernel';
import type { AttributeRule } from '../../domain/authoring/attributes.ts';
import { CATEGORIES_MAX, checkPlace, lineage } from '../../domain/authoring/category-tree.ts';
import type { Category } from '../../domain/product.ts';
import type { Act, Who } from './desk.ts';
import type { CategoryTree } from './ports.ts';

export interface CategoryDesk {
  create(who: Who, name: string, parentId: string | null): Promise<Category>;
  rename(who: Who, id: string, name: string): Promise<Category>;
  /** With everything below it; `position` among its new neighbours, 0 = first. */
  move(who: Who, id: string, parentId: string | null, position: number): Promise<Category>;
  remove(who: Who, id: string): Promise<void>;
  setRules(who: Who, id: string, rules: readonly AttributeRule[]): Promise<readonly AttributeRule[]>;
  /** Of the category and everything above it. */
  rules(
    merchantId: MerchantId,
    id: string,
    categories: readonly Category[],
  ): Promise<readonly AttributeRule[]>;
}

/**
 * The category tree (CAT-02). Whoever changes its shape holds it: two moves that each are fine, and together would
 * tie a ring, come one after the other, and the second is refused.
 */
export function categoryDesk(act: Act, tree: CategoryTree, ids: Ids): CategoryDesk {
  function known(categories: readonly Category[], id: string): Category {
    const found = categories.find((category) => category.id === id);
    if (found === undefined)
      throw new AppError('not_found', 'catalog.category_not_found', '没有这个类目', { id });
    return found;
  }

  /** Neighbours have different names: a path of names means one category. */
  function checkName(categories: readonly Category[], { id, name, parentId }: Category): void {
    if (categories.some((each) => each.id !== id && each.parentId === parentId && each.name === name))
      throw new AppError('conflict', 'catalog.category_name_taken', '同级已有同名类目');
  }

  async function place(
    tx: Tx,
    who: Who,
    categories: readonly Category[],
    category: Category,
    position: number,
  ): Promise<void> {
    const neighbours = categories.filter(
      ({ id, parentId }) => parentId === category.parentId && id !== category.id,
    );
    const line = [...neighbours.slice(0, position), category, ...neighbours.slice(position)];
    for (const [n, each] of line.entries()) await tree.put(tx, who.merchantId, each, n);
  }

  return {
    create: (who, name, parentId) => {
      const id = `cat_${ids.next()}`;
      return act(who, 'catalog.create_category', async (tx) => {
        const categories = await tree.hold(tx, who.merchantId);
        if (categories.length >= CATEGORIES_MAX)
          throw new AppError('conflict', 'catalog.too_many_categories', '类目太多', {
            categoriesMax: CATEGORIES_MAX,
          });
        checkPlace(categories, null, parentId);
        const category = { id, name, parentId };
        checkName(categories, category);
        await place(tx, who, categories, category, categories.length);
        return { subject: `category:${id}`, after: category, answer: category };
      });
    },

    rename: (who, id, name) =>
      act(who, 'catalog.rename_category', async (tx) => {
        const categories = await tree.hold(tx, who.merchantId);
        const before = known(categories, id);
        const after = { ...before, name };
        checkName(categories, after);
        await tree.put(tx, who.merchantId, after, positionOf(categories, before));
        return { subject: `category:${id}`, before, after, answer: after };
      }),

    move: (who, id, parentId, position) =>
      act(who, 'catalog.move_category', async (tx) => {
        const categories = await tree.hold(tx, who.merchantId);
        const before = known(categories, id);
        checkPlace(categories, id, parentId);
        const after = { ...before, parentId };
        checkName(categories, after);
        await place(tx, who, categories, after, position);
        return { subject: `category:${id}`, before, after: { ...after, position }, answer: after };
      }),

    remove: async (who, id) => {
      await act(who, 'catalog.remove_category', async (tx) => {
        const categories = await tree.hold(tx, who.merchantId);
        const before = known(categories, id);
        const isParent = categories.some(({ parentId }) => parentId === id);
        if (isParent || (await tree.hasProducts(tx, who.merchantId, id)))
          throw new AppError('conflict', 'catalog.category_not_empty', '类目下还有商品或下级类目');
        await tree.remove(tx, who.merchantId, id);
        return { subject: `category:${id}`, before, answer: {} };
      });
    },

    setRules: (who, id, rules) =>
      act(who, 'catalog.set_attributes', async (tx) => {
        const categories = await tree.hold(tx, who.merchantId);
        known(categories, id);
        const all = await tree.rules(tx, who.merchantId);
        const taken = new Set(
          lineage(categories, id)
            .slice(1)
            .flatMap((above) => (all.get(above.id) ?? []).map(({ attribute }) => attribute)),
        );
        const twice = rules.find(
          ({ attribute }, n) =>
            taken.has(attribute) || rules.findIndex((each) => each.attribute === attribute) !== n,
        );
        if (twice !== undefined)
          throw new AppError('conflict', 'catalog.attribute_twice', '这个属性在本类目或上级类目已有', {
            attribute: twice.attribute,
          });
        await tree.setRules(tx, who.merchantId, id, rules);
        return { subject: `category:${id}`, before: all.get(id) ?? [], after: rules, answer: rules };
      }),

    async rules(merchantId, id, categories) {
      known(categories, id);
      const all = await tree.rules(null, merchantId);
      return lineage(categories, id)
        .toReversed()
        .flatMap((each) => all.get(each.id) ?? []);
    },
  };
}

function positionOf(categories: readonly Category[], { id, parentId }: Category): number {
  return categories.filter((each) => each.parentId === parentId).findIndex((each) => each.id === id);
}
