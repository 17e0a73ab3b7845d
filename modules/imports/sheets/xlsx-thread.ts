import { parentPort, workerData } from 'node:worker_threads';
import { readSheet } from 'read-excel-file/node';

const ROWS_PER_MESSAGE = 500;
const LOOK_EVERY_MS = 10;

/** A workbook is unpacked and read as a whole, which takes a processor for seconds: not one that serves shoppers. */
const { bytes, rowsMax, unpackedBytesMax } = workerData as {
  readonly bytes: Uint8Array;
  readonly rowsMax: number;
  readonly unpackedBytesMax: number;
};
// The directory of a zip may lie about what it unpacks to, and bytes outside the heap count towards no limit of a thread.
const held = process.memoryUsage().arrayBuffers;
const watch = setInterval(() => {
  if (process.memoryUsage().arrayBuffers - held <= unpackedBytesMax) return;
  parentPort?.postMessage({ tooLarge: true });
  process.exit();
}, LOOK_EVERY_MS);
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
} finally {
  clearInterval(watch);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00.000Z$/, '');
  return String(value);
}
