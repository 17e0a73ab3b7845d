import { AppError, type Clock, type EpochMs, type MerchantId, type ProductId, type StoreId } from '#kernel';
import type { Catalog } from '#modules/catalog';
import { isSubstitute } from '../../domain/likeness.ts';
import type { MerchandisingRules } from '../merchandising.ts';
import type { ShopWindow } from '../shop-window.ts';
import type { ShopWindows } from '../shop-windows.ts';
import type { StoreShelf } from '../store-shelf.ts';
import type { Companions, CompanionTables } from './companions.ts';
import { type GoodsFacts, goodsFacts } from './goods-facts.ts';
import { kindCompanions } from './kind-companions.ts';
import { type Ranked, similarGoods } from './similar-goods.ts';

const SIMILAR_KEPT_MAX = 5_000;

type KindCompanions = ReturnType<typeof kindCompanions>;

interface Prepared {
  readonly facts: GoodsFacts;
  readonly similar: Map<number, readonly Ranked[]>;
  readonly kinds: WeakMap<Companions, KindCompanions>;
}

/** One store of one shop at one moment, with everything that its places need. */
export interface PlaceScene {
  readonly window: ShopWindow;
  readonly store: StoreShelf;
  readonly storeId: StoreId;
  readonly facts: GoodsFacts;
  readonly companions: Companions;
  readonly now: EpochMs;
  /** Another text whenever an answer of this store could be another one. */
  readonly stamp: string;
  /** In stock at the store, and not hidden by the merchant. */
  mayShow(row: number): boolean;
  similarTo(row: number): readonly Ranked[];
  /** Categories that go home with this one, strongest first. */
  kindsWith(leaf: string): readonly { readonly kind: string; readonly lift: number }[];
  /** Whether one is bought instead of the other. */
  isInsteadOf(row: number, other: number): boolean;
}

export interface ShopPlacesParts {
  readonly windows: ShopWindows;
  readonly catalog: Catalog;
  readonly companions: CompanionTables;
  readonly rules: MerchandisingRules;
  readonly clock: Clock;
}

/** Prepares what is the same for all requests once per shop window. */
export class ShopPlaces {
  readonly #windows: ShopWindows;
  readonly #catalog: Catalog;
  readonly #companions: CompanionTables;
  readonly #rules: MerchandisingRules;
  readonly #clock: Clock;
  readonly #prepared = new WeakMap<ShopWindow, Promise<Prepared>>();

  constructor({ windows, catalog, companions, rules, clock }: ShopPlacesParts) {
    this.#windows = windows;
    this.#catalog = catalog;
    this.#companions = companions;
    this.#rules = rules;
    this.#clock = clock;
  }

  /** Throws `stores.not_found`. */
  async scene(merchantId: MerchantId, storeId: StoreId): Promise<PlaceScene> {
    const window = await this.#windows.of(merchantId);
    const store = window.shelves.get(storeId);
    if (store === undefined) throw new AppError('not_found', 'stores.not_found', '没有这家门店', { storeId });
    const [{ facts, similar, kinds }, companions] = await Promise.all([
      this.#prepare(merchantId, window),
      this.#companions.of(merchantId),
    ]);
    const kindsOf = () => {
      let known = kinds.get(companions);
      if (known === undefined) {
        known = kindCompanions(companions.baskets, (id) => facts.goods[window.rowOf(id) ?? -1]?.leaf);
        kinds.set(companions, known);
      }
      return known;
    };
    const now = this.#clock.now();
    const rules = this.#rules.at(merchantId, storeId, now);
    const isHidden = (row: number) => {
      const card = facts.goods[row]?.card;
      return card === undefined || rules.isHidden(card.productId, card.categoryId);
    };
    return {
      window,
      store,
      storeId,
      facts,
      companions,
      now,
      stamp: `${store.stampAt(now)}/${rules.stamp}`,
      mayShow: (row) => store.allowed[row] === 1 && !isHidden(row),
      similarTo: (row) => keptSimilar(similar, row, () => similarGoods(facts, behaviourOf(window), row)),
      kindsWith: (leaf) => kindsOf().get(leaf) ?? [],
      isInsteadOf(row, other) {
        const [a, b] = [facts.goods[row], facts.goods[other]];
        return a !== undefined && b !== undefined && isSubstitute(a, b);
      },
    };
  }

  /** Throws `catalog.product_not_found`. */
  rowOf({ window }: PlaceScene, productId: ProductId): number {
    const row = window.rowOf(productId);
    if (row === undefined || window.cardOf(row) === undefined)
      throw new AppError('not_found', 'catalog.product_not_found', '没有这件商品', { productId });
    return row;
  }

  #prepare(merchantId: MerchantId, window: ShopWindow): Promise<Prepared> {
    let prepared = this.#prepared.get(window);
    if (prepared === undefined) {
      prepared = this.#catalog.categories(merchantId).then((categories) => ({
        facts: goodsFacts(window, categories),
        similar: new Map(),
        kinds: new WeakMap(),
      }));
      this.#prepared.set(window, prepared);
      prepared.catch(() => this.#prepared.delete(window));
    }
    return prepared;
  }
}

const behaviourOf = ({ recommender }: ShopWindow) => recommender?.behaviour;

function keptSimilar(
  kept: Map<number, readonly Ranked[]>,
  row: number,
  work: () => readonly Ranked[],
): readonly Ranked[] {
  let ranked = kept.get(row);
  if (ranked === undefined) {
    ranked = work();
    if (kept.size >= SIMILAR_KEPT_MAX) kept.clear();
    kept.set(row, ranked);
  }
  return ranked;
}
