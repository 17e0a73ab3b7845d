import {
  AppError,
  decodeCursor,
  type MemberId,
  type MerchantId,
  type OrderId,
  type Page,
  pageOf,
} from '#kernel';
import type { PaidOrder, Purchases } from '#modules/orders';
import type { Purchase } from '../domain/purchase.ts';
import type { Period, Position, PurchaseSource } from './ports.ts';

/** Own orders come behind imported purchases of the same millisecond: every `i` is smaller than every `o`. */
const OWN = 'o';

/** The orders of this shop as purchases. */
export function ownPurchases(orders: Purchases): PurchaseSource {
  return {
    async newest(merchantId, memberId, before, limit) {
      const older = before === undefined ? undefined : ([before[0], idBelow(before[1])] as const);
      return (await orders.newest(merchantId, memberId, older, limit)).map(purchaseOf);
    },
    async byMember(merchantId, period, after, limit) {
      const later = after === undefined ? undefined : ([after[0], after[1], idBelow(after[2])] as const);
      return (await orders.byMember(merchantId, period, later, limit)).map(purchaseOf);
    },
  };
}

/** An imported purchase has no order's place: all orders of its instant lie on the same side of it, that of ''. */
const idBelow = (key: string): string => (key.startsWith(OWN) ? key.slice(OWN.length) : '');

function purchaseOf({ id, number, memberId, paidAt, paidFen, refundedFen, lines }: PaidOrder): Purchase {
  return {
    ...{ key: `${OWN}${id}`, channel: 'mini_program', number, orderId: id as OrderId, memberId },
    ...{ at: paidAt, paidFen, refundedFen },
    lines: lines.map(({ title, optionText, quantity, totalFen, productId, storeId }) => ({
      ...{ title: optionText === '' ? title : `${title} ${optionText}`, quantity, totalFen },
      ...{ productId, storeId, categoryId: null },
    })),
  };
}

export interface Timeline {
  /** All that she bought, wherever that was, newest first (MEM-09). */
  of(
    merchantId: MerchantId,
    memberId: MemberId,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<Purchase>>;
  /** Hers of a period, newest first, at most so many. */
  within(
    merchantId: MerchantId,
    memberId: MemberId,
    period: Period,
    limit: number,
  ): Promise<readonly Purchase[]>;
}

export function timeline(sources: readonly PurchaseSource[]): Timeline {
  async function newest(
    merchantId: MerchantId,
    memberId: MemberId,
    before: Position | undefined,
    limit: number,
  ) {
    const found = await Promise.all(
      sources.map((source) => source.newest(merchantId, memberId, before, limit)),
    );
    return found.flat().sort(newestFirst).slice(0, limit);
  }
  return {
    async of(merchantId, memberId, cursor, limit) {
      const rows = await newest(merchantId, memberId, positionAt(cursor), limit + 1);
      return pageOf(rows, limit, ({ at, key }) => [at, key]);
    },
    async within(merchantId, memberId, { from, until }, limit) {
      // Nothing is bought at `until` itself, and every key is larger than ''.
      const rows = await newest(merchantId, memberId, [until, ''], limit);
      return rows.filter(({ at }) => at >= from);
    },
  };
}

function newestFirst(a: Purchase, b: Purchase): number {
  return b.at - a.at || (a.key < b.key ? 1 : -1);
}

function positionAt(cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  const [at, key] = decodeCursor(cursor);
  if (typeof at === 'number' && typeof key === 'string') return [at, key];
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}
