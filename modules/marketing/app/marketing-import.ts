import type { MarketingImport } from '../tokens.ts';
import type { OffersChanged } from './events.ts';
import type { TemplateStore } from './ports.ts';
import type { PromotionStore } from './promotion-ports.ts';

export function marketingImport(templates: TemplateStore, promotions: PromotionStore): MarketingImport {
  return {
    async importOffers(tx, merchantId, offers, at) {
      for (const template of offers.templates)
        await templates.add(tx, merchantId, {
          ...{ ...template, state: 'PUBLISHED', remaining: template.total, createdAt: at },
        });
      for (const { originals, ...promotion } of offers.promotions) {
        if ((await promotions.find(merchantId, promotion.id, tx)) !== undefined) continue;
        await promotions.put(tx, merchantId, { ...promotion, state: 'PUBLISHED', createdAt: at }, at);
        const evidence = originals.map((one) => ({ ...one, from: 'shelf', at }) as const);
        await promotions.keepEvidence(tx, merchantId, promotion.id, evidence);
      }
      tx.emit<OffersChanged>({ type: 'marketing.offers_changed', occurredAt: at, merchantId });
    },
  };
}
