import { setImmediate } from 'node:timers/promises';
import { type Clock, DAY_MS, HOUR_MS, type MerchantId, type ProductId } from '#kernel';
import {
  type Basket,
  type BasketLog,
  basketLogOf,
  basketTableBuild,
  type PairTable,
} from '#ml/recommendation';
import type { PaidLine, PlaceReads } from './ports.ts';

/** Of the last 90 days; the last 30 of them count beside the whole, so this season weighs more than last. */
const SPAN_DAYS = 90;
const RECENT_DAYS = 30;
const WHOLE_SPAN_WEIGHT = 0.3;
/** Lines that one table is built from, newest first. */
const LINES_MAX = 50_000;
/** The thread that builds also answers: it looks up after so many rows of a table, and so many bags. */
const ROWS_AT_ONCE = 32;
const BAGS_AT_ONCE = 2_000;
const BASKET_ROWS_MAX = 100;
const REFRESH_AFTER_MS = HOUR_MS;

/** What goes home in one bag with what. Knows products and baskets, no person. */
export class Companions {
  readonly #rowOf: ReadonlyMap<ProductId, number>;
  readonly #products: readonly ProductId[];
  readonly #recent: PairTable;
  readonly #whole: PairTable;
  /** The orders themselves, for whoever counts them by something else than the product. */
  readonly baskets: readonly (readonly ProductId[])[];

  private constructor({ products, rowOf, baskets }: Bags, recent: PairTable, whole: PairTable) {
    this.#products = products;
    this.#rowOf = rowOf;
    this.#recent = recent;
    this.#whole = whole;
    this.baskets = baskets;
  }

  /** Built in slices: others are answered in between. */
  static async of(lines: readonly PaidLine[], now: number): Promise<Companions> {
    const bags = await bagsOf(lines, now);
    await setImmediate();
    const log = basketLogOf(bags.products.length, 1, bags.bags);
    // A basket of this very instant counts.
    const day = (now + 1) / DAY_MS;
    const recent = await tableOf(log, day, RECENT_DAYS);
    return new Companions(bags, recent, await tableOf(log, day, SPAN_DAYS));
  }

  /** Products of the same baskets with their weight, in no order. */
  of(productId: ProductId): ReadonlyMap<ProductId, number> {
    const weights = new Map<ProductId, number>();
    const row = this.#rowOf.get(productId);
    if (row === undefined) return weights;
    const add = ({ starts, columns, values }: PairTable, weight: number) => {
      for (let e = starts[row] as number; e < (starts[row + 1] as number); e += 1) {
        const other = this.#products[columns[e] as number] as ProductId;
        weights.set(other, (weights.get(other) ?? 0) + weight * (values[e] as number));
      }
    };
    add(this.#recent, 1);
    add(this.#whole, WHOLE_SPAN_WEIGHT);
    return weights;
  }
}

interface Bags {
  readonly products: readonly ProductId[];
  readonly rowOf: ReadonlyMap<ProductId, number>;
  readonly bags: readonly Basket[];
  readonly baskets: readonly (readonly ProductId[])[];
}

async function bagsOf(lines: readonly PaidLine[], now: number): Promise<Bags> {
  const products = [...new Set(lines.map(({ productId }) => productId))].sort();
  const rowOf = new Map(products.map((productId, row) => [productId, row]));
  await setImmediate();
  const groups = [...Map.groupBy(lines, ({ basket }) => basket).values()];
  const bags: Basket[] = [];
  const baskets: (readonly ProductId[])[] = [];
  for (const [n, group] of groups.entries()) {
    if (n % BAGS_AT_ONCE === 0) await setImmediate();
    const basket = [...new Set(group.map(({ productId }) => productId))].slice(0, BASKET_ROWS_MAX);
    const rows = Int32Array.from(basket, (productId) => rowOf.get(productId) as number);
    bags.push({ shopper: 0, day: (group[0]?.at ?? now) / DAY_MS, rows });
    baskets.push(basket);
  }
  return { products, rowOf, bags, baskets };
}

async function tableOf(log: BasketLog, day: number, spanDays: number): Promise<PairTable> {
  await setImmediate();
  const build = basketTableBuild(log, day, spanDays);
  while (build.addRows(ROWS_AT_ONCE)) await setImmediate();
  return build.finish();
}

interface Kept {
  readonly companions: Promise<Companions>;
  readonly readAt: number;
}

/** The companions of each merchant, read at the first question and anew when they are an hour old. */
export class CompanionTables {
  readonly #reads: PlaceReads;
  readonly #clock: Clock;
  readonly #kept = new Map<MerchantId, Kept>();

  constructor(reads: PlaceReads, clock: Clock) {
    this.#reads = reads;
    this.#clock = clock;
  }

  of(merchantId: MerchantId): Promise<Companions> {
    const known = this.#kept.get(merchantId);
    if (known !== undefined) return known.companions;
    return this.#read(merchantId);
  }

  /** Run every few minutes; questions go on being answered by the old table until the new one is there. */
  async refresh(): Promise<void> {
    const now = this.#clock.now();
    for (const [merchantId, { readAt }] of this.#kept) {
      if (now - readAt < REFRESH_AFTER_MS) continue;
      const fresh = await this.#load(merchantId, now);
      this.#kept.set(merchantId, { companions: Promise.resolve(fresh), readAt: now });
    }
  }

  /** After an import: what was read is not the past any more. */
  forget(merchantId: MerchantId): void {
    this.#kept.delete(merchantId);
  }

  #read(merchantId: MerchantId): Promise<Companions> {
    const now = this.#clock.now();
    const companions = this.#load(merchantId, now);
    const kept = { companions, readAt: now };
    this.#kept.set(merchantId, kept);
    companions.catch(() => {
      if (this.#kept.get(merchantId) === kept) this.#kept.delete(merchantId);
    });
    return companions;
  }

  async #load(merchantId: MerchantId, now: number): Promise<Companions> {
    const lines = await this.#reads.paidLines(merchantId, now - SPAN_DAYS * DAY_MS, LINES_MAX);
    return Companions.of(lines, now);
  }
}
