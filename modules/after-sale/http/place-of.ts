import { AppError, decodeCursor } from '#kernel';
import type { UseOf } from '#modules/privacy';
import type { AppliedBefore } from '../app/ports.ts';
import type { AfterSaleTexts } from '../app/texts.ts';
import type { AfterSale } from '../domain/after-sale.ts';

export const sortKey = ({ appliedAt, id }: AfterSale) => [appliedAt, id];

export function placeOf(cursor: string | undefined): AppliedBefore | undefined {
  if (cursor === undefined) return undefined;
  const [appliedAt, id] = decodeCursor(cursor);
  if (typeof appliedAt === 'number' && typeof id === 'string') return [appliedAt, id];
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}

/** Whoever reads it, the numbers of shop and member are nobody's business. */
export function shown({ merchantId: _shop, memberId: _self, sealedFor: _key, ...request }: AfterSale) {
  return request;
}

/** In the words that were written, for who may read them. */
export type InWords = (request: AfterSale) => Promise<ReturnType<typeof shown>>;

export function inWords(texts: AfterSaleTexts, use: UseOf<'afterSale'>): InWords {
  return async (request) => {
    const [full = request] = await texts.inFull([request], use);
    return shown(full);
  };
}
