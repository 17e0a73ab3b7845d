import {
  type AnswerBook,
  AppError,
  businessDay,
  type Clock,
  DAY_MS,
  type EpochMs,
  type MemberId,
  type MerchantId,
  type RequestKey,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import { dayBefore, daysFrom, monthOf, rewardOf, streaksOf } from '../domain/check-in.ts';
import type { PointsRules } from '../domain/rules.ts';
import { titleOf } from './earn-and-burn.ts';
import { MemberBook, type MemberBookParts } from './member-book.ts';
import type { CheckInBook, CheckInDay, RuleBook } from './ports.ts';

export interface CheckedIn {
  readonly day: string;
  readonly streak: number;
  readonly reward: number;
  readonly madeUp: boolean;
  /** False = she was there before; nothing was given again. */
  readonly isFirst: boolean;
}

export interface CheckInMonth {
  readonly month: string;
  readonly today: string;
  readonly days: readonly CheckInDay[];
  /** As of today; yesterday's while she has not been there today. */
  readonly streak: number;
  readonly checkedInToday: boolean;
  /** What today gave, or would give. */
  readonly todayReward: number;
  readonly rewards: readonly number[];
  readonly makeUpsLeft: number;
  /** Missed days of this month that could be made up. */
  readonly missedDays: readonly string[];
}

export interface CheckIn {
  checkIn(merchantId: MerchantId, memberId: MemberId, request: RequestKey): Promise<CheckedIn>;
  makeUp(merchantId: MerchantId, memberId: MemberId, day: string, request: RequestKey): Promise<CheckedIn>;
  month(merchantId: MerchantId, memberId: MemberId, month: string | undefined): Promise<CheckInMonth>;
}

interface CheckInParts extends MemberBookParts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly days: CheckInBook;
  readonly rules: RuleBook;
  readonly clock: Clock;
}

/** Daily check-in 签到 (MEM-07): one per business day, whoever asks how often at once. */
export function checkIn(parts: CheckInParts): CheckIn {
  const { unitOfWork, answers, days, rules: ruleBook, members, store, clock } = parts;

  function once(
    merchantId: MerchantId,
    memberId: MemberId,
    request: RequestKey,
    work: (tx: Tx, book: MemberBook, rules: PointsRules, now: EpochMs) => Promise<CheckedIn>,
  ): Promise<CheckedIn> {
    const now = clock.now();
    return unitOfWork.run(async (tx) => {
      const earlier = await answers.claim<CheckedIn>(tx, request);
      if (earlier !== undefined) return earlier;
      // Taken first: days, streaks and cards of a member change one after another.
      const book = await MemberBook.openCurrent(parts, tx, merchantId, memberId);
      const answer = await work(tx, book, await ruleBook.rules(merchantId, tx), now);
      await answers.record(tx, request, answer);
      return answer;
    });
  }

  async function add(
    tx: Tx,
    merchantId: MerchantId,
    book: MemberBook,
    rules: PointsRules,
    day: string,
    madeUp: boolean,
    now: EpochMs,
  ): Promise<CheckedIn> {
    const { memberId } = book;
    const before = await days.on(tx, merchantId, memberId, dayBefore(day));
    const streak = (before?.streak ?? 0) + 1;
    const worth = rewardOf(streak, rules.checkIn.rewards);
    const cap = rules.dailyCaps.check_in;
    const reward = await store.countEarned(
      tx,
      merchantId,
      memberId,
      'check_in',
      businessDay(now),
      worth,
      cap,
    );
    await days.add(tx, merchantId, memberId, { day, streak, madeUp, reward }, now);
    if (reward > 0) {
      const key = { bizType: 'points.check_in', bizId: `${memberId}/${day}`, direction: 'earn' };
      const act = {
        ...key,
        source: 'check_in',
        title: madeUp ? '补签奖励' : titleOf('check_in'),
        at: now,
      } as const;
      await book.credit(act, { amount: reward, source: 'check_in', expiresAt: expiryOf(now, rules) });
    }
    return { day, streak, reward, madeUp, isFirst: true };
  }

  /** A made-up day joins the days behind it to the streak; what they were given stays as it was. */
  async function mendStreaks(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    from: CheckedIn,
    today: string,
  ) {
    const later = await days.between(merchantId, memberId, from.day, today, tx);
    const streaks = streaksOf(
      later.map(({ day }) => day),
      from.streak,
    );
    for (const [n, { day, streak }] of later.entries()) {
      const mended = streaks[n] ?? streak;
      if (mended !== streak) await days.setStreak(tx, merchantId, memberId, day, mended);
    }
  }

  return {
    checkIn: (merchantId, memberId, request) =>
      once(merchantId, memberId, request, async (tx, book, rules, now) => {
        const today = businessDay(now);
        const known = await days.on(tx, merchantId, book.memberId, today);
        if (known !== undefined) return { ...known, isFirst: false };
        return add(tx, merchantId, book, rules, today, false, now);
      }),

    async makeUp(merchantId, memberId, day, request) {
      const person = await members.find(merchantId, memberId);
      return once(merchantId, memberId, request, async (tx, book, rules, now) => {
        const today = businessDay(now);
        const joined = businessDay(person?.joinedAt ?? now);
        if (day >= today || monthOf(day) !== monthOf(today) || day < joined)
          throw new AppError('unprocessable', 'points.day_not_open', '只能补签本月已过去的日子', { day });
        const known = await days.on(tx, merchantId, book.memberId, day);
        if (known !== undefined) return { ...known, isFirst: false };
        const limit = rules.checkIn.makeUpsPerMonth;
        if (!(await days.useCard(tx, merchantId, book.memberId, monthOf(today), limit)))
          throw new AppError('conflict', 'points.no_make_up_left', '本月补签次数已用完', { limit });
        const made = await add(tx, merchantId, book, rules, day, true, now);
        await mendStreaks(tx, merchantId, book.memberId, made, today);
        return made;
      });
    },

    async month(merchantId, memberId, asked) {
      const now = clock.now();
      const today = businessDay(now);
      const month = asked ?? monthOf(today);
      const [rules, person, cards, shown, own] = await Promise.all([
        ruleBook.rules(merchantId),
        members.find(merchantId, memberId),
        days.cardsUsed(merchantId, memberId, monthOf(today)),
        days.between(merchantId, memberId, `${month}-01`, `${month}-31`),
        days.between(merchantId, memberId, earlierOf(dayBefore(today), `${monthOf(today)}-01`), today),
      ]);
      const seen = new Map(own.map((each) => [each.day, each]));
      const last = seen.get(today) ?? seen.get(dayBefore(today));
      const firstOpen = laterOf(`${monthOf(today)}-01`, businessDay(person?.joinedAt ?? now));
      const { rewards, makeUpsPerMonth } = rules.checkIn;
      return {
        ...{ month, today, days: shown, rewards },
        streak: last?.streak ?? 0,
        checkedInToday: seen.has(today),
        todayReward: seen.get(today)?.reward ?? rewardOf((last?.streak ?? 0) + 1, rewards),
        makeUpsLeft: Math.max(0, makeUpsPerMonth - cards),
        missedDays: daysFrom(firstOpen, today).filter((day) => !seen.has(day)),
      };
    },
  };
}

const expiryOf = (now: EpochMs, { validDays }: PointsRules): EpochMs => now + validDays * DAY_MS;
const earlierOf = (a: string, b: string): string => (a < b ? a : b);
const laterOf = (a: string, b: string): string => (a < b ? b : a);
