import type { StoredValueImport } from '#modules/stored-value';

type Terms = Parameters<StoredValueImport['importOffers']>[2][number];

function offer(title: string, payYuan: number, giftYuan: number, patch: Partial<Terms> = {}): Terms {
  return {
    ...{ title, payFen: payYuan * 100, giftFen: giftYuan * 100, giftPoints: 0, giftCoupons: [] },
    ...{ fromAt: null, untilAt: null, perMemberMax: null, active: true },
    ...patch,
  };
}

/** What the demo chain gives to who pays in advance; a card may hold 5,000 yuan. */
export const DEMO_RECHARGE_OFFERS: readonly Terms[] = [
  offer('充 200 送 20', 200, 20),
  offer('充 500 送 80', 500, 80, { giftPoints: 100 }),
  offer('新客首充 100 送 30', 100, 30, { perMemberMax: 1 }),
];
