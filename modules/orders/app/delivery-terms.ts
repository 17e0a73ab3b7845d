import type { EpochMs, Fen, MerchantId, SkuId, StoreId } from '#kernel';
import type { ChosenSlot, DeliveryAreas, Destination, Freight, Slots } from '#modules/fulfilment';
import type { ShippingRule } from '#modules/pricing';

interface Part {
  readonly storeId: StoreId;
  readonly lines: readonly { readonly skuId: SkuId; readonly quantity: number }[];
  /** Null = collected at the store. */
  readonly to: Destination | null;
  readonly slotStartsAt: EpochMs | undefined;
}

export interface DeliveryTerms {
  /** What bringing each part costs; undefined = collected, or the house's own rule. Throws where nothing is sent. */
  freight(
    merchantId: MerchantId,
    parts: readonly Part[],
  ): Promise<readonly (readonly ShippingRule[] | undefined)[]>;
  /** Throws when a store does not come there, or not for so little; `goodsFen` per part, after discounts. */
  require(merchantId: MerchantId, parts: readonly Part[], goodsFen: readonly Fen[]): Promise<void>;
  slots(merchantId: MerchantId, parts: readonly Part[]): Promise<readonly ChosenSlot[]>;
}

/** What an address and a wish for a time mean for a basket (FUL-01, FUL-02, FUL-03). */
export function deliveryTerms(
  freight: Freight,
  areas: DeliveryAreas,
  slots: Pick<Slots, 'choose'>,
): DeliveryTerms {
  return {
    freight: (merchantId, parts) =>
      Promise.all(
        parts.map(async ({ storeId, lines, to }) => {
          if (to === null) return undefined;
          const [rules] = await freight.rulesFor(merchantId, [{ storeId, lines }], to);
          return rules ?? undefined;
        }),
      ),
    async require(merchantId, parts, goodsFen) {
      for (const [n, { storeId, to }] of parts.entries())
        if (to !== null) await areas.require(merchantId, storeId, to, goodsFen[n] as Fen);
    },
    slots: (merchantId, parts) =>
      slots.choose(
        merchantId,
        parts.flatMap(({ storeId, to, slotStartsAt }) =>
          slotStartsAt === undefined
            ? []
            : [
                {
                  storeId,
                  kind: to === null ? ('pickup' as const) : ('delivery' as const),
                  startsAt: slotStartsAt,
                },
              ],
        ),
      ),
  };
}
