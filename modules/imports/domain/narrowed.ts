import { AppError } from '#kernel';

/** `state:OPEN,day:2026-11-20`, read by the words that the sheet knows. 422 for any other: nothing is left out unnoticed. */
export function narrowed(
  filters: Readonly<Record<string, RegExp>>,
  only: string | undefined,
): Readonly<Record<string, string>> {
  const wanted: Record<string, string> = {};
  for (const part of only?.split(',') ?? []) {
    const [word = '', value = ''] = part.split(':');
    if (filters[word]?.test(value) !== true)
      throw new AppError('unprocessable', 'imports.filter_unknown', '这张表格不能这样筛选', { filter: part });
    wanted[word] = value;
  }
  return wanted;
}
