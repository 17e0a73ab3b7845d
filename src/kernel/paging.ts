import { AppError } from './errors.ts';

/** One page of a list with a stable order. `nextCursor` is null on the last page. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** Opaque to callers: the sort key of the last item seen. */
export function encodeCursor(sortKey: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(sortKey)).toString('base64url');
}

export function decodeCursor(cursor: string): (string | number)[] {
  try {
    const sortKey: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(sortKey) && sortKey.every(isSortValue)) return sortKey;
  } catch {
    // Falls through: a cursor that does not parse is one that we never gave.
  }
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}

/** Instants, numbers and ids: what PostgreSQL takes for a bigint, or for a text. */
function isSortValue(part: unknown): boolean {
  return typeof part === 'string' ? !part.includes('\0') : Number.isSafeInteger(part);
}

/** Cuts `rows`, fetched with `limit + 1`, into a page. */
export function pageOf<Item>(
  rows: readonly Item[],
  limit: number,
  sortKey: (item: Item) => readonly (string | number)[],
): Page<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(sortKey(last)) : null,
  };
}
