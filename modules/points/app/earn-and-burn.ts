import { AppError, businessDay, DAY_MS, invariant } from '#kernel';
import { EARN_SOURCES, type EarnSource, type LotSource, type PointsRules } from '../domain/rules.ts';
import type { Earn, Points } from '../tokens.ts';
import { MemberBook, type MemberBookParts, otherContent } from './member-book.ts';
import type { EntryKey, RuleBook } from './ports.ts';

/** MEM-06: what came back too late for its own lot may be used for so long. */
const RETURNED_LOT_DAYS = 30;

const TITLES: Readonly<Record<LotSource, string>> = {
  consume: '购物得积分',
  check_in: '签到奖励',
  share: '分享奖励',
  review: '评价奖励',
  birthday: '生日积分',
  referral: '邀请好友',
  gift: '活动赠送',
  opening: '原有积分转入',
  adjustment: '人工调整',
  return: '积分退回',
};
export const titleOf = (source: LotSource): string => TITLES[source];

export interface EarnAndBurnParts extends MemberBookParts {
  readonly rules: RuleBook;
}

/** Points that are usable at once, and points that are spent. */
export function earnAndBurn(parts: EarnAndBurnParts): Pick<Points, 'earn' | 'burn' | 'giveBack'> {
  const { store, rules: ruleBook } = parts;

  return {
    async earn(tx, merchantId, { memberId, source, bizType, bizId, amount, at }) {
      const book = await MemberBook.openCurrent(parts, tx, merchantId, memberId);
      const key: EntryKey = { bizType, bizId, direction: 'earn' };
      const earlier = await book.earlier(key);
      if (earlier !== undefined) {
        if (earlier.source !== source || (amount !== undefined && amount !== (earlier.asked ?? amount)))
          throw otherContent(key);
        return { earned: earlier.change };
      }
      const rules = await ruleBook.rules(merchantId, tx);
      const wanted = amount ?? rewardOf(source, rules);
      invariant(Number.isSafeInteger(wanted) && wanted >= 0, 'points are whole');
      const cap = hasCap(source) ? rules.dailyCaps[source] : null;
      const day = businessDay(at);
      const earned = await store.countEarned(tx, merchantId, book.memberId, source, day, wanted, cap);
      const lot = { amount: earned, source, expiresAt: at + rules.validDays * DAY_MS };
      await book.credit({ ...key, source, title: titleOf(source), at, asked: amount ?? null }, lot);
      return { earned };
    },

    async burn(tx, merchantId, { memberId, bizType, bizId, amount, title, at }) {
      invariant(Number.isSafeInteger(amount) && amount > 0, 'points are whole');
      const book = await MemberBook.open(parts, tx, merchantId, memberId);
      const key: EntryKey = { bizType, bizId, direction: 'burn' };
      const earlier = await book.earlier(key);
      if (earlier !== undefined) {
        if (earlier.change !== -amount) throw otherContent(key);
        return;
      }
      await book.expireUntil(at);
      const act = { ...key, source: 'spend', title, at } as const;
      const taken = await book.debit(act, await book.usableLots(), amount, 'points.spent');
      if (taken === undefined) throw insufficient(book.usable);
      await store.addBurn(tx, merchantId, key, taken);
    },

    async giveBack(tx, merchantId, { bizType, bizId, refundId, amount, at }) {
      const burnKey: EntryKey = { bizType, bizId, direction: 'burn' };
      const burn = await store.entry(tx, merchantId, burnKey);
      if (burn === undefined) return { returned: 0 };
      const book = await MemberBook.open(parts, tx, merchantId, burn.memberId);
      const key: EntryKey = { bizType, bizId, direction: `return:${refundId}` };
      const earlier = await book.earlier(key);
      if (earlier !== undefined) return { returned: earlier.change };
      // What runs out last comes back first: she has the longest time for it.
      const open = (await store.burnt(tx, merchantId, burnKey)).toReversed();
      const returned: { lotId: string; amount: number }[] = [];
      let left = amount ?? Number.MAX_SAFE_INTEGER;
      for (const part of open) {
        const back = Math.min(left, part.amount);
        left -= back;
        if (back > 0) returned.push({ lotId: part.lotId, amount: back });
      }
      if (returned.length === 0) return { returned: 0 };
      for (const part of returned) await store.noteReturned(tx, merchantId, burnKey, part);
      const act = { ...key, source: 'return', title: titleOf('return'), at } as const;
      await book.giveBack(act, returned, at + RETURNED_LOT_DAYS * DAY_MS);
      return { returned: returned.reduce((sum, part) => sum + part.amount, 0) };
    },
  };
}

export function insufficient(usable: number): AppError {
  return new AppError('conflict', 'points.insufficient', '积分不足', { usable });
}

function hasCap(source: Earn['source']): source is Exclude<EarnSource, 'consume'> {
  return (EARN_SOURCES as readonly string[]).includes(source);
}

function rewardOf(source: Earn['source'], rules: PointsRules): number {
  invariant(source !== 'gift' && source !== 'opening' && source !== 'check_in', 'this source says how many');
  return rules.rewards[source];
}
