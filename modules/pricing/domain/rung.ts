import { bps, fen, takeRate } from '#kernel';
import { pickGifts, wantedOf, worthOf } from './gifts.ts';
import type { GiftOption, SpendReward, SpendTier } from './offers.ts';
import { sumOf, type Tally } from './tally.ts';
import { plainYuan, yuan } from './yuan.ts';

type Rung = SpendTier['tiers'][number];

/** What a spend tier gives for some parts of the basket. */
export interface Reached {
  readonly rung: Rung;
  readonly times: number;
  readonly offFen: number;
  readonly gifts: readonly GiftOption[];
  /** To compare rungs and promotions; free shipping counts as little as possible, but more than nothing. */
  readonly worth: number;
}

const WHOLE_BPS = 10_000;

/** The rung that is worth most to the buyer; undefined when the parts `at` reach none. */
export function bestRung(
  promotion: SpendTier,
  at: readonly number[],
  tally: Pick<Tally, 'basket' | 'parts' | 'nets' | 'gifts'>,
): Reached | undefined {
  const counted = measured(promotion, at, tally);
  const goodsFen = sumOf(at, tally.nets);
  let best: Reached | undefined;
  for (const rung of promotion.tiers) {
    if (at.length === 0 || counted < rung.from) continue;
    const times =
      promotion.repeats && rung.from > 0
        ? Math.min(Math.floor(counted / rung.from), promotion.maxPerOrder)
        : 1;
    const given = rewardOf(rung.reward, times, goodsFen, promotion, tally);
    const better =
      best === undefined ||
      given.worth > best.worth ||
      (given.worth === best.worth && rung.from > best.rung.from);
    if (given.worth > 0 && better) best = { rung, times, ...given };
  }
  return best;
}

/** The lowest rung that is still out of reach, with what is missing. */
export function nextRung(
  promotion: SpendTier,
  at: readonly number[],
  tally: Pick<Tally, 'parts' | 'nets'>,
): { readonly text: string; readonly missing: number } | undefined {
  const counted = measured(promotion, at, tally);
  const above = promotion.tiers.filter(({ from }) => from > counted).sort((a, b) => a.from - b.from)[0];
  if (above === undefined) return undefined;
  const missing = above.from - counted;
  const more = promotion.measure === 'amount' ? yuan(missing) : `${missing}件`;
  return { missing, text: `再买${more}可享${rungText(promotion, { rung: above, times: 1 })}` };
}

/** 满300元减40元 ×2 */
export function rungText(
  { measure }: Pick<SpendTier, 'measure'>,
  { rung, times }: Pick<Reached, 'rung' | 'times'>,
): string {
  const from = measure === 'amount' ? `满${plainYuan(rung.from)}元` : `满${rung.from}件`;
  return `${from}${rewardText(rung.reward)}${times > 1 ? ` ×${times}` : ''}`;
}

function measured(
  { measure }: SpendTier,
  at: readonly number[],
  { parts, nets }: Pick<Tally, 'parts' | 'nets'>,
): number {
  if (measure === 'amount') return sumOf(at, nets);
  return at.reduce((sum, part) => sum + (parts[part]?.quantity ?? 0), 0);
}

function rewardOf(
  reward: SpendReward,
  times: number,
  goodsFen: number,
  { id }: SpendTier,
  { gifts, basket }: Pick<Tally, 'gifts' | 'basket'>,
): Omit<Reached, 'rung' | 'times'> {
  switch (reward.kind) {
    case 'amount_off': {
      const offFen = Math.min(reward.offFen * times, goodsFen);
      return { offFen, gifts: [], worth: offFen };
    }
    case 'percent_off': {
      const offFen = takeRate(fen(goodsFen), bps(WHOLE_BPS - reward.payBps));
      return { offFen, gifts: [], worth: offFen };
    }
    case 'gift': {
      const picked = pickGifts(reward, times, gifts, wantedOf(id, basket.context));
      // A rung and a promotion are not better or worse for which of the gifts she takes.
      const worth = worthOf(pickGifts(reward, times, gifts, []));
      return { offFen: 0, gifts: picked, worth: picked.length > 0 ? Math.max(1, worth) : 0 };
    }
    case 'free_shipping':
      return { offFen: 0, gifts: [], worth: 1 };
  }
}

function rewardText(reward: SpendReward): string {
  switch (reward.kind) {
    case 'amount_off':
      return `减${plainYuan(reward.offFen)}元`;
    case 'percent_off':
      return `打${reward.payBps / 1_000}折`;
    case 'gift':
      return reward.options.length > reward.pick ? `${reward.options.length}选${reward.pick}赠品` : '送赠品';
    case 'free_shipping':
      return '包邮';
  }
}
