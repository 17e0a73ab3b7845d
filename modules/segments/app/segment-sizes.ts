import { type Clock, type EpochMs, type MerchantId, SECOND_MS } from '#kernel';
import type { Audience } from './audience.ts';
import type { Segment } from './ports.ts';

/** A list that is looked at again and again counts everybody at most this often. */
const KEPT_MS = 30 * SECOND_MS;

interface Counted {
  /** Which segments were counted. */
  readonly key: string;
  readonly at: EpochMs;
  readonly of: Promise<ReadonlyMap<string, number>>;
}

/** Sizes of all segments of a merchant, at most half a minute old. */
export class SegmentSizes {
  readonly #audience: Audience;
  readonly #clock: Clock;
  readonly #kept = new Map<MerchantId, Counted>();

  constructor(audience: Audience, clock: Clock) {
    this.#audience = audience;
    this.#clock = clock;
  }

  /** Every one of `segments` is in the answer. */
  async of(
    merchantId: MerchantId,
    segments: readonly Segment[],
  ): Promise<{ readonly countedAt: EpochMs; readonly sizes: ReadonlyMap<string, number> }> {
    const now = this.#clock.now();
    const key = JSON.stringify(segments.map(({ id }) => id));
    let kept = this.#kept.get(merchantId);
    if (kept === undefined || kept.key !== key || now - kept.at >= KEPT_MS) {
      kept = { key, at: now, of: this.#count(merchantId, segments) };
      this.#kept.set(merchantId, kept);
      kept.of.catch(() => this.#kept.delete(merchantId));
    }
    return { countedAt: kept.at, sizes: await kept.of };
  }

  async #count(merchantId: MerchantId, segments: readonly Segment[]): Promise<ReadonlyMap<string, number>> {
    const { sizes } = await this.#audience.sizes(
      merchantId,
      segments.map(({ predicate }) => predicate),
    );
    return new Map(segments.map(({ id }, n) => [id, sizes[n] ?? 0]));
  }
}
