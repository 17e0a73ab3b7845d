import { AppError, type MerchantId } from '#kernel';
import type { Catalog } from '#modules/catalog';
import type { Stores } from '#modules/stores';
import {
  type Leaf,
  MODEL_TAG_LIKELY_TO_RETURN,
  PREDICATE_LEAVES_MAX,
  type Predicate,
} from '../domain/predicate.ts';
import type { TagStore } from './ports.ts';

export interface KnownNamesParts {
  readonly tags: TagStore;
  readonly stores: Stores;
  readonly catalog: Catalog;
}

type Refuse = (what: string) => never;

/**
 * Refuses a predicate that names what is not there, with the path of the leaf: a segment that is empty for a
 * misspelt id would look like a fact about the members.
 */
export async function refuseUnknownNames(
  { tags, stores, catalog }: KnownNamesParts,
  merchantId: MerchantId,
  predicate: Predicate,
  { rulesAllowed }: { readonly rulesAllowed: boolean },
): Promise<void> {
  const [tagList, storeList, categories] = await Promise.all([
    tags.list(merchantId),
    stores.list(merchantId),
    catalog.categories(merchantId),
  ]);
  const usable = tagList.filter(({ rule }) => rulesAllowed || rule === null).map(({ id }) => id);
  const tagIds = new Set([...usable, MODEL_TAG_LIKELY_TO_RETURN]);
  const storeIds = new Set<string>(storeList.map(({ id }) => id));
  const districts = new Set(storeList.map(({ districtCode }) => districtCode));
  const categoryIds = new Set(categories.map(({ id }) => id));
  let leaves = 0;
  const walk = (part: Predicate, path: string): void => {
    if (part.kind === 'all' || part.kind === 'any') {
      for (const [n, each] of part.of.entries()) walk(each, `${path}.of.${n}`);
      return;
    }
    if (part.kind === 'not') {
      walk(part.of, `${path}.of`);
      return;
    }
    leaves += 1;
    const refuse: Refuse = (what) => {
      throw new AppError('unprocessable', 'segments.bad_leaf', what, { path });
    };
    if (leaves > PREDICATE_LEAVES_MAX) refuse(`条件太多，最多 ${PREDICATE_LEAVES_MAX} 个`);
    refuseLeaf(part, refuse);
  };
  const refuseLeaf = (leaf: Leaf, refuse: Refuse): void => {
    if (leaf.kind === 'tag' && !tagIds.has(leaf.tag)) refuse('没有这个标签，或规则标签里不能再用规则标签');
    if (leaf.kind === 'home_store' && !storeIds.has(leaf.storeId)) refuse('没有这家门店');
    if (leaf.kind === 'district' && !districts.has(leaf.code)) refuse('这个行政区没有我们的门店');
    if (leaf.kind !== 'behaviour') return;
    if (leaf.storeId !== undefined && !storeIds.has(leaf.storeId)) refuse('没有这家门店');
    if (leaf.categoryId !== undefined && !categoryIds.has(leaf.categoryId)) refuse('没有这个类目');
  };
  walk(predicate, 'predicate');
}
