import { AppError, decodeCursor } from '#kernel';
import type { Before } from '../app/ports.ts';

export function placeOf(cursor: string | undefined): Before | undefined {
  if (cursor === undefined) return undefined;
  const [at, id] = decodeCursor(cursor);
  if (typeof at === 'number' && typeof id === 'string') return [at, id];
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}
