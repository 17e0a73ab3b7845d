import { NOTICES, type Notice, type Purpose } from './purposes.ts';

/** The words that earlier consents were given to; they stay as they were, and a test pins them too. */
const PAST_NOTICES: Readonly<Partial<Record<Purpose, readonly Notice[]>>> = {
  'location.precise': [
    {
      version: 1,
      sensitive: true,
      title: '用你的位置找最近的门店',
      points: [
        '我们用你手机此刻的位置计算到各家门店的距离，并按远近排列。',
        '位置只用于这一次计算，不保存行踪，最多记住你所在的行政区。',
        '你可以不同意，门店会按默认顺序展示，也可以自己选择门店。',
      ],
    },
  ],
};

/** Every version of a notice, the first one first; the last is in force. */
export function noticesOf(purpose: Purpose): readonly Notice[] {
  return [...(PAST_NOTICES[purpose] ?? []), NOTICES[purpose]];
}
