import { DAY_MS, type EpochMs, SeededRandom } from '#kernel';
import type { NewProduct } from '#modules/catalog';
import { type Day, seasonFactor } from './calendar.ts';
import type { Department, Design, Season } from './design.ts';
import { drawNormal, hashOf } from './draws.ts';
import type { Shopper } from './shoppers.ts';
import { carries } from './stock.ts';
import type { DemoStore } from './stores.ts';

export interface Goods {
  readonly design: Design;
  readonly product: NewProduct;
}

const USUAL_YUAN: Readonly<Record<Department, number>> = {
  eyewear: 300,
  hats: 130,
  jewellery: 210,
  makeup: 95,
  clothes: 230,
  food: 29,
};

const NEW_FOR_DAYS = 30;
const NEW_FACTOR = 1.9;
const SEASONS: readonly Season[] = ['spring', 'summer', 'autumn', 'winter'];

/** How strongly each product attracts each shopper at a store on a day; the sampling weights of a first look. */
export class Attraction {
  readonly #goods: readonly Goods[];
  /** Popularity of a product as such: log-normal, so that a fifth of the goods takes most of the looks. */
  readonly #appeal: Float64Array;
  readonly #bySeason: ReadonlyMap<Season, Float64Array>;
  readonly #byStore: ReadonlyMap<DemoStore, Float64Array>;
  readonly #listedAt: Float64Array;

  constructor(goods: readonly Goods[], stores: readonly DemoStore[]) {
    this.#goods = goods;
    this.#appeal = Float64Array.from(goods, ({ design }) => appealOf(design));
    this.#listedAt = Float64Array.from(goods, ({ product }) => product.listedAt);
    this.#bySeason = new Map(
      SEASONS.map((season) => [
        season,
        Float64Array.from(goods, ({ design }) => seasonFactor(design, season)),
      ]),
    );
    this.#byStore = new Map(
      stores.map((store) => [
        store,
        Float64Array.from(goods, ({ design }) => (carries(store, design) ? localFame(store, design) : 0)),
      ]),
    );
  }

  /** The part that does not change within the year. */
  tasteOf(shopper: Shopper): Float64Array {
    return Float64Array.from(this.#goods, ({ design }, i) => {
      const price = Math.log(design.yuan / USUAL_YUAN[design.department]) - shopper.purse;
      const fits = Math.exp(-0.5 * (price / 0.9) ** 2);
      return (
        (this.#appeal[i] as number) *
        shopper.departments[design.department] *
        shopper.styles[design.style] *
        fits
      );
    });
  }

  /** Weights for one visit, into `weights`. Goods that are not listed yet, or not kept here, weigh nothing. */
  weigh(weights: Float64Array, taste: Float64Array, store: DemoStore, day: Day): void {
    const local = this.#byStore.get(store) as Float64Array;
    const season = this.#bySeason.get(day.season) as Float64Array;
    for (let i = 0; i < weights.length; i += 1) {
      const ageDays = this.#ageDays(i, day.startsAt);
      const fresh = ageDays < 0 ? 0 : ageDays < NEW_FOR_DAYS ? NEW_FACTOR : 1;
      weights[i] = (taste[i] as number) * (local[i] as number) * (season[i] as number) * fresh;
    }
  }

  isOffered(index: number, store: DemoStore, at: EpochMs): boolean {
    return this.#ageDays(index, at) >= 0 && ((this.#byStore.get(store) as Float64Array)[index] as number) > 0;
  }

  #ageDays(index: number, at: EpochMs): number {
    return (at - (this.#listedAt[index] as number)) / DAY_MS;
  }
}

function appealOf(design: Design): number {
  const known = design.tags.includes('热卖') ? 2.2 : 1;
  const tryable = design.tryOn === undefined ? 1 : 1.4;
  return known * tryable * Math.exp(0.8 * drawNormal(new SeededRandom(hashOf(`appeal ${design.key}`))));
}

/** Each store has its own bestsellers, beyond the taste of its quarter. */
function localFame(store: DemoStore, design: Design): number {
  return Math.exp(0.8 * drawNormal(new SeededRandom(hashOf(`fame ${store.key} ${design.key}`))));
}
