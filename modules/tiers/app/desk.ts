import {
  type AnswerBook,
  AppError,
  type Clock,
  DAY_MS,
  type EpochMs,
  type MemberId,
  type MerchantId,
  type RequestKey,
  type StaffId,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import type { Members } from '#modules/members';
import { refuseGaps, type TierRules } from '../domain/rules.ts';
import { firstStanding, reEvaluated } from '../domain/standing.ts';
import { lockCurrent, tellChange } from './growth.ts';
import type { Override, StandingStore, TierReads, TierRuleBook } from './ports.ts';

/** Who acts, from where. */
export interface Who {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
}

const PER_TURN_MAX = 200;

export interface TierDesk {
  changeRules(who: Who, rules: TierRules): Promise<TierRules>;
  /** Puts her at a level for so many days; null lifts it. */
  override(
    who: Who,
    memberId: MemberId,
    wanted: { readonly level: number; readonly days: number } | null,
    reason: string,
    request: RequestKey,
  ): Promise<{ readonly memberId: MemberId; readonly override: Override | null }>;
  /** Periods that are over. */
  reEvaluate(): Promise<number>;
}

export function tierDesk(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly audit: Audit;
  readonly members: Members;
  readonly rules: TierRuleBook;
  readonly standings: StandingStore;
  readonly reads: TierReads;
  readonly clock: Clock;
}): TierDesk {
  const { unitOfWork, answers, audit, members, rules: book, standings, reads, clock } = parts;

  async function publishedRules(merchantId: MerchantId): Promise<TierRules> {
    const rules = await book.rules(merchantId);
    if (rules === undefined) throw new AppError('conflict', 'tiers.none_published', '还没有发布会员等级');
    return rules;
  }

  return {
    async changeRules({ merchantId, staffId, ip }, rules) {
      refuseGaps(rules);
      const at = clock.now();
      return unitOfWork.run(async (tx) => {
        const before = (await book.rules(merchantId, tx)) ?? null;
        await book.set(tx, merchantId, rules, staffId, at);
        await audit.record(tx, {
          ...{ merchantId, actor: staffId, action: 'tiers.change_rules', subject: 'tiers:rules', ip, at },
          ...{ before, after: rules },
        });
        return rules;
      });
    },

    async override({ merchantId, staffId, ip }, memberId, wanted, reason, request) {
      const person = await members.current(merchantId, memberId);
      if (person === undefined) throw new AppError('not_found', 'members.not_found', '没有这位会员');
      const rules = await publishedRules(merchantId);
      if (wanted !== null && wanted.level > rules.tiers.length)
        throw new AppError('unprocessable', 'tiers.no_such_level', '没有这个等级', {
          levels: rules.tiers.length,
        });
      const at = clock.now();
      const override = wanted === null ? null : { level: wanted.level, until: at + wanted.days * DAY_MS };
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<{ memberId: MemberId; override: Override | null }>(tx, request);
        if (earlier !== undefined) return earlier;
        const first = firstStanding(at, rules);
        const { memberId: owner, ...before } = await lockCurrent(
          { standings, members },
          tx,
          merchantId,
          person.id,
          first,
        );
        await standings.setOverride(tx, merchantId, owner, override);
        await audit.record(tx, {
          ...{ merchantId, actor: staffId, action: 'tiers.override', subject: `member:${owner}`, ip, at },
          ...{ before: { override: before.override }, after: { override, reason } },
        });
        const answer = { memberId: owner, override };
        await answers.record(tx, request, answer);
        return answer;
      });
    },

    async reEvaluate() {
      const now: EpochMs = clock.now();
      const due = await reads.ended(now, PER_TURN_MAX);
      for (const { merchantId, memberId } of due)
        await unitOfWork.run(async (tx) => {
          const rules = await book.rules(merchantId, tx);
          if (rules === undefined) return;
          const { standing } = await standings.lock(tx, merchantId, memberId, firstStanding(now, rules));
          const after = reEvaluated(standing, now, rules);
          await standings.put(tx, merchantId, memberId, after);
          tellChange(tx, merchantId, memberId, standing.level, after.level, 'period', now);
        });
      return due.length;
    },
  };
}
