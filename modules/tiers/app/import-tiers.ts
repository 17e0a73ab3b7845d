import type { Ids } from '#kernel';
import { growthOf } from '../domain/rules.ts';
import { firstStanding, grown, reEvaluated } from '../domain/standing.ts';
import type { TierImport } from '../tokens.ts';
import type { GrowthParts } from './growth.ts';
import type { TierPurchaseBook } from './ports.ts';

/** The past of a shop: one standing per member, worked out in memory, and one entry per purchase. Emits nothing. */
export function importTiers(
  { standings, rules: book, ids }: GrowthParts & { readonly ids: Ids },
  purchases: TierPurchaseBook,
): TierImport {
  return {
    async importRules(tx, merchantId, rules, at) {
      if ((await book.rules(merchantId, tx)) === undefined)
        await book.set(tx, merchantId, rules, 'import', at);
    },
    async importPurchases(tx, merchantId, past) {
      const rules = await book.rules(merchantId, tx);
      if (rules === undefined) return;
      for (const [memberId, bought] of Map.groupBy(past, (purchase) => purchase.memberId)) {
        const first = bought[0];
        if (first === undefined) continue;
        const stored = await standings.lock(tx, merchantId, memberId, firstStanding(first.at, rules));
        let { standing } = stored;
        for (const { orderId, storeId, goodsFen, at } of bought) {
          const part = await purchases.lock(tx, merchantId, orderId, storeId);
          if (part.credited !== null) continue;
          const change = growthOf(goodsFen, rules);
          const known = { ...part, memberId, goodsFen, settledAt: at, credited: change };
          await purchases.put(tx, merchantId, known);
          standing = grown(reEvaluated(standing, at, rules), change, at, rules);
          if (change === 0) continue;
          const key = { bizType: 'orders.group', bizId: `${orderId}/${storeId}`, direction: 'settle' };
          await standings.addEntry(tx, merchantId, memberId, {
            ...{ ...key, id: ids.next(), title: '购物成长值', change, countsAt: at },
            ...{ levelAfter: standing.level, at },
          });
        }
        await standings.put(tx, merchantId, memberId, standing);
      }
    },
  };
}
