import { DAY_MS, type EpochMs, MINUTE_MS, type SkuId } from '#kernel';
import { arrangeShelf, freshnessOf, type Shelf } from '#ml/recommendation';
import type { ProductCard, SkuOffer } from '#modules/catalog';
import { type DailyInterest, smoothedShares } from '../domain/interest.ts';
import { REASONS, type Reason } from '../domain/reason.ts';
import type { StoreRules } from '../domain/store-rules.ts';
import { arrangeFeed, type Goods } from './arrange-feed.ts';
import { type FeedAnswer, sharedAnswer } from './feed-answer.ts';

/** Popularity and newness are looked at once in this time, so that the store's feed is the same for everybody. */
const ARRANGED_FOR_MS = MINUTE_MS;
/** Newness against popularity in the store's feed: a thing listed today stands beside the best seller. */
const FRESHNESS_WEIGHT = 0.6;
/** Of the whole shop so many are arranged for the store's feed; the longest feed has 60. */
const STORE_CANDIDATES_MAX = 400;

export interface ShelfParts {
  /** Row → card; undefined = the model knows it, but it is not on sale. */
  readonly cards: readonly (ProductCard | undefined)[];
  readonly rowOfSku: ReadonlyMap<SkuId, number>;
  readonly groups: Int32Array;
  readonly groupCount: number;
  readonly offers: ReadonlyMap<SkuId, SkuOffer>;
  readonly interest: DailyInterest;
  readonly merchantInterest: DailyInterest;
}

/** One place of a list, ready to be written. */
export interface FeedEntry {
  readonly row: number;
  readonly reason: Reason;
  /** Paid for: shown with the word 推广. */
  readonly promoted?: boolean;
}

interface Arranged {
  readonly until: EpochMs;
  readonly shelf: Shelf;
  readonly storeCounts: Float32Array;
  /** Largest popularity of what can be bought here. */
  readonly popularMost: number;
  /** By limit and the stamp of the merchant's rules. */
  readonly storeFeeds: Map<string, FeedAnswer>;
}

/** One store as the feed sees it: what can be bought there now, what is popular there, ready-made JSON. */
export class StoreShelf {
  /** `[rowCount]`: 1 = at least one article of the product can be bought at this store now. */
  readonly allowed: Uint8Array;
  readonly #parts: ShelfParts;
  readonly #quantities = new Map<SkuId, number>();
  readonly #fragments: (string | undefined)[];
  #arranged: Arranged | undefined;
  #stockMoves = 0;

  constructor(parts: ShelfParts) {
    this.#parts = parts;
    this.allowed = new Uint8Array(parts.cards.length);
    this.#fragments = new Array(parts.cards.length).fill(undefined);
  }

  /** What is not named is sold out. */
  setAllStock(quantities: ReadonlyMap<SkuId, number>): void {
    for (const skuId of this.#quantities.keys()) if (!quantities.has(skuId)) this.setStock(skuId, 0);
    for (const [skuId, quantity] of quantities) this.setStock(skuId, quantity);
  }

  setStock(skuId: SkuId, quantity: number): void {
    const before = this.#quantities.get(skuId) ?? 0;
    this.#quantities.set(skuId, quantity);
    const row = this.#parts.rowOfSku.get(skuId);
    // How many are left does not matter to a feed, only whether.
    if (row === undefined || before > 0 === quantity > 0) return;
    this.#fragments[row] = undefined;
    this.allowed[row] = this.#articleOf(row) === undefined ? 0 : 1;
    this.#arranged?.storeFeeds.clear();
    this.#stockMoves += 1;
  }

  /** Changes whenever a feed of this store could: stock moved, or popularity and newness were looked at again. */
  stampAt(now: EpochMs): string {
    return `${this.#stockMoves}/${this.#arrange(now).until}`;
  }

  noteInterest(row: number, weight: number, at: EpochMs): void {
    this.#parts.interest.add(row, weight, at);
  }

  shelfAt(now: EpochMs): Shelf {
    return this.#arrange(now).shelf;
  }

  /** Whether anybody bought or looked at it here in the last seven days. */
  isPopularHere(row: number, now: EpochMs): boolean {
    return (this.#arrange(now).storeCounts[row] as number) > 0;
  }

  /** What the product's articles in stock are called: colours, sizes. */
  optionsInStock(row: number): string[] {
    const skuIds = this.#parts.cards[row]?.skuIds ?? [];
    return skuIds.flatMap((skuId) =>
      (this.#quantities.get(skuId) ?? 0) > 0
        ? (this.#parts.offers.get(skuId)?.optionText.split(' · ') ?? [])
        : [],
    );
  }

  groupOf(row: number): number {
    return this.#parts.groups[row] as number;
  }

  titleOf(row: number): string {
    return this.#parts.cards[row]?.title ?? '';
  }

  /**
   * The feed without any member (REC-05): this function cannot know who asks. The same bytes for everybody
   * until stock moves, the merchant's rules change or the minute ends. It explores nothing: nobody's clicks
   * on it are kept, so nothing would be learned.
   */
  storeFeed(limit: number, now: EpochMs, goods: Goods, rules: StoreRules): FeedAnswer {
    const { storeFeeds } = this.#arrange(now);
    const key = `${limit}/${rules.stamp}`;
    let feed = storeFeeds.get(key);
    if (feed === undefined) {
      feed = sharedAnswer(this.write(this.#storeEntries(limit, now, goods, rules), false));
      storeFeeds.set(key, feed);
    }
    return feed;
  }

  /** Why a product is here, said without knowing who looks. */
  reasonOf(row: number, now: EpochMs): Reason {
    const { storeCounts, shelf, popularMost } = this.#arrange(now);
    const popular = (shelf.popularity[row] as number) / popularMost;
    if (FRESHNESS_WEIGHT * (shelf.freshness[row] as number) > popular) return REASONS.fresh;
    if ((storeCounts[row] as number) > 0) return REASONS.storePopular;
    return popular > 0 ? REASONS.popular : REASONS.inStore;
  }

  /** JSON from ready-made pieces. @param exposureId Names the list, where what becomes of it is kept. */
  write(entries: readonly FeedEntry[], personalised: boolean, exposureId?: string): string {
    const items = entries.map(
      ({ row, reason, promoted }) =>
        `${this.#fragmentOf(row)},"reason":${JSON.stringify(reason.text)},"reasonCode":"${reason.code}"${promoted === true ? ',"promoted":true' : ''}}`,
    );
    const name = exposureId === undefined ? '' : `,"exposureId":"${exposureId}"`;
    return `{"items":[${items.join(',')}],"personalised":${personalised}${name}}`;
  }

  #storeEntries(limit: number, now: EpochMs, goods: Goods, rules: StoreRules): FeedEntry[] {
    const { shelf, popularMost } = this.#arrange(now);
    const worth = (row: number) =>
      (shelf.popularity[row] as number) / popularMost + FRESHNESS_WEIGHT * (shelf.freshness[row] as number);
    const rows = Array.from(this.allowed.keys())
      .filter((row) => this.allowed[row] === 1)
      .sort((a, b) => worth(b) - worth(a) || a - b)
      .slice(0, STORE_CANDIDATES_MAX);
    const scored = { rows, scores: Float32Array.from(rows, worth), allowed: this.allowed };
    return arrangeFeed(scored, goods, rules, limit, now).map(({ row, promoted, via }) => ({
      row,
      reason: via === 'pin' ? REASONS.pinned(promoted) : this.reasonOf(row, now),
      promoted,
    }));
  }

  #arrange(now: EpochMs): Arranged {
    if (this.#arranged !== undefined && now < this.#arranged.until) return this.#arranged;
    const { groups, groupCount, cards, interest, merchantInterest } = this.#parts;
    const storeCounts = interest.sums(now);
    const popularity = smoothedShares(storeCounts, merchantInterest.sums(now));
    const most = popularity.reduce(
      (max, share, row) => (this.allowed[row] === 1 ? Math.max(max, share) : max),
      0,
    );
    const freshness = Float32Array.from(cards, (card) =>
      card === undefined ? 0 : freshnessOf((now - card.listedAt) / DAY_MS),
    );
    this.#arranged = {
      until: now + ARRANGED_FOR_MS - (now % ARRANGED_FOR_MS),
      shelf: arrangeShelf({ groups, popularity, freshness }, groupCount),
      storeCounts,
      popularMost: most || 1,
      storeFeeds: new Map(),
    };
    return this.#arranged;
  }

  /** The card's own article when it is there, else the first one that is. */
  #articleOf(row: number): SkuId | undefined {
    const card = this.#parts.cards[row];
    if (card === undefined) return undefined;
    const isThere = (skuId: SkuId) =>
      (this.#quantities.get(skuId) ?? 0) > 0 && this.#parts.offers.get(skuId)?.onSale === true;
    return isThere(card.skuId) ? card.skuId : card.skuIds.find(isThere);
  }

  /** `{"productId":…,"tryOn":…` without its end: reason and brace follow. */
  #fragmentOf(row: number): string {
    let fragment = this.#fragments[row];
    if (fragment === undefined) {
      const card = this.#parts.cards[row] as ProductCard;
      const offer = this.#parts.offers.get(this.#articleOf(row) ?? card.skuId);
      fragment = JSON.stringify({
        productId: card.productId,
        skuId: offer?.skuId ?? card.skuId,
        title: card.title,
        subtitle: card.subtitle,
        priceFen: offer?.priceFen ?? card.priceFen,
        listPriceFen: offer?.listPriceFen ?? card.listPriceFen,
        imageUrl: offer?.imageUrl ?? card.imageUrl,
        tryOn: offer?.tryOn ?? card.tryOn,
      }).slice(0, -1);
      this.#fragments[row] = fragment;
    }
    return fragment;
  }
}
