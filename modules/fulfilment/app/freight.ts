import { type MerchantId, type SkuId, type StoreId, token } from '#kernel';
import type { ShippingRule } from '#modules/pricing';
import type { Destination } from '../domain/destination.ts';

export interface ParcelToPrice {
  readonly storeId: StoreId;
  readonly lines: readonly { readonly skuId: SkuId; readonly quantity: number }[];
}

/** One rule per template, settled for weight and place, so `parcel`; null = no template here, the house's own rule holds. */
export type ParcelFreight = readonly ShippingRule[] | null;

export interface Freight {
  /** One answer per parcel, in their order. 409 `fulfilment.not_sent_there` for a place that a template refuses. */
  rulesFor(
    merchantId: MerchantId,
    parcels: readonly ParcelToPrice[],
    to: Destination,
  ): Promise<readonly ParcelFreight[]>;
}
export const FREIGHT = token<Freight>('Freight');
