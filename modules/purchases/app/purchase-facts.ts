import type { EpochMs, MemberId } from '#kernel';
import type { Purchases } from '#modules/orders';
import { netOf } from '../domain/purchase.ts';
import type { PurchaseFacts } from '../tokens.ts';
import type { ImportedPurchases } from './ports.ts';

export function purchaseFacts(orders: Purchases, imported: ImportedPurchases): PurchaseFacts {
  return {
    async of(merchantId, members) {
      const [own, elsewhere] = await Promise.all([
        orders.of(merchantId, members),
        imported.of(merchantId, members),
      ]);
      const found = new Map<MemberId, { paidAt: EpochMs; netFen: number }[]>();
      const note = (memberId: MemberId, paidAt: EpochMs, netFen: number) => {
        if (netFen === 0) return;
        const hers = found.get(memberId);
        if (hers === undefined) found.set(memberId, [{ paidAt, netFen }]);
        else hers.push({ paidAt, netFen });
      };
      for (const purchase of own) note(purchase.memberId, purchase.paidAt, netOf(purchase));
      for (const purchase of elsewhere) note(purchase.memberId, purchase.at, netOf(purchase));
      return found;
    },
  };
}
