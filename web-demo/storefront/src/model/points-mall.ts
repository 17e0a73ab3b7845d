import type { ExchangedPoints, PointsOffer } from '../api/points-contract.ts';
import type { Shop } from '../api/shop.ts';
import { Refusal } from '../api/transport.ts';

/** An offer that she can see: its coupon is to be had. */
export type OpenOffer = PointsOffer & { readonly title: string };

export const openOffers = (offers: readonly PointsOffer[]): OpenOffer[] =>
  offers.filter((offer): offer is OpenOffer => offer.title !== null);

/** What stands on an offer’s key, and whether it does anything. @param usable undefined = nobody is signed in. */
export function offerKey(
  { points, left }: Pick<PointsOffer, 'points' | 'left'>,
  usable: number | undefined,
): { readonly text: string; readonly works: boolean } {
  if (left <= 0) return { text: '已兑完', works: false };
  if (usable !== undefined && usable < points) return { text: `还差 ${points - usable} 分`, works: false };
  return { text: '兑换', works: true };
}

const FEW_PIECES = 10;

export function leftText({ left }: Pick<PointsOffer, 'left'>): string {
  if (left <= 0) return '已兑完';
  return left <= FEW_PIECES ? `仅剩 ${left} 件` : `还有 ${left} 件`;
}

/**
 * Exchanges at the price that she saw. A try without an answer keeps its key, so that trying again never pays twice;
 * an answer ends it, whatever it says.
 */
export function createExchanging(shop: Pick<Shop, 'exchangePoints'>, newKey: () => string) {
  const keys = new Map<string, string>();
  return async ({ id, points }: Pick<PointsOffer, 'id' | 'points'>): Promise<ExchangedPoints> => {
    const wanted = `${id}:${points}`;
    const key = keys.get(wanted) ?? newKey();
    keys.set(wanted, key);
    try {
      const exchanged = await shop.exchangePoints({ offerId: id, points }, key);
      keys.delete(wanted);
      return exchanged;
    } catch (error) {
      if (error instanceof Refusal && error.status < 500) keys.delete(wanted);
      throw error;
    }
  };
}
