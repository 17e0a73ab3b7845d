import { AppError, decodeCursor } from '#kernel';
import type { AppliedBefore } from '../app/ports.ts';
import type { AfterSale } from '../domain/after-sale.ts';

export const sortKey = ({ appliedAt, id }: AfterSale) => [appliedAt, id];

export function placeOf(cursor: string | undefined): AppliedBefore | undefined {
  if (cursor === undefined) return undefined;
  const [appliedAt, id] = decodeCursor(cursor);
  if (typeof appliedAt === 'number' && typeof id === 'string') return [appliedAt, id];
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}

/** Whoever reads it, the numbers of shop and member are nobody's business. */
export function shown({ merchantId: _shop, memberId: _self, ...request }: AfterSale) {
  return request;
}
