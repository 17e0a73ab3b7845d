import { AppError, decodeCursor } from '#kernel';

/** The sort key inside a cursor, when it has the form of `like`. */
export function sortKeyAt<Key extends readonly (string | number)[]>(
  cursor: string | undefined,
  like: Key,
): Key | undefined {
  if (cursor === undefined) return undefined;
  const parts = decodeCursor(cursor);
  const fits = parts.length === like.length && parts.every((part, n) => typeof part === typeof like[n]);
  if (!fits) throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
  return parts as unknown as Key;
}
