import { activityQuotaId, type Channel, channelQuotaId, OWN_CHANNEL, splitByQuota } from './channels.ts';
import { type Place, placeKey } from './place.ts';
import { inLockOrder, type StockLine } from './stock.ts';

/** What one place has for shoppers. */
export interface Level {
  shared: number;
  /** By the quota's id; one that is not there has no pieces of its own. */
  readonly quotas: ReadonlyMap<string, QuotaLevel>;
}

interface QuotaLevel {
  readonly state: 'OPEN' | 'ENDED';
  readonly mode: 'carved' | 'ceiling';
  readonly overflow: number;
  available: number;
}

export interface Claim {
  readonly reservationId: string;
  readonly lines: readonly StockLine[];
  readonly channel?: Channel;
  readonly activityId?: string;
}

/** Pieces of one line: from which quota, and how many leave the shared pool. */
export interface Share extends Place {
  readonly quotaId: string;
  readonly fromQuota: number;
  readonly fromPool: number;
}

/**
 * Deals out what is there, first come first served, each claim all or nothing. It counts in memory, so whoever calls it
 * holds the rows.
 */
export class Shares {
  readonly #levels: ReadonlyMap<string, Level>;

  constructor(levels: ReadonlyMap<string, Level>) {
    this.#levels = levels;
  }

  /** The shares of a claim, or the first place that has too little. Takes nothing. */
  of(claim: Claim): readonly Share[] | (Place & { readonly available: number }) {
    const shares: Share[] = [];
    for (const line of inLockOrder(claim.lines)) {
      const share = this.#share(claim, line);
      if (share === undefined) {
        const { skuId, storeId } = line;
        return { skuId, storeId, available: this.#left(claim, line) };
      }
      shares.push(share);
    }
    return shares;
  }

  take(shares: readonly Share[]): void {
    this.#move(shares, -1);
  }

  giveBack(shares: readonly Share[]): void {
    this.#move(shares, 1);
  }

  #share(claim: Claim, line: StockLine): Share | undefined {
    const { skuId, storeId, quantity } = line;
    const level = this.#levels.get(placeKey(line));
    if (level === undefined) return undefined;
    const quotaId = quotaIdOf(claim);
    const quota = level.quotas.get(quotaId);
    if (claim.activityId === undefined) {
      const split = splitByQuota(quantity, quota, level.shared);
      return split && { skuId, storeId, quotaId, ...split };
    }
    if (quota?.state !== 'OPEN' || quantity > quota.available) return undefined;
    // Under a ceiling the activity sells from the pool like everybody.
    const fromPool = quota.mode === 'ceiling' ? quantity : 0;
    return fromPool > level.shared ? undefined : { skuId, storeId, quotaId, fromQuota: quantity, fromPool };
  }

  #left(claim: Claim, place: Place): number {
    const level = this.#levels.get(placeKey(place));
    const quota = level?.quotas.get(quotaIdOf(claim));
    if (claim.activityId !== undefined) return quota?.state === 'OPEN' ? quota.available : 0;
    return level?.shared ?? 0;
  }

  #move(shares: readonly Share[], sign: 1 | -1): void {
    for (const share of shares) {
      const level = this.#levels.get(placeKey(share));
      if (level === undefined) continue;
      level.shared += sign * share.fromPool;
      const quota = level.quotas.get(share.quotaId);
      if (quota !== undefined) quota.available += sign * share.fromQuota;
    }
  }
}

export function quotaIdOf({ activityId, channel = OWN_CHANNEL }: Omit<Claim, 'lines'>): string {
  return activityId === undefined ? channelQuotaId(channel) : activityQuotaId(activityId);
}
