import type { Cells, SheetColumn } from '#feature';
import { AppError } from '#kernel';
import { withoutGuard } from '../domain/formula-guard.ts';

export interface ColumnMap {
  /** Headers that no column knows: read over, and named in the report. */
  readonly ignored: readonly string[];
  cellsOf(values: readonly string[]): Cells;
}

/** A catalogue of another system has some dozens; each row is looked at once per column. */
const COLUMNS_MAX = 500;
const IGNORED_MAX = 20;
const HEADER_CHARS_SHOWN = 40;

/** Finds the columns by their headers, in any order, in Chinese or English. */
export function mapColumns(headers: readonly string[], columns: readonly SheetColumn[]): ColumnMap {
  if (headers.length > COLUMNS_MAX)
    throw new AppError('unprocessable', 'imports.too_many_columns', '列数太多', { columnsMax: COLUMNS_MAX });
  const byName = new Map(
    columns.flatMap((column) =>
      [column.key, column.label, ...(column.alsoCalled ?? [])].map((name) => [plain(name), column.key]),
    ),
  );
  const keys = headers.map((header) => byName.get(plain(header)));
  const found = keys.filter((key) => key !== undefined);
  const twice = found.find((key, n) => found.indexOf(key) !== n);
  if (twice !== undefined)
    throw new AppError('unprocessable', 'imports.column_twice', '同一列出现了两次', { column: twice });
  const missing = columns.filter(({ key, required }) => required === true && !found.includes(key));
  if (missing.length > 0)
    throw new AppError('unprocessable', 'imports.columns_missing', '缺少必需的列', {
      columns: missing.map(({ key, label }) => ({ key, label })),
    });
  return {
    ignored: headers
      .filter((header, n) => keys[n] === undefined && header.trim() !== '')
      .slice(0, IGNORED_MAX)
      .map((header) => header.slice(0, HEADER_CHARS_SHOWN)),
    cellsOf(values) {
      const cells: Record<string, string> = Object.fromEntries(columns.map(({ key }) => [key, '']));
      keys.forEach((key, n) => {
        if (key !== undefined) cells[key] = withoutGuard((values[n] ?? '').trim());
      });
      return cells;
    },
  };
}

/** `售价（元）*` and `售价(元)` are one header; so are `Bar Code` and `barcode`. */
function plain(header: string): string {
  return header
    .replace(/^\uFEFF/, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*_-]+/g, '');
}
