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
import type { PointsRules } from '../domain/rules.ts';
import { insufficient, titleOf } from './earn-and-burn.ts';
import { MemberBook, type MemberBookParts } from './member-book.ts';
import type { RuleBook } from './ports.ts';

/** Who acts, from where. */
export interface Who {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
}

export interface Adjusted {
  readonly memberId: MemberId;
  readonly amount: number;
  /** Below zero = she owes. */
  readonly usable: number;
}

export interface PointsDesk {
  /** Gives or takes points by hand; nothing is taken that is not there. */
  adjust(
    who: Who,
    memberId: MemberId,
    amount: number,
    reason: string,
    request: RequestKey,
  ): Promise<Adjusted>;
  changeRules(who: Who, rules: PointsRules): Promise<PointsRules>;
}

interface DeskParts extends MemberBookParts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly audit: Audit;
  readonly rules: RuleBook;
  readonly clock: Clock;
}

/** What the owner does to points: each in one commit with its entry in the audit log. */
export function pointsDesk(parts: DeskParts): PointsDesk {
  const { unitOfWork, answers, audit, members, rules: ruleBook, ids, clock } = parts;

  return {
    async adjust({ merchantId, staffId, ip }, asked, amount, reason, request) {
      if ((await members.find(merchantId, asked)) === undefined)
        throw new AppError('not_found', 'members.not_found', '没有这位会员');
      const at = clock.now();
      const bizId = ids.next();
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<Adjusted>(tx, request);
        if (earlier !== undefined) return earlier;
        const book = await MemberBook.openCurrent(parts, tx, merchantId, asked);
        const { memberId } = book;
        await book.expireUntil(at);
        const before = book.usable;
        await move(book, amount, bizId, at, await ruleBook.rules(merchantId, tx));
        const answer = { memberId, amount, usable: book.usable };
        await audit.record(tx, {
          ...{ merchantId, actor: staffId, action: 'points.adjust', subject: `member:${memberId}`, ip, at },
          ...{ before: { usable: before }, after: { usable: book.usable, amount, reason } },
        });
        await answers.record(tx, request, answer);
        return answer;
      });
    },

    async changeRules({ merchantId, staffId, ip }, rules) {
      const at = clock.now();
      return unitOfWork.run(async (tx) => {
        const before = await ruleBook.rules(merchantId, tx);
        await ruleBook.set(tx, merchantId, rules, staffId, at);
        await audit.record(tx, {
          ...{ merchantId, actor: staffId, action: 'points.change_rules', subject: 'points:rules', ip, at },
          ...{ before, after: rules },
        });
        return rules;
      });
    },
  };
}

async function move(
  book: MemberBook,
  amount: number,
  bizId: string,
  at: EpochMs,
  { validDays }: PointsRules,
) {
  const key = { bizType: 'points.adjustment', bizId, direction: amount > 0 ? 'earn' : 'burn' };
  const act = { ...key, source: 'adjustment', title: titleOf('adjustment'), at } as const;
  if (amount > 0)
    return book.credit(act, { amount, source: 'adjustment', expiresAt: at + validDays * DAY_MS });
  if ((await book.debit(act, await book.usableLots(), -amount, 'points.issued')) === undefined)
    throw insufficient(book.usable);
}
