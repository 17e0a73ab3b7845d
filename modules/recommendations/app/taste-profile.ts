import {
  AppError,
  type Clock,
  type MemberId,
  type MerchantId,
  type ProductId,
  type UnitOfWork,
} from '#kernel';
import { basisOf, inferredTastes } from '../domain/inferred-taste.ts';
import type { MemberMemory } from './member-memory.ts';
import type { TasteLog } from './ports.ts';
import type { ShopWindow } from './shop-window.ts';
import type { ShopWindows } from './shop-windows.ts';

/** Goods that are not on sale any more have no category here; what she did with them still counts. */
const UNLISTED = 'unlisted';
const UNLISTED_NAME = '已下架的商品';

export interface TasteTag {
  readonly categoryId: string;
  readonly name: string;
  /** 0..1, together 1. */
  readonly share: number;
  /** What it was read from, in words. */
  readonly basis: string;
  readonly lastAt: number;
}

/**
 * 「系统认为你喜欢」: what is inferred of a member, for her to see and to delete. PIPL 44, 45, 47, and 算法推荐规定
 * (in force 2022-03-01) article 17: people can choose or delete the tags that are about themselves.
 */
export interface TasteProfile {
  /** `personalised` false = nothing is inferred of her. */
  of(
    merchantId: MerchantId,
    memberId: MemberId,
  ): Promise<{ readonly personalised: boolean; readonly items: readonly TasteTag[] }>;
  /**
   * Deletes the acts that the tag rests on: from the next request on nothing is recommended because of them,
   * and it does not come back until she shows interest again. A mark "ignore this category" was rejected:
   * the acts would stay, and train the models. What she hid stays hidden.
   */
  forget(merchantId: MerchantId, memberId: MemberId, categoryId: string): Promise<void>;
}

export function tasteProfile(
  unitOfWork: UnitOfWork,
  log: TasteLog,
  memory: MemberMemory,
  windows: ShopWindows,
  clock: Clock,
): TasteProfile {
  return {
    async of(merchantId, memberId) {
      const [window, state] = [await windows.of(merchantId), await memory.stateOf(merchantId, memberId)];
      if (state === undefined) return { personalised: false, items: [] };
      const tastes = inferredTastes(state, categoryIn(window), clock.now());
      const items = tastes.map((taste) => ({
        categoryId: taste.category,
        name: nameOf(window, taste.category) ?? UNLISTED_NAME,
        ...{ share: taste.share, basis: basisOf(taste), lastAt: taste.lastAt },
      }));
      return { personalised: true, items };
    },

    async forget(merchantId, memberId, categoryId) {
      const window = await windows.of(merchantId);
      if (categoryId !== UNLISTED && nameOf(window, categoryId) === undefined)
        throw new AppError('not_found', 'catalog.category_not_found', '没有这个类目', { categoryId });
      const groups = window.index.groups.get(categoryId);
      const isMeant = (productId: ProductId) => {
        const row = window.rowOf(productId);
        if (row === undefined || window.cardOf(row) === undefined) return categoryId === UNLISTED;
        return groups?.has(window.groupOf(row)) === true;
      };
      const known = await log.productsOf(merchantId, memberId);
      await unitOfWork.run((tx) => log.forgetProducts(tx, merchantId, memberId, known.filter(isMeant)));
      memory.forget(merchantId, memberId);
    },
  };
}

function categoryIn(window: ShopWindow): (productId: ProductId) => string {
  return (productId) => {
    const row = window.rowOf(productId);
    return (row === undefined ? undefined : window.cardOf(row)?.categoryId) ?? UNLISTED;
  };
}

function nameOf({ index }: ShopWindow, categoryId: string): string | undefined {
  return index.categoryNames.get(categoryId);
}
