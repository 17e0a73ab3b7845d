import type { ImportCounts, Importer } from '#feature';
import { AppError, type Clock, type EpochMs, type ProductId } from '#kernel';
import { type AttributeRule, attributeFromText } from '../../domain/authoring/attributes.ts';
import type {
  AttributeValue,
  AuthoredProduct,
  ProductDraft,
  SkuDraft,
} from '../../domain/authoring/authored-product.ts';
import { lineage } from '../../domain/authoring/category-tree.ts';
import type { Category } from '../../domain/product.ts';
import { emitChanged } from '../authoring/desk.ts';
import type { Change, PlanProducts } from '../authoring/plan-products.ts';
import type { Authoring, CategoryTree } from '../authoring/ports.ts';
import type { Shelf } from '../shelf.ts';
import { checkProductRow, PRODUCT_COLUMNS, type ProductRow } from './product-row.ts';

interface Prepared {
  readonly at: EpochMs;
  readonly categoryIds: ReadonlyMap<string, string>;
  /** Attributes of a category and of those above it, by their names and keys. */
  readonly rulesOf: (categoryId: string) => ReadonlyMap<string, AttributeRule>;
}

interface ProductImporterParts {
  readonly authoring: Authoring;
  readonly tree: CategoryTree;
  readonly shelf: Pick<Shelf, 'categories'>;
  readonly plan: PlanProducts;
  readonly clock: Clock;
}

/** Products from a sheet, found by the number that the shop's own system gives them (CAT-10). */
export function productImporter({
  authoring,
  tree,
  shelf,
  plan,
  clock,
}: ProductImporterParts): Importer<ProductRow> {
  return {
    kind: 'products',
    label: '商品',
    columns: PRODUCT_COLUMNS,
    roles: ['owner', 'manager'],
    scope: 'shop',
    groupBy: 'externalId',
    check: checkProductRow,

    async prepare({ merchantId }): Promise<Prepared> {
      const [categories, rules] = await Promise.all([
        shelf.categories(merchantId),
        tree.rules(null, merchantId),
      ]);
      return {
        at: clock.now(),
        categoryIds: namesOf(categories),
        rulesOf: (id) =>
          new Map(
            lineage(categories, id)
              .flatMap((each) => rules.get(each.id) ?? [])
              .flatMap((rule) => [rule.attribute, rule.name].map((name) => [name, rule] as const)),
          ),
      };
    },

    async apply(tx, { merchantId }, rows, prepared): Promise<ImportCounts> {
      const { at, ...known } = prepared as Prepared;
      const groups = Map.groupBy(rows, ({ externalId }) => externalId);
      const stored = await knownOf([...groups.keys()]);
      const counts = { created: 0, changed: 0, unchanged: 0 };
      const changes: Change[] = [];
      const linesOf: (readonly ProductRow[])[] = [];
      for (const [externalId, own] of groups) {
        const before = stored.get(externalId);
        const draft = draftOf(own, before, known);
        const isNew = before === undefined;
        if (!isNew && onShelf(before, own, at) === before && isSame(before, draft)) {
          counts.unchanged += own.length;
          continue;
        }
        changes.push({ draft, stored: before });
        linesOf.push(own);
        counts[isNew ? 'created' : 'changed'] += own.length;
      }
      const plans = (await plan(tx, merchantId, changes, at)).map((each, n) => ({
        ...each,
        product: onShelf(each.product, linesOf[n] ?? [], at),
      }));

      /** By the shop's own number, or, of a product that has none, by ours: an exported sheet comes in again. */
      async function knownOf(numbers: readonly string[]): Promise<Map<string, AuthoredProduct>> {
        const byNumber = await authoring.byExternalIds(tx, merchantId, numbers);
        const found = new Map(byNumber.map((each) => [each.externalId ?? '', each]));
        const others = numbers.filter((number) => !found.has(number)) as ProductId[];
        for (const each of await authoring.byIds(tx, merchantId, others)) found.set(each.id, each);
        return found;
      }

      await authoring.save(tx, merchantId, plans, at);
      emitChanged(
        tx,
        merchantId,
        plans.map(({ product }) => product.id),
        at,
      );
      return counts;
    },
  };
}

/** The sheet's words over those that are there; what the sheet has no column for stays. */
function draftOf(
  rows: readonly ProductRow[],
  stored: AuthoredProduct | undefined,
  { categoryIds, rulesOf }: Omit<Prepared, 'at'>,
): ProductDraft {
  const [first] = rows as readonly [ProductRow, ...ProductRow[]];
  const categoryId = categoryIds.get(first.category);
  if (categoryId === undefined)
    throw new AppError('unprocessable', 'catalog.category_not_found', '没有这个类目', { column: 'category' });
  if (rows.some(({ optionNames }) => optionNames.join() !== first.optionNames.join()))
    throw new AppError('unprocessable', 'catalog.options_differ', '同一商品各行的规格名应相同', {
      column: 'optionNames',
    });
  return {
    externalId: stored === undefined ? first.externalId : stored.externalId,
    categoryId,
    title: first.title,
    subtitle: first.subtitle || (stored?.subtitle ?? ''),
    description: first.description || (stored?.description ?? ''),
    brand: first.brand || (stored?.brand ?? ''),
    tags: given(first.tags, stored?.tags),
    images: given(first.images, stored?.images),
    optionNames: first.optionNames,
    attributes: { ...stored?.attributes, ...attributesOf(first, rulesOf(categoryId)) },
    durable: stored?.durable ?? false,
    sizes: stored?.sizes ?? [],
    kitchenGroup: stored?.kitchenGroup ?? null,
    modifierGroupIds: stored?.modifierGroupIds ?? [],
    skus: rows.map((row) => skuOf(row, stored)),
  };
}

function skuOf(row: ProductRow, stored: AuthoredProduct | undefined): SkuDraft {
  const before = stored?.skus.find(({ code }) => code === row.code);
  return {
    code: row.code,
    optionValues: row.optionValues,
    priceFen: row.priceFen,
    listPriceFen: row.listPriceFen ?? before?.listPriceFen ?? row.priceFen,
    imageUrl: row.image || before?.imageUrl || row.images[0] || '',
    barcode: row.barcode ?? before?.barcode ?? null,
    arItemId: before?.arItemId ?? null,
    tryOn: before?.tryOn ?? null,
    components: before?.components ?? [],
    tierPrices: before?.tierPrices ?? [],
  };
}

function attributesOf(
  { attributes }: ProductRow,
  rules: ReadonlyMap<string, AttributeRule>,
): Record<string, AttributeValue> {
  const wrong = (name: string) =>
    new AppError('unprocessable', 'catalog.attribute_invalid', '属性不正确', {
      attribute: name,
      column: 'attributes',
    });
  return Object.fromEntries(
    attributes.map(([name, text]) => {
      const rule = rules.get(name);
      const value = rule === undefined ? undefined : attributeFromText(rule, text);
      if (rule === undefined || value === undefined) throw wrong(name);
      return [rule.attribute, value];
    }),
  );
}

function onShelf(product: AuthoredProduct, [first]: readonly ProductRow[], at: EpochMs): AuthoredProduct {
  const wanted = first?.onShelf ?? null;
  if (wanted === null || wanted === product.onSale) return product;
  if (!wanted) return { ...product, onSale: false, onUntil: null };
  return {
    ...product,
    onSale: true,
    drafted: false,
    onFrom: at,
    onUntil: null,
    listedAt: product.drafted ? at : product.listedAt,
  };
}

function isSame(stored: AuthoredProduct, draft: ProductDraft): boolean {
  const { skus, ...words } = draft;
  const kept = stored.skus.filter(({ onSale }) => onSale);
  return (
    Object.entries(words).every(
      ([key, value]) => JSON.stringify(value) === JSON.stringify(stored[key as keyof typeof words]),
    ) &&
    skus.length === kept.length &&
    skus.every((sku, n) =>
      Object.entries(sku).every(
        ([key, value]) => JSON.stringify(value) === JSON.stringify(kept[n]?.[key as keyof typeof sku]),
      ),
    )
  );
}

function given(fromSheet: readonly string[], stored: readonly string[] = []): readonly string[] {
  return fromSheet.length > 0 ? fromSheet : stored;
}

/** A category by its id, by its path of names (`服装/衬衫`), or by its name alone where no other has it. */
function namesOf(categories: readonly Category[]): Map<string, string> {
  const names = new Map<string, string>();
  const counted = Map.groupBy(categories, ({ name }) => name);
  for (const { id, name } of categories) {
    names.set(id, id);
    names.set(pathOf(categories, id), id);
    if (counted.get(name)?.length === 1) names.set(name, id);
  }
  return names;
}

export function pathOf(categories: readonly Category[], id: string): string {
  return lineage(categories, id)
    .toReversed()
    .map(({ name }) => name)
    .join('/');
}
