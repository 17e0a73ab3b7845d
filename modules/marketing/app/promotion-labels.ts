import {
  type Clock,
  DAY_MS,
  type EpochMs,
  type MerchantId,
  type ProductId,
  SECOND_MS,
  type SkuId,
  type StoreId,
} from '#kernel';
import type { Catalog, LabelledGoods, PromotionLabel, PromotionLabels } from '#modules/catalog';
import { couponWords, ladderWords } from '../domain/label-words.ts';
import type { Promotion } from '../domain/promotion.ts';
import { coversGoods, type OfferedGoods } from '../domain/scope-covers.ts';
import { offeredUntil, type Scope } from '../domain/template.ts';
import type { TemplateStore } from './ports.ts';
import type { KeptPrice, PromotionStore } from './promotion-ports.ts';

/** An offer is announced so long before it begins. */
const ANNOUNCED_MS = 7 * DAY_MS;
/** Coupons run out without anybody telling: the labels are read anew at least this often. */
const FRESH_MS = 30 * SECOND_MS;
const PROMOTIONS_MAX = 100;
const COUPONS_MAX = 20;
/** Answers kept: 100,000 products at one store, or 10,000 at ten. */
const KEPT_MAX = 100_000;
const NONE: readonly PromotionLabel[] = [];

interface Told {
  readonly label: PromotionLabel;
  readonly covers: (goods: OfferedGoods, storeId: StoreId | undefined) => boolean;
  /** That it names, to hold there or not to. */
  readonly storeIds: readonly StoreId[];
}

interface Board {
  readonly until: EpochMs;
  readonly told: readonly Told[];
  readonly pathOf: (categoryId: string) => readonly string[];
  /** Stores that an offer names; all others hear the same. */
  readonly named: ReadonlySet<StoreId>;
  /**
   * What was worked out once, by store and product; null = any store that no offer names, as one that somebody made up:
   * whoever asks for other names fills no memory.
   */
  readonly known: Map<StoreId | undefined | null, Map<ProductId, Known>>;
}

interface Known {
  /** Of which articles it was said: a card of one article says less than its product. */
  readonly skuIds: readonly SkuId[];
  readonly labels: readonly PromotionLabel[];
}

export interface RememberedLabels extends PromotionLabels {
  forget(merchantId: MerchantId): void;
}

/** What every product may say about offers, worked out once per product, store and version of the offers. */
export function promotionLabels(parts: {
  readonly promotions: Pick<PromotionStore, 'running' | 'prices'>;
  readonly templates: Pick<TemplateStore, 'open'>;
  readonly catalog: Pick<Catalog, 'categories'>;
  readonly clock: Clock;
}): RememberedLabels {
  const { promotions, templates, catalog, clock } = parts;
  const boards = new Map<MerchantId, Promise<Board>>();

  async function read(merchantId: MerchantId): Promise<Board> {
    const now = clock.now();
    const [running, coupons, categories] = await Promise.all([
      promotions.running(merchantId, now, PROMOTIONS_MAX),
      templates.open(merchantId, 'everyone', now, undefined, COUPONS_MAX),
      catalog.categories(merchantId),
    ]);
    const shown = running.filter(({ fromAt }) => fromAt - ANNOUNCED_MS <= now);
    const prices = await promotions.prices(
      merchantId,
      shown.filter(({ rules }) => rules.kind === 'time_limited').map(({ id }) => id),
    );
    const told = shown.map((one) => promotionTold(one, prices.get(one.id) ?? []));
    for (const template of coupons.items) {
      const { id, benefit, scope, claimFrom, remaining } = template;
      const endsAt = offeredUntil(template);
      if (remaining === 0 || endsAt <= now) continue;
      const label = { offerId: id, kind: 'coupon', label: couponWords(benefit), prices: [] } as const;
      told.push({ label: { ...label, startsAt: claimFrom, endsAt }, ...scoped(scope) });
    }
    told.sort((a, b) => RANK[a.label.kind] - RANK[b.label.kind] || a.label.startsAt - b.label.startsAt);
    const ends = told.map(({ label }) => label.endsAt);
    const begins = running.map(({ fromAt }) => fromAt - ANNOUNCED_MS).filter((at) => at > now);
    const above = new Map(categories.map(({ id, parentId }) => [id, parentId]));
    return {
      until: Math.min(now + FRESH_MS, ...ends, ...begins),
      told,
      pathOf: (id) => pathIn(above, id),
      named: new Set(told.flatMap(({ storeIds }) => storeIds)),
      known: new Map(),
    };
  }

  async function board(merchantId: MerchantId): Promise<Board> {
    const kept = boards.get(merchantId);
    if (kept !== undefined) {
      const known = await kept;
      if (clock.now() < known.until) return known;
      // Whoever finds it old first reads it anew; the others wait for that one.
      if (boards.get(merchantId) !== kept) return board(merchantId);
    }
    const reading = read(merchantId);
    boards.set(merchantId, reading);
    // A failed read is not remembered.
    reading.catch(() => boards.get(merchantId) === reading && boards.delete(merchantId));
    return reading;
  }

  return {
    async at(merchantId, storeId) {
      const { told, pathOf, named, known } = await board(merchantId);
      if (told.length === 0) return () => NONE;
      const place = storeId === undefined || named.has(storeId) ? storeId : null;
      const here = known.get(place) ?? new Map<ProductId, Known>();
      known.set(place, here);
      return (goods: LabelledGoods) => {
        const { productId, skuIds } = goods;
        const before = here.get(productId);
        if (before !== undefined && isSame(before.skuIds, skuIds)) return before.labels;
        const labels = labelsOf(told, { ...goods, categoryIds: pathOf(goods.categoryId) }, storeId);
        if (here.size * known.size < KEPT_MAX) here.set(productId, { skuIds, labels });
        return labels;
      };
    },
    forget: (merchantId) => void boards.delete(merchantId),
  };
}

const RANK: Readonly<Record<PromotionLabel['kind'], number>> = { limited_price: 0, spend_tier: 1, coupon: 2 };

function promotionTold({ id, title, fromAt, untilAt, rules }: Promotion, prices: readonly KeptPrice[]): Told {
  const head = { offerId: id, startsAt: fromAt, endsAt: untilAt };
  if (rules.kind === 'spend_tier')
    return {
      label: { ...head, kind: 'spend_tier', label: ladderWords(rules), prices: [] },
      ...scoped(rules.scope),
    };
  const skus = new Set<string>(prices.map(({ skuId }) => skuId));
  return {
    label: {
      ...{ ...head, kind: 'limited_price', label: title },
      prices: prices.map(({ skuId, priceFen, perMemberMax }) => ({ skuId, priceFen, perMemberMax })),
    },
    covers: ({ skuIds }) => skuIds.some((skuId) => skus.has(skuId)),
    storeIds: [],
  };
}

function scoped(scope: Scope): Pick<Told, 'covers' | 'storeIds'> {
  return {
    covers: (goods, storeId) => coversGoods(scope, goods, storeId),
    storeIds: [...scope.include.storeIds, ...scope.exclude.storeIds],
  };
}

function labelsOf(
  told: readonly Told[],
  goods: OfferedGoods,
  storeId: StoreId | undefined,
): readonly PromotionLabel[] {
  const labels = told.filter(({ covers }) => covers(goods, storeId)).map(({ label }) => label);
  if (labels.length === 0) return NONE;
  // Of a long price list only what is this product's.
  return labels.map((label) =>
    label.kind === 'limited_price'
      ? { ...label, prices: label.prices.filter(({ skuId }) => goods.skuIds.includes(skuId)) }
      : label,
  );
}

function isSame(some: readonly SkuId[], others: readonly SkuId[]): boolean {
  return some.length === others.length && some.every((skuId, n) => skuId === others[n]);
}

/** The category and all above it. */
function pathIn(above: ReadonlyMap<string, string | null>, id: string): readonly string[] {
  const path: string[] = [];
  for (let at: string | null = id; at !== null && !path.includes(at); at = above.get(at) ?? null)
    path.push(at);
  return path;
}
