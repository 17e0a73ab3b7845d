import { parentPort, workerData } from 'node:worker_threads';
import { readSheet } from 'read-excel-file/node';
import { sheetExtent } from './sheet-extent.ts';
import { xmlParts, zipOf } from './xlsx-parts.ts';

const ROWS_PER_MESSAGE = 500;
/** What a reader lays out at most, empty cells included; 8 bytes each. */
const CELLS_MAX = 10_000_000;

/** A workbook is unpacked and read as a whole, which takes a processor for seconds: not one that serves shoppers. */
const { bytes, rowsMax, unpackedBytesMax } = workerData as {
  readonly bytes: Uint8Array;
  readonly rowsMax: number;
  readonly unpackedBytesMax: number;
};
try {
  const parts = xmlParts(Buffer.from(bytes), unpackedBytesMax);
  const extents = parts.map(({ xml }) => sheetExtent(xml));
  const rowCount = Math.max(...extents.map(({ rows }) => rows));
  if (rowCount > rowsMax) tell({ tooMany: rowCount });
  else if (extents.some(({ rows, columns }) => rows * columns > CELLS_MAX)) tell({ tooLarge: true });
  else {
    const rows = await readSheet(zipOf(parts));
    if (rows.length > rowsMax) tell({ tooMany: rows.length });
    for (let from = 0; from < Math.min(rows.length, rowsMax); from += ROWS_PER_MESSAGE)
      tell({ rows: rows.slice(from, from + ROWS_PER_MESSAGE).map((row) => row.map(textOf)) });
    tell({ end: true });
  }
} catch (error) {
  const isTooLarge = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
  tell(isTooLarge ? { tooLarge: true } : { unreadable: true });
}

function tell(message: object): void {
  parentPort?.postMessage(message);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00.000Z$/, '');
  return String(value);
}
