import { AppError, type MerchantId, type SkuId, type StoreId, ZERO_FEN } from '#kernel';
import type { ShippingRule } from '#modules/pricing';
import { distanceMetres, type Stores } from '#modules/stores';
import type { Destination } from '../domain/destination.ts';
import { freightOf } from '../domain/freight-template.ts';
import type { Freight, ParcelFreight, ParcelToPrice } from './freight.ts';
import type { FreightGoods, RuleReads, StoredTemplate } from './rule-store.ts';

/** What to charge for each parcel, by the templates of its goods; the sum over them is the parcel's freight (FUL-03). */
export function freightRules(
  rules: Pick<RuleReads, 'templates' | 'goods'>,
  stores: Pick<Stores, 'find'>,
): Freight {
  return {
    async rulesFor(merchantId, parcels, to) {
      const skuIds = [...new Set(parcels.flatMap(({ lines }) => lines.map(({ skuId }) => skuId)))];
      const [templates, goods] = await Promise.all([
        rules.templates(merchantId),
        rules.goods(merchantId, skuIds),
      ]);
      if (templates.length === 0) return parcels.map(() => null);
      const travels = new Map(goods.map((each) => [each.skuId, each]));
      return Promise.all(
        parcels.map(async (parcel) =>
          priced(parcel, travels, templates, to, await metresTo(merchantId, parcel.storeId, to)),
        ),
      );
    },
  };

  async function metresTo(merchantId: MerchantId, storeId: StoreId, { point }: Destination) {
    if (point === null) return null;
    const store = await stores.find(merchantId, storeId);
    return store === undefined ? null : distanceMetres(store, point);
  }
}

function priced(
  { storeId, lines }: ParcelToPrice,
  travels: ReadonlyMap<SkuId, FreightGoods>,
  templates: readonly StoredTemplate[],
  { region }: Destination,
  metres: number | null,
): ParcelFreight {
  const here = templates.filter((each) => each.storeId === null || each.storeId === storeId);
  const usual =
    here.find(({ isDefault, storeId: own }) => isDefault && own !== null) ??
    here.find(({ isDefault }) => isDefault);
  const byTemplate = Map.groupBy(
    lines,
    ({ skuId }) => here.find(({ id }) => id === travels.get(skuId)?.templateId) ?? usual,
  );
  // Goods without any template: the house's own rule speaks for the whole parcel.
  if (byTemplate.has(undefined)) return null;
  const rules: ShippingRule[] = [];
  for (const [template, own] of byTemplate) {
    if (template === undefined) continue;
    const sum = (of: (goods: FreightGoods | undefined) => number) =>
      own.reduce((total, { skuId, quantity }) => total + quantity * of(travels.get(skuId)), 0);
    const load = {
      pieces: sum(() => 1),
      grams: sum((goods) => goods?.weightGrams ?? 0),
      cm3: sum((goods) => goods?.volumeCm3 ?? 0),
    };
    const freight = freightOf(template, load, region, metres);
    if (freight === undefined)
      throw new AppError('conflict', 'fulfilment.not_sent_there', '该地区暂不配送，可改为到店自提', {
        ...{ storeId, template: template.name, offers: 'pickup' },
      });
    rules.push({
      ...{ id: template.id, name: template.name, skuIds: own.map(({ skuId }) => skuId), measure: 'parcel' },
      ...{ firstUnits: 1, firstFen: freight.feeFen, additionalUnits: 1, additionalFen: ZERO_FEN },
      ...{ freeFromFen: freight.freeFromFen, freeFromPieces: null },
    });
  }
  return rules;
}
