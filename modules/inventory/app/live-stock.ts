import { AppError, type Clock, type EpochMs, type MerchantId } from '#kernel';
import { type Place, placeKey } from '../domain/place.ts';

/** Sales of other processes, and of tills that another process heard, are seen within this time (INV-04: 2 s). */
const FOLLOW_EVERY_MS = 500;
/** A commit may become visible a little after the instant that it carries, and clocks of machines differ. */
const OVERLAP_MS = 10_000;
/** Rows of one look; where more changed (an import), everybody is told to load anew. */
const ROWS_PER_LOOK_MAX = 2_000;
/** Open pages that one process serves; each costs a socket. */
const LISTENERS_MAX = 2_000;

export interface LiveRow extends Place {
  readonly onHand: number;
  readonly available: number;
  readonly reserved: number;
  readonly sellable: number;
  readonly version: number;
  readonly low: boolean;
  readonly changedAt: EpochMs;
}

/** Rows that changed since then, oldest change first. */
export type ChangedRows = (
  merchantId: MerchantId,
  since: EpochMs,
  limit: number,
) => Promise<readonly LiveRow[]>;

export interface LiveListener {
  /** Only newer versions than it was told before. */
  changed(rows: readonly LiveRow[]): void;
  /** Too much at once: load the list again. */
  lost(): void;
}

interface Followed {
  readonly listeners: Set<LiveListener>;
  /** Versions that were told within the overlap. */
  readonly told: Map<string, LiveRow>;
  until: EpochMs;
  /** Everybody has loaded anew since then. */
  notBefore: EpochMs;
}

/**
 * Stock as it changes, for the pages that are open in this process. Read from the table itself, whoever changed it;
 * while nobody listens, nothing is read.
 */
export class LiveStock {
  readonly #changedRows: ChangedRows;
  readonly #clock: Clock;
  readonly #report: (error: unknown) => void;
  readonly #followed = new Map<MerchantId, Followed>();
  #count = 0;
  #timer: NodeJS.Timeout | undefined;
  #looking = false;

  constructor(changedRows: ChangedRows, clock: Clock, report: (error: unknown) => void = () => undefined) {
    this.#changedRows = changedRows;
    this.#clock = clock;
    this.#report = report;
  }

  /** Returns the way to stop listening. */
  listen(merchantId: MerchantId, listener: LiveListener): () => void {
    if (this.#count >= LISTENERS_MAX)
      throw new AppError('unavailable', 'inventory.too_many_streams', '实时连接过多，请稍后再试', {
        retryAfterSeconds: 30,
      });
    const followed = this.#followed.get(merchantId) ?? {
      ...{
        listeners: new Set<LiveListener>(),
        told: new Map<string, LiveRow>(),
        until: this.#clock.now(),
        notBefore: 0,
      },
    };
    this.#followed.set(merchantId, followed);
    followed.listeners.add(listener);
    this.#count += 1;
    this.#timer ??= setInterval(() => void this.#look(), FOLLOW_EVERY_MS).unref();
    return () => {
      if (!followed.listeners.delete(listener)) return;
      this.#count -= 1;
      if (followed.listeners.size === 0) this.#followed.delete(merchantId);
      if (this.#count > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      for (const [merchantId, followed] of this.#followed) await this.#follow(merchantId, followed);
    } catch (error) {
      // The next look covers the same time again.
      this.#report(error);
    } finally {
      this.#looking = false;
    }
  }

  async #follow(merchantId: MerchantId, followed: Followed): Promise<void> {
    const now = this.#clock.now();
    const since = Math.max(followed.until - OVERLAP_MS, followed.notBefore);
    const rows = await this.#changedRows(merchantId, since, ROWS_PER_LOOK_MAX);
    followed.until = now;
    if (rows.length === ROWS_PER_LOOK_MAX) {
      followed.told.clear();
      followed.notBefore = now;
      for (const listener of followed.listeners) listener.lost();
      return;
    }
    const news = rows.filter((row) => row.version > (followed.told.get(placeKey(row))?.version ?? -1));
    for (const row of news) followed.told.set(placeKey(row), row);
    for (const [key, { changedAt }] of followed.told)
      if (changedAt < now - 2 * OVERLAP_MS) followed.told.delete(key);
    if (news.length > 0) for (const listener of followed.listeners) listener.changed(news);
  }
}
