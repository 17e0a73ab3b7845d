import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError, MINUTE_MS } from '#kernel';
import { ROWS_MAX } from '../domain/import-run.ts';
import { unpackedBytes } from './unpacked-bytes.ts';

/** A workbook has to be in memory as a whole: its directory stands at its end. */
const XLSX_BYTES_MAX = 16 * 1024 * 1024;
/** 100,000 rows of ten columns unpack to about 60 MB. */
const UNPACKED_BYTES_MAX = 256 * 1024 * 1024;
const HEAP_MB_MAX = 1_024;
const READ_MS_MAX = 2 * MINUTE_MS;

type Message =
  | { readonly rows: readonly (readonly string[])[] }
  | { readonly end: true }
  | { readonly tooMany: number }
  | { readonly tooLarge: true }
  | { readonly unreadable: true };

/** Rows of the first sheet of an XLSX workbook, read in a thread of its own with memory and time of its own. */
export async function* xlsxRows(pieces: AsyncIterable<Buffer>): AsyncGenerator<readonly string[]> {
  const workbook = await whole(pieces);
  const unpacked = unpackedBytes(workbook);
  if (unpacked === undefined) throw unreadable();
  if (unpacked > UNPACKED_BYTES_MAX) throw tooLarge({ unpackedBytesMax: UNPACKED_BYTES_MAX });
  const thread = new Worker(new URL('./xlsx-thread.ts', import.meta.url), {
    workerData: { bytes: workbook, rowsMax: ROWS_MAX + 1, unpackedBytesMax: UNPACKED_BYTES_MAX },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB_MAX },
  });
  // The limit is for reading the file. What is done with its rows takes its own time, and they are all here by then.
  const tooSlow = setTimeout(() => void thread.terminate(), READ_MS_MAX).unref();
  thread.on('message', (message: Message) => {
    if ('end' in message) clearTimeout(tooSlow);
  });
  try {
    const messages = on(thread, 'message', { close: ['error', 'exit'] });
    for await (const [message] of messages as AsyncIterable<[Message]>) {
      if ('end' in message) return;
      if ('unreadable' in message) throw unreadable();
      if ('tooLarge' in message) throw tooLarge({ unpackedBytesMax: UNPACKED_BYTES_MAX });
      if ('tooMany' in message)
        throw new AppError('too_large', 'imports.too_many_rows', '行数太多，请分成几个文件', {
          rowsMax: ROWS_MAX,
        });
      yield* message.rows;
    }
    throw unreadable();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw unreadable();
  } finally {
    clearTimeout(tooSlow);
    await thread.terminate();
  }
}

async function whole(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const held: Buffer[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > XLSX_BYTES_MAX) throw tooLarge({ bytesMax: XLSX_BYTES_MAX });
    held.push(piece);
  }
  return Buffer.concat(held);
}

function unreadable(): AppError {
  return new AppError('unprocessable', 'imports.bad_xlsx', '无法读取这个 Excel 文件，请另存为 .xlsx 再试');
}

function tooLarge(facts: object): AppError {
  return new AppError('too_large', 'imports.xlsx_too_large', 'Excel 文件太大，请改用 CSV', { ...facts });
}
