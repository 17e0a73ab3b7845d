import { parentPort, workerData } from 'node:worker_threads';
import { readSheet } from 'read-excel-file/node';

const ROWS_PER_MESSAGE = 500;

/** A workbook is unpacked and read as a whole, which takes a processor for seconds: not one that serves shoppers. */
const { bytes, rowsMax } = workerData as { readonly bytes: Uint8Array; readonly rowsMax: number };
try {
  const rows = await readSheet(Buffer.from(bytes));
  if (rows.length > rowsMax) parentPort?.postMessage({ tooMany: rows.length });
  for (let from = 0; from < Math.min(rows.length, rowsMax); from += ROWS_PER_MESSAGE)
    parentPort?.postMessage({
      rows: rows.slice(from, from + ROWS_PER_MESSAGE).map((row) => row.map(textOf)),
    });
  parentPort?.postMessage({ end: true });
} catch {
  parentPort?.postMessage({ unreadable: true });
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00.000Z$/, '');
  return String(value);
}
