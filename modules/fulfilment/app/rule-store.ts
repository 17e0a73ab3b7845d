import type { MerchantId, SkuId, StoreId, Tx } from '#kernel';
import type { DeliveryArea } from '../domain/delivery-area.ts';
import type { FreightTemplate } from '../domain/freight-template.ts';
import type { PickupRule } from '../domain/pickup-rule.ts';
import type { SlotKind, SlotPlan } from '../domain/slots.ts';

/** `storeId` null = for every store that has none of its own. */
export interface StoredTemplate extends FreightTemplate {
  readonly storeId: StoreId | null;
}

/** How one article travels. */
export interface FreightGoods {
  readonly skuId: SkuId;
  /** Null = the default template. */
  readonly templateId: string | null;
  readonly weightGrams: number;
  readonly volumeCm3: number;
}

export interface RuleReads {
  /** Of all stores and of the whole shop; at most `TEMPLATES_MAX`. */
  templates(merchantId: MerchantId): Promise<readonly StoredTemplate[]>;
  goods(merchantId: MerchantId, skuIds: readonly SkuId[]): Promise<readonly FreightGoods[]>;
  area(merchantId: MerchantId, storeId: StoreId): Promise<DeliveryArea | undefined>;
  plan(merchantId: MerchantId, storeId: StoreId, kind: SlotKind): Promise<SlotPlan | undefined>;
  /** The store's own, else `DEFAULT_PICKUP_RULE`. */
  pickupRule(merchantId: MerchantId, storeId: StoreId): Promise<PickupRule>;
}

/** Each write answers with what held before, for the audit log; null = nothing. */
export interface RuleWrites {
  /** A new default takes the place of the one before. */
  putTemplate(tx: Tx, merchantId: MerchantId, template: StoredTemplate): Promise<object | null>;
  removeTemplate(tx: Tx, merchantId: MerchantId, id: string): Promise<object | null>;
  putGoods(tx: Tx, merchantId: MerchantId, goods: FreightGoods): Promise<void>;
  putArea(
    tx: Tx,
    merchantId: MerchantId,
    storeId: StoreId,
    area: DeliveryArea | null,
  ): Promise<object | null>;
  putPlan(
    tx: Tx,
    merchantId: MerchantId,
    storeId: StoreId,
    kind: SlotKind,
    plan: SlotPlan | null,
  ): Promise<object | null>;
  putPickupRule(tx: Tx, merchantId: MerchantId, storeId: StoreId, rule: PickupRule): Promise<object | null>;
}

export const TEMPLATES_MAX = 100;
