import { AppError, type EpochMs, type MerchantId, type ProductId, type Tx } from '#kernel';
import type { AuthoredProduct, ProductDraft } from '../../domain/authoring/authored-product.ts';
import { mayBecome, shelfState } from '../../domain/authoring/shelf-state.ts';
import type { Act, Who } from './desk.ts';
import type { PlanProducts } from './plan-products.ts';
import type { Authoring } from './ports.ts';

export interface ProductDesk {
  create(who: Who, draft: ProductDraft): Promise<AuthoredProduct>;
  /** @param version The one that the writer has seen. */
  change(who: Who, id: ProductId, version: number, draft: ProductDraft): Promise<AuthoredProduct>;
  /** By the id of the shop's own system: a new product, or a change of the one that has it (CAT-10). */
  upsert(who: Who, externalId: string, draft: ProductDraft): Promise<AuthoredProduct>;
  /** `from` undefined = now. */
  publish(
    who: Who,
    id: ProductId,
    when: { readonly from: EpochMs | undefined; readonly until: EpochMs | null },
  ): Promise<AuthoredProduct>;
  unpublish(who: Who, id: ProductId): Promise<AuthoredProduct>;
  /** Throws `catalog.product_not_found`. */
  get(merchantId: MerchantId, id: ProductId): Promise<AuthoredProduct>;
}

export function productDesk(act: Act, authoring: Authoring, plan: PlanProducts): ProductDesk {
  async function find(tx: Tx | null, merchantId: MerchantId, id: ProductId): Promise<AuthoredProduct> {
    const [found] = await authoring.byIds(tx, merchantId, [id]);
    if (found === undefined)
      throw new AppError('not_found', 'catalog.product_not_found', '没有这件商品', { productId: id });
    return found;
  }

  async function save(
    tx: Tx,
    who: Who,
    stored: AuthoredProduct | undefined,
    draft: ProductDraft,
    now: EpochMs,
  ) {
    const plans = await plan(tx, who.merchantId, [{ draft, stored }], now);
    await authoring.save(tx, who.merchantId, plans, now);
    const id = (plans[0] as (typeof plans)[number]).product.id;
    const answer = await find(tx, who.merchantId, id);
    return {
      subject: `product:${id}`,
      before: stored === undefined ? null : brief(stored),
      after: brief(answer),
      changed: [id],
      answer,
    };
  }

  async function move(
    who: Who,
    action: 'catalog.publish' | 'catalog.unpublish',
    id: ProductId,
    moved: (product: AuthoredProduct, now: EpochMs) => AuthoredProduct,
  ) {
    return act(who, action, async (tx, now) => {
      const stored = await find(tx, who.merchantId, id);
      const next = moved(stored, now);
      const [from, to] = [shelfState(stored, now), shelfState({ ...next, drafted: false }, now)];
      if (!mayBecome(from, to))
        throw new AppError('conflict', 'catalog.illegal_step', '商品当前状态不能这样操作', { from, to });
      const coming = [next.onFrom, next.onUntil].filter((at): at is EpochMs => at !== null && at > now);
      const announceAt = next.onSale && coming.length > 0 ? Math.min(...coming) : null;
      if (!(await authoring.setShelf(tx, who.merchantId, next, announceAt)))
        throw new AppError('conflict', 'catalog.changed_meanwhile', '商品已被其他人修改，请刷新后再改');
      const { onFrom, onUntil } = next;
      return {
        subject: `product:${id}`,
        before: { state: from },
        after: { state: to, onFrom, onUntil },
        changed: [id],
        answer: await find(tx, who.merchantId, id),
      };
    });
  }

  return {
    get: (merchantId, id) => find(null, merchantId, id),

    create: (who, draft) =>
      act(who, 'catalog.create_product', (tx, now) => save(tx, who, undefined, draft, now)),

    change: (who, id, version, draft) =>
      act(who, 'catalog.change_product', async (tx, now) => {
        const stored = await find(tx, who.merchantId, id);
        return save(tx, who, { ...stored, version }, draft, now);
      }),

    upsert: (who, externalId, draft) =>
      act(who, 'catalog.upsert_product', async (tx, now) => {
        const [stored] = await authoring.byExternalIds(tx, who.merchantId, [externalId]);
        return save(tx, who, stored, { ...draft, externalId }, now);
      }),

    publish: (who, id, { from, until }) =>
      move(who, 'catalog.publish', id, (product, now) => {
        const onFrom = Math.max(from ?? now, now);
        if (until !== null && until <= onFrom)
          throw new AppError('invalid', 'catalog.shelf_time_invalid', '下架时间必须晚于上架时间');
        // New arrivals count from the day on which shoppers first see them.
        const listedAt = product.drafted ? onFrom : product.listedAt;
        return { ...product, onSale: true, onFrom, onUntil: until, listedAt };
      }),

    unpublish: (who, id) =>
      move(who, 'catalog.unpublish', id, (product) => {
        return { ...product, onSale: false, onUntil: null };
      }),
  };
}

/** What the audit log keeps of a product: enough to see what was changed, not every word of it. */
function brief({ title, categoryId, version, skus }: AuthoredProduct): object {
  return {
    ...{ title, categoryId, version },
    skus: skus.map(({ id, code, priceFen, onSale }) => ({ id, code, priceFen, onSale })),
  };
}
