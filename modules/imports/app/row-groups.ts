import type { Cells, Importer } from '#feature';
import { AppError } from '#kernel';
import { ROWS_MAX, type RowProblem } from '../domain/import-run.ts';
import type { ColumnMap } from './column-map.ts';

const CELL_CHARS_MAX = 10_000;
/** More rows than that are no one thing. */
const GROUP_ROWS_MAX = 500;

/** Rows that belong together and are applied together, or refused together. */
export interface RowGroup {
  readonly firstRow: number;
  readonly rows: readonly object[];
  readonly rowsRead: number;
  readonly problems: readonly RowProblem[];
}

interface OpenGroup {
  readonly key: string | undefined;
  readonly firstRow: number;
  readonly rows: object[];
  readonly problems: RowProblem[];
  rowsRead: number;
}

/**
 * Checks each row and gathers neighbours with the same group value. A group with a bad row is refused as a whole:
 * half a product would take the other half off sale.
 */
export async function* rowGroups(
  rows: AsyncGenerator<readonly string[]>,
  columns: ColumnMap,
  importer: Importer,
): AsyncGenerator<RowGroup> {
  const groupedBy = importer.groupBy === undefined ? [] : [importer.groupBy].flat();
  const seen = new Set<string>();
  let open: OpenGroup | undefined;
  let number = 1;
  for await (const values of rows) {
    number += 1;
    if (number - 1 > ROWS_MAX)
      throw new AppError('too_large', 'imports.too_many_rows', '行数太多，请分成几个文件', {
        rowsMax: ROWS_MAX,
      });
    if (values.every((value) => value.trim() === '')) continue;
    const cells = columns.cellsOf(values);
    const key = groupedBy.length === 0 ? undefined : keyOf(groupedBy, cells);
    if (open !== undefined && (key === undefined || key === '' || key !== open.key)) {
      yield open;
      open = undefined;
    }
    if (open === undefined) {
      open = { key, firstRow: number, rows: [], problems: [], rowsRead: 0 };
      if (key !== undefined && key !== '' && seen.has(key))
        open.problems.push(
          problem(number, groupedBy[0] ?? '', 'imports.group_apart', '同一项的各行必须相邻'),
        );
      if (key !== undefined) seen.add(key);
    }
    open.rowsRead += 1;
    if (open.rowsRead > GROUP_ROWS_MAX) {
      if (open.rowsRead === GROUP_ROWS_MAX + 1)
        open.problems.push(
          problem(number, groupedBy[0] ?? '', 'imports.group_too_large', `同一项最多 ${GROUP_ROWS_MAX} 行`),
        );
      continue;
    }
    const bad = unreadable(number, cells);
    const checked = bad.length > 0 ? { problems: bad } : importer.check(cells);
    if ('row' in checked) open.rows.push(checked.row);
    else open.problems.push(...checked.problems.map((each) => ({ ...each, row: number })));
  }
  if (open !== undefined) yield open;
}

/** '' for a row that says nothing there: it belongs to nobody. */
function keyOf(columns: readonly string[], cells: Cells): string {
  const parts = columns.map((column) => cells[column] ?? '');
  if (parts.every((part) => part === '')) return '';
  return parts.length === 1 ? (parts[0] ?? '') : JSON.stringify(parts);
}

function unreadable(row: number, cells: Cells): RowProblem[] {
  return Object.entries(cells).flatMap(([column, text]) => {
    if (text.length > CELL_CHARS_MAX)
      return [problem(row, column, 'imports.cell_too_long', `最多 ${CELL_CHARS_MAX} 个字`)];
    // PostgreSQL cannot store U+0000 in a text.
    return text.includes('\0') ? [problem(row, column, 'imports.bad_character', '含有无法识别的字符')] : [];
  });
}

function problem(row: number, column: string, code: string, message: string): RowProblem {
  return { row, column, code, message };
}
