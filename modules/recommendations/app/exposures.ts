import type { Clock, Ids, MemberId, MerchantId, ProductId, UnitOfWork } from '#kernel';
import type { NotedList, ShownList } from '../domain/shown-list.ts';
import type { ExposureLog } from './exposure-log.ts';

/** Which lists went out to whom. Only for members of whom something may be known; the store's feed is in none. */
export interface Exposures {
  /** Keeps the list for the next write and returns its `exposureId`. Never waits, never fails. */
  note(list: ShownList): string;
  /** How often a product was shown to anybody in the last seven days; what is seldom shown may be explored. */
  timesShown(merchantId: MerchantId, productId: ProductId): number;
}

/** About 3 KB each: 30 MB when the database is away for long. */
const WAITING_LISTS_MAX = 10_000;
/** Of one commit. */
const WRITTEN_LISTS_MAX = 500;
const COUNTS_READ_EVERY_MS = 60_000;

interface Parts {
  readonly log: ExposureLog;
  readonly unitOfWork: UnitOfWork;
  readonly ids: Ids;
  readonly clock: Clock;
}

/**
 * Lists wait here until the next write, so that no feed waits for the database. While it is away the oldest
 * ones are given up and counted; a list is written once however often its write is tried.
 */
export class ExposureBuffer implements Exposures {
  readonly #parts: Parts;
  #waiting: NotedList[] = [];
  #writing: Promise<void> = Promise.resolve();
  #givenUp = 0;
  readonly #timesShown = new Map<MerchantId, ReadonlyMap<ProductId, number>>();
  #countsReadAt = Number.NEGATIVE_INFINITY;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  note(list: ShownList): string {
    const id = this.#parts.ids.next();
    this.#waiting.push({ ...list, id });
    this.#giveUpOldest();
    return id;
  }

  timesShown(merchantId: MerchantId, productId: ProductId): number {
    return this.#timesShown.get(merchantId)?.get(productId) ?? 0;
  }

  /** Lists that were lost because the database was away for too long. */
  get givenUp(): number {
    return this.#givenUp;
  }

  /** Writes everything that waits. One write at a time; a failed one puts its lists back and says so. */
  flush(): Promise<void> {
    const next = this.#writing.catch(() => undefined).then(() => this.#writeAll());
    this.#writing = next;
    return next;
  }

  /**
   * Drops what waits about this member, after a write that is under way: what is deleted from the log after
   * this stays deleted.
   */
  async drop(merchantId: MerchantId, memberId: MemberId): Promise<void> {
    this.#waiting = this.#waiting.filter(
      (list) => list.merchantId !== merchantId || list.memberId !== memberId,
    );
    await this.#writing.catch(() => undefined);
    this.#waiting = this.#waiting.filter(
      (list) => list.merchantId !== merchantId || list.memberId !== memberId,
    );
  }

  /** What waits about `from` is about `into` now: she is the same person (MEM-03). */
  handOver(merchantId: MerchantId, from: MemberId, into: MemberId): void {
    this.#waiting = this.#waiting.map((list) =>
      list.merchantId === merchantId && list.memberId === from ? { ...list, memberId: into } : list,
    );
  }

  /** Reads how often everything was shown; other processes show things too. */
  async recount(): Promise<void> {
    const now = this.#parts.clock.now();
    if (now - this.#countsReadAt < COUNTS_READ_EVERY_MS) return;
    this.#countsReadAt = now;
    for (const [merchantId, counts] of await this.#parts.log.timesShown(now))
      this.#timesShown.set(merchantId, counts);
  }

  async #writeAll(): Promise<void> {
    const { log, unitOfWork } = this.#parts;
    while (this.#waiting.length > 0) {
      const part = this.#waiting.slice(0, WRITTEN_LISTS_MAX);
      this.#waiting = this.#waiting.slice(part.length);
      try {
        await unitOfWork.run((tx) => log.add(tx, part));
      } catch (error) {
        this.#waiting = [...part, ...this.#waiting];
        this.#giveUpOldest();
        throw error;
      }
    }
  }

  #giveUpOldest(): void {
    const tooMany = this.#waiting.length - WAITING_LISTS_MAX;
    if (tooMany <= 0) return;
    this.#givenUp += tooMany;
    this.#waiting.splice(0, tooMany);
  }
}
