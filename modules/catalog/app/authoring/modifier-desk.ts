import { AppError, type Ids, type MerchantId, type ProductId, type Tx } from '#kernel';
import type { ModifierGroup } from '../../domain/authoring/modifiers.ts';
import type { Act, Who } from './desk.ts';

export const MODIFIER_GROUPS_MAX = 200;

export interface ModifierStore {
  list(merchantId: MerchantId): Promise<readonly ModifierGroup[]>;
  /** In the order of the product's menu; products without any are missing. */
  ofProducts(
    merchantId: MerchantId,
    productIds: readonly ProductId[],
  ): Promise<ReadonlyMap<ProductId, readonly ModifierGroup[]>>;
  /** Counts it; false when the merchant has `MODIFIER_GROUPS_MAX` already. */
  takePlace(tx: Tx, merchantId: MerchantId): Promise<boolean>;
  put(tx: Tx, merchantId: MerchantId, group: ModifierGroup): Promise<void>;
  /** False when it is gone already. */
  remove(tx: Tx, merchantId: MerchantId, id: string): Promise<boolean>;
  usedBy(tx: Tx, merchantId: MerchantId, id: string): Promise<readonly ProductId[]>;
}

export type NewModifierGroup = Omit<ModifierGroup, 'id' | 'modifiers'> & {
  readonly modifiers: readonly (Omit<ModifierGroup['modifiers'][number], 'id'> & {
    readonly id?: string | undefined;
  })[];
};

export interface ModifierDesk {
  create(who: Who, group: NewModifierGroup): Promise<ModifierGroup>;
  /** Modifiers that carry their id keep it. */
  change(who: Who, id: string, group: NewModifierGroup): Promise<ModifierGroup>;
  remove(who: Who, id: string): Promise<void>;
}

/** Groups of what can be added to a dish (CAT-08). */
export function modifierDesk(act: Act, store: ModifierStore, ids: Ids): ModifierDesk {
  const withIds = (id: string, group: NewModifierGroup): ModifierGroup => ({
    ...group,
    id,
    modifiers: group.modifiers.map((each) => ({ ...each, id: each.id ?? `mod_${ids.next()}` })),
  });

  async function known(merchantId: MerchantId, id: string): Promise<ModifierGroup> {
    const found = (await store.list(merchantId)).find((group) => group.id === id);
    if (found === undefined) throw groupNotFound(id);
    return found;
  }

  return {
    async create(who, group) {
      const made = withIds(`mgr_${ids.next()}`, group);
      return act(who, 'catalog.create_modifiers', async (tx) => {
        if (!(await store.takePlace(tx, who.merchantId)))
          throw new AppError('conflict', 'catalog.too_many_modifier_groups', '加料组太多', {
            groupsMax: MODIFIER_GROUPS_MAX,
          });
        await store.put(tx, who.merchantId, made);
        return { subject: `modifiers:${made.id}`, after: made, answer: made };
      });
    },

    async change(who, id, group) {
      const before = await known(who.merchantId, id);
      const strange = group.modifiers.find(
        (each) => each.id !== undefined && !before.modifiers.some((old) => old.id === each.id),
      );
      if (strange !== undefined)
        throw new AppError('unprocessable', 'catalog.modifier_not_found', '没有这一项加料', {
          id: strange.id,
        });
      const after = withIds(id, group);
      return act(who, 'catalog.change_modifiers', async (tx) => {
        await store.put(tx, who.merchantId, after);
        return {
          ...{ subject: `modifiers:${id}`, before, after, answer: after },
          changed: await store.usedBy(tx, who.merchantId, id),
        };
      });
    },

    async remove(who, id) {
      const before = await known(who.merchantId, id);
      await act(who, 'catalog.remove_modifiers', async (tx) => {
        if ((await store.usedBy(tx, who.merchantId, id)).length > 0)
          throw new AppError('conflict', 'catalog.modifier_group_used', '还有商品在使用这个加料组');
        if (!(await store.remove(tx, who.merchantId, id))) throw groupNotFound(id);
        return { subject: `modifiers:${id}`, before, answer: {} };
      });
    },
  };
}

function groupNotFound(id: string): AppError {
  return new AppError('not_found', 'catalog.modifier_group_not_found', '没有这个加料组', { id });
}
