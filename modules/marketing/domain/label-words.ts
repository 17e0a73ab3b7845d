import type { PromotionRules, Reward } from './promotion.ts';
import type { Benefit } from './template.ts';

/** 12 or 12.5: no sign, as shoppers read ladders. */
const yuan = (fen: number): string => `${fen / 100}`;
/** 九折 pays 9,000; 8,500 is 8.5折. */
const fold = (payBps: number): string => `${payBps / 1_000}折`;

/** 「满300减40，满500减80」, as short as a label has to be. */
export function ladderWords({
  measure,
  tiers,
  repeats,
}: Extract<PromotionRules, { kind: 'spend_tier' }>): string {
  const each = repeats ? '每满' : '满';
  return tiers
    .map(
      ({ from, reward }) => `${each}${measure === 'amount' ? yuan(from) : `${from}件`}${rewardWords(reward)}`,
    )
    .join('，');
}

function rewardWords(reward: Reward): string {
  switch (reward.kind) {
    case 'amount_off':
      return `减${yuan(reward.offFen)}`;
    case 'percent_off':
      return `享${fold(reward.payBps)}`;
    case 'gift':
      return '赠好礼';
    case 'free_shipping':
      return '包邮';
  }
}

/** 「领券满100减20」 */
export function couponWords(benefit: Benefit): string {
  const from = benefit.thresholdFen === 0 ? '' : `满${yuan(benefit.thresholdFen)}`;
  switch (benefit.kind) {
    case 'threshold':
      return `领券${from}减${yuan(benefit.offFen)}`;
    case 'percent':
      return `领券${from}享${fold(benefit.payBps)}`;
    case 'gift':
      return `领券${from}赠好礼`;
    case 'shipping':
      return benefit.offFen === null ? `领券${from}免运费` : `领券${from}减运费${yuan(benefit.offFen)}`;
  }
}
