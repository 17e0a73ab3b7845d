import { AppError } from '#kernel';
import type { Category } from '../product.ts';

const CATEGORY_LEVELS_MAX = 4;
export const CATEGORIES_MAX = 2_000;

/** From the category itself up to its root. */
export function lineage(categories: readonly Category[], id: string): readonly Category[] {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const line: Category[] = [];
  let each = byId.get(id);
  while (each !== undefined && !line.includes(each)) {
    line.push(each);
    each = each.parentId === null ? undefined : byId.get(each.parentId);
  }
  return line;
}

/** Levels from the category down to its deepest leaf, itself included. */
function heightOf(categories: readonly Category[], id: string): number {
  const children = categories.filter(({ parentId }) => parentId === id);
  return 1 + Math.max(0, ...children.map((child) => heightOf(categories, child.id)));
}

/**
 * Refuses a place in the tree that is below the category itself, too deep, or not there (CAT-02).
 *
 * @param categories The tree as it is, held by whoever changes it.
 */
export function checkPlace(
  categories: readonly Category[],
  id: string | null,
  parentId: string | null,
): void {
  const above = parentId === null ? [] : lineage(categories, parentId);
  if (parentId !== null && above.length === 0)
    throw new AppError('unprocessable', 'catalog.category_not_found', '没有这个上级类目', { parentId });
  if (id !== null && above.some((category) => category.id === id))
    throw new AppError('conflict', 'catalog.category_cycle', '不能移到自己的下级类目里', { id, parentId });
  const height = id === null ? 1 : heightOf(categories, id);
  if (above.length + height > CATEGORY_LEVELS_MAX)
    throw new AppError('conflict', 'catalog.category_too_deep', `类目最多 ${CATEGORY_LEVELS_MAX} 级`, {
      levelsMax: CATEGORY_LEVELS_MAX,
    });
}
