import type { Place } from './place.ts';

/** Where goods are sold (INV-08). `mini_program` is our own shop, `pos` the tills. */
export const CHANNELS = ['mini_program', 'douyin', 'kuaishou', 'meituan', 'pos'] as const;
export type Channel = (typeof CHANNELS)[number];

export const OWN_CHANNEL: Channel = 'mini_program';

/** Name of a channel's fixed quota among the quotas of a place. */
export function channelQuotaId(channel: Channel): string {
  return `channel:${channel}`;
}

export function activityQuotaId(activityId: string): string {
  return `activity:${activityId}`;
}

export interface ChannelShare extends Place {
  readonly channel: Channel;
  /** Pieces that are kept free for this channel from now on; null = it sells from the shared pool again. */
  readonly pieces: number | null;
  /** Whether it may sell from the shared pool once its own pieces are gone. */
  readonly overflow: boolean;
}

/** A channel's quota at one place; `overflow` 1 = the pool is open to it once the quota is used up. */
interface QuotaLevel {
  readonly state: 'OPEN' | 'ENDED';
  readonly overflow: number;
  readonly available: number;
}

/** Splits a line between a channel's own quota and the shared pool; undefined when it may not have all of it. */
export function splitByQuota(
  wanted: number,
  quota: QuotaLevel | undefined,
  shared: number,
): { readonly fromQuota: number; readonly fromPool: number } | undefined {
  const hasQuota = quota?.state === 'OPEN';
  const fromQuota = hasQuota ? Math.min(wanted, quota.available) : 0;
  const fromPool = wanted - fromQuota;
  const reachable = hasQuota && quota.overflow === 0 ? 0 : shared;
  return fromPool <= reachable ? { fromQuota, fromPool } : undefined;
}
