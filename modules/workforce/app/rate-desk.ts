import type { Clock, MerchantId, StoreId, UnitOfWork } from '#kernel';
import type { Audit } from '#modules/access';
import type { CommissionRates, RatesInForce } from './ports.ts';
import type { Who } from './shift-desk.ts';

export interface RateDesk {
  /** `storeId` null = the chain; a store's `rateBps` null = as the chain has it. What was handed over before keeps its rate. */
  set(who: Who, storeId: StoreId | null, rateBps: number | null): Promise<RatesInForce>;
  inForce(merchantId: MerchantId): Promise<RatesInForce>;
}

/** What the owner gives of the goods of an order to whoever hands them over (提成比例). */
export function rateDesk(
  unitOfWork: UnitOfWork,
  rates: CommissionRates,
  audit: Audit,
  clock: Clock,
): RateDesk {
  return {
    async set({ merchantId, staffId, ip }, storeId, rateBps) {
      const at = clock.now();
      await unitOfWork.run(async (tx) => {
        const before = await rates.lastSet(tx, merchantId, storeId);
        if (before === rateBps) return;
        await rates.set(tx, merchantId, { storeId, rateBps, by: staffId, at });
        await audit.record(tx, {
          ...{ merchantId, actor: staffId, action: 'workforce.set_commission_rate', ip, at },
          subject: `commission_rate:${storeId ?? 'all'}`,
          before: { storeId, rateBps: before },
          after: { storeId, rateBps },
        });
      });
      return rates.all(merchantId);
    },
    inForce: (merchantId) => rates.all(merchantId),
  };
}
