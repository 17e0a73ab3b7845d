import { AppError, type Fen, fen, type MerchantId, type StoreId, token } from '#kernel';
import type { Stores } from '#modules/stores';
import type { AreaVerdict, DeliveryArea } from '../domain/delivery-area.ts';
import type { Destination } from '../domain/destination.ts';
import { judgeArea } from './judge-area.ts';

export interface AreaReads {
  /** Undefined = the store sends anywhere. */
  area(merchantId: MerchantId, storeId: StoreId): Promise<DeliveryArea | undefined>;
}

export interface DeliveryAreas {
  /** A store without an area sends anywhere; `judgedBy` null then. */
  check(
    merchantId: MerchantId,
    storeId: StoreId,
    to: Destination,
  ): Promise<{
    readonly inside: boolean;
    readonly judgedBy: AreaVerdict['judgedBy'] | null;
    readonly minOrderFen: Fen;
  }>;
  /**
   * 409 `fulfilment.outside_area` or `fulfilment.below_minimum`; either says that the goods may be collected instead.
   * `goodsFen`: after discounts, before freight.
   */
  require(merchantId: MerchantId, storeId: StoreId, to: Destination, goodsFen: Fen): Promise<void>;
}
export const DELIVERY_AREAS = token<DeliveryAreas>('DeliveryAreas');

export function deliveryAreas(reads: AreaReads, stores: Pick<Stores, 'find'>): DeliveryAreas {
  const check: DeliveryAreas['check'] = async (merchantId, storeId, to) => {
    const [area, store] = await Promise.all([
      reads.area(merchantId, storeId),
      stores.find(merchantId, storeId),
    ]);
    if (area === undefined || store === undefined)
      return { inside: true, judgedBy: null, minOrderFen: fen(0) };
    return { ...judgeArea(area, store, to), minOrderFen: area.minOrderFen };
  };
  return {
    check,
    async require(merchantId, storeId, to, goodsFen) {
      const { inside, judgedBy, minOrderFen } = await check(merchantId, storeId, to);
      if (!inside)
        throw new AppError('conflict', 'fulfilment.outside_area', '超出门店配送范围，可改为到店自提', {
          ...{ storeId, judgedBy: judgedBy ?? 'city', offers: 'pickup' },
        });
      if (goodsFen < minOrderFen)
        throw new AppError('conflict', 'fulfilment.below_minimum', '未达到起送金额，可凑单或到店自提', {
          ...{ storeId, minOrderFen, missingFen: minOrderFen - goodsFen, offers: 'pickup' },
        });
    },
  };
}
