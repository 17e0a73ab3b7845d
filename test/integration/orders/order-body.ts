export interface OrderBody {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly payableFen: number;
  readonly groups: readonly {
    readonly storeId: string;
    readonly state: string;
    readonly pickupCode: string | null;
    readonly shipment: { readonly carrier: string; readonly trackingNumber: string } | null;
    readonly parcels: readonly {
      readonly trackingNumber: string;
      readonly pieces: readonly { readonly skuId: string; readonly quantity: number }[];
      readonly receivedAt: number | null;
    }[];
    readonly lines: readonly { readonly skuId: string; readonly quantity: number }[];
  }[];
  readonly timeline: readonly {
    readonly at: number;
    readonly scope: string | null;
    readonly state: string;
  }[];
}

export interface BegunPaymentBody {
  readonly paymentId: string;
  readonly params: { readonly package: string };
}
