import type { EpochMs, Ids, MemberId, MerchantId, Tx } from '#kernel';
import type { Members } from '#modules/members';
import type { GrowthSource, TierRules } from '../domain/rules.ts';
import {
  firstStanding,
  grown,
  reEvaluated,
  type Standing,
  shrunk,
  shrunkBefore,
} from '../domain/standing.ts';
import type { TierChanged, Tiers } from '../tokens.ts';
import type { GrowthEntry, StandingStore, StoredStanding, TierRuleBook } from './ports.ts';

export interface GrowthParts {
  readonly standings: StandingStore;
  readonly rules: TierRuleBook;
  readonly ids: Ids;
  readonly members: Pick<Members, 'current' | 'find'>;
}

export type NewGrowth = Omit<GrowthEntry, 'id' | 'levelAfter'>;
export type Grow = (tx: Tx, merchantId: MerchantId, memberId: MemberId, entry: NewGrowth) => Promise<void>;

/**
 * Takes the standing of whoever she is now. A merge may commit between the moment at which its caller read who she is and
 * this one; once the standing is held a merge has either moved everything already, which is seen here, or waits and
 * moves this too.
 */
export async function lockCurrent(
  { standings, members }: Pick<GrowthParts, 'standings' | 'members'>,
  tx: Tx,
  merchantId: MerchantId,
  memberId: MemberId,
  first: Standing,
): Promise<StoredStanding & { readonly memberId: MemberId }> {
  let owner = (await members.current(merchantId, memberId))?.id ?? memberId;
  for (;;) {
    const stored = await standings.lock(tx, merchantId, owner, first);
    const now = (await members.current(merchantId, owner))?.id ?? owner;
    if (now === owner) return { ...stored, memberId: owner };
    // The merge took hers with it: what stands there now is what was just opened.
    await standings.drop(tx, merchantId, owner);
    owner = now;
  }
}

/** The entry and the level that follows from it are one commit (MEM-05). */
export function growth(parts: GrowthParts): Grow {
  const { standings, rules: book, ids } = parts;
  return async (tx, merchantId, asked, entry) => {
    const rules = await book.rules(merchantId, tx);
    if (rules === undefined || entry.change === 0) return;
    const first = firstStanding(entry.countsAt, rules);
    const { memberId, standing: stored } = await lockCurrent(parts, tx, merchantId, asked, first);
    if (await standings.hasEntry(tx, merchantId, entry)) return;
    const before = reEvaluated(stored, entry.at, rules);
    const after = await moved(tx, merchantId, memberId, before, entry, rules);
    const line = { ...entry, id: ids.next(), levelAfter: after.level };
    await standings.addEntry(tx, merchantId, memberId, line);
    await standings.put(tx, merchantId, memberId, after);
    tellChange(tx, merchantId, memberId, stored.level, before.level, 'period', entry.at);
    const reason = entry.change > 0 ? 'growth' : 'refund';
    tellChange(tx, merchantId, memberId, before.level, after.level, reason, entry.at);
  };

  async function moved(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    standing: Standing,
    { change, countsAt, at }: NewGrowth,
    rules: TierRules,
  ): Promise<Standing> {
    const { periodStart, earlier } = standing;
    if (countsAt >= periodStart)
      return change > 0 ? grown(standing, change, at, rules) : shrunk(standing, -change, rules);
    // What counts for a period that is over raises nobody any more; what is taken from it may still cost a level.
    if (change > 0 || earlier === null || countsAt < earlier.start) return standing;
    const had = await standings.growthBetween(tx, merchantId, memberId, earlier.start, periodStart);
    return shrunkBefore(standing, had + change, rules);
  }
}

const TITLES: Readonly<Record<GrowthSource, string>> = {
  phone_bound: '绑定手机号',
  review: '发表评价',
  referral: '邀请好友',
};

/** Growth for what she did beside buying. */
export function growthByActs(book: TierRuleBook, grow: Grow): Tiers['act'] {
  return async (tx, merchantId, { memberId, source, bizType, bizId, at }) => {
    const rules = await book.rules(merchantId, tx);
    if (rules === undefined) return;
    const change = rules.growthFor[source];
    const entry = { bizType, bizId, direction: 'act', title: TITLES[source], change, countsAt: at, at };
    await grow(tx, merchantId, memberId, entry);
  };
}

export function tellChange(
  tx: Tx,
  merchantId: MerchantId,
  memberId: MemberId,
  from: number,
  to: number,
  reason: TierChanged['reason'],
  occurredAt: EpochMs,
): void {
  if (from !== to)
    tx.emit<TierChanged>({ type: 'tiers.tier_changed', occurredAt, merchantId, memberId, from, to, reason });
}
