import {
  AppError,
  type Clock,
  type Ids,
  type MerchantId,
  type StaffId,
  type StoreId,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import type { DeliveryArea } from '../domain/delivery-area.ts';
import { unclear } from '../domain/freight-template.ts';
import type { PickupRule } from '../domain/pickup-rule.ts';
import type { SlotKind, SlotPlan } from '../domain/slots.ts';
import {
  type FreightGoods,
  type RuleReads,
  type RuleWrites,
  type StoredTemplate,
  TEMPLATES_MAX,
} from './rule-store.ts';

export interface Who {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
}

export interface RuleDesk {
  addTemplate(who: Who, template: Omit<StoredTemplate, 'id'>): Promise<StoredTemplate>;
  changeTemplate(who: Who, template: StoredTemplate): Promise<StoredTemplate>;
  removeTemplate(who: Who, id: string): Promise<void>;
  putGoods(who: Who, goods: readonly FreightGoods[]): Promise<void>;
  putArea(who: Who, storeId: StoreId, area: DeliveryArea | null): Promise<void>;
  putPlan(who: Who, storeId: StoreId, kind: SlotKind, plan: SlotPlan | null): Promise<void>;
  putPickupRule(who: Who, storeId: StoreId, rule: PickupRule): Promise<void>;
}

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly reads: RuleReads;
  readonly writes: RuleWrites;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** What staff settle: templates, areas, slots; each change with its audit entry in one commit. */
export function ruleDesk({ unitOfWork, reads, writes, audit, clock, ids }: Parts): RuleDesk {
  const changed = (
    { merchantId, staffId, ip }: Who,
    action: string,
    subject: string,
    after: object | null,
    write: (tx: Tx) => Promise<object | null>,
  ) =>
    unitOfWork.run(async (tx) => {
      const before = await write(tx);
      const entry = { merchantId, actor: staffId, action: `fulfilment.${action}`, subject };
      await audit.record(tx, { ...entry, before, after, ip, at: clock.now() });
    });

  async function put(who: Who, action: string, template: StoredTemplate): Promise<StoredTemplate> {
    const words = unclear(template);
    if (words !== undefined) throw new AppError('unprocessable', 'fulfilment.template_unclear', words);
    await changed(who, action, `freight_template:${template.id}`, template, (tx) =>
      writes.putTemplate(tx, who.merchantId, template),
    );
    return template;
  }

  return {
    async addTemplate(who, template) {
      if ((await reads.templates(who.merchantId)).length >= TEMPLATES_MAX)
        throw new AppError(
          'conflict',
          'fulfilment.too_many_templates',
          `最多设置 ${TEMPLATES_MAX} 个运费模板`,
          {
            templatesMax: TEMPLATES_MAX,
          },
        );
      return put(who, 'add_template', { ...template, id: ids.next() });
    },
    async changeTemplate(who, template) {
      await mustBeThere(who.merchantId, template.id);
      return put(who, 'change_template', template);
    },
    async removeTemplate(who, id) {
      await mustBeThere(who.merchantId, id);
      await changed(who, 'remove_template', `freight_template:${id}`, null, (tx) =>
        writes.removeTemplate(tx, who.merchantId, id),
      );
    },
    async putGoods(who, goods) {
      const known = new Set((await reads.templates(who.merchantId)).map(({ id }) => id));
      for (const { templateId } of goods)
        if (templateId !== null && !known.has(templateId)) throw templateNotFound(templateId);
      await changed(who, 'put_goods', 'freight_goods', { goods }, async (tx) => {
        const before = await reads.goods(
          who.merchantId,
          goods.map(({ skuId }) => skuId),
        );
        for (const each of goods) await writes.putGoods(tx, who.merchantId, each);
        return { goods: before };
      });
    },
    putArea: (who, storeId, area) =>
      changed(who, 'put_area', `store:${storeId}`, area, (tx) =>
        writes.putArea(tx, who.merchantId, storeId, area),
      ),
    putPlan: (who, storeId, kind, plan) =>
      changed(who, 'put_slots', `store:${storeId}`, plan === null ? { kind } : { kind, ...plan }, (tx) =>
        writes.putPlan(tx, who.merchantId, storeId, kind, plan),
      ),
    putPickupRule: (who, storeId, rule) =>
      changed(who, 'put_pickup_rule', `store:${storeId}`, rule, (tx) =>
        writes.putPickupRule(tx, who.merchantId, storeId, rule),
      ),
  };

  async function mustBeThere(merchantId: MerchantId, id: string): Promise<void> {
    const all = await reads.templates(merchantId);
    if (!all.some((template) => template.id === id)) throw templateNotFound(id);
  }
}

function templateNotFound(templateId: string): AppError {
  return new AppError('not_found', 'fulfilment.template_not_found', '没有这个运费模板', { templateId });
}
