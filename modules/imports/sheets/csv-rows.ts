import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { AppError } from '#kernel';
import { decodeText } from '../domain/decode-text.ts';

const RECORD_CHARS_MAX = 200_000;
const DELIMITERS = [',', ';', '\t', '，'];

/** Rows of a CSV, one by one, as fast as they are taken. The separator is the one that the header uses most. */
export async function* csvRows(pieces: AsyncIterable<Buffer>): AsyncGenerator<readonly string[]> {
  const text = decodeText(pieces);
  const start = await untilLineEnd(text);
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(start),
    max_record_size: RECORD_CHARS_MAX,
    relax_column_count: true,
    // A lone quote inside a cell (7" 平板) is a character, not a mistake.
    relax_quotes: true,
  });
  const source = Readable.from(withStart(start, text));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const record of parser) yield record as string[];
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('CSV_'))
      throw error;
    throw new AppError('unprocessable', 'imports.bad_csv', 'CSV 格式有误，请检查引号和换行', {
      line: 'lines' in error ? error.lines : null,
    });
  } finally {
    source.destroy();
  }
}

async function untilLineEnd(text: AsyncGenerator<string>): Promise<string> {
  let start = '';
  while (!start.includes('\n') && start.length < RECORD_CHARS_MAX) {
    const { done, value } = await text.next();
    if (done === true) break;
    start += value;
  }
  return start;
}

async function* withStart(start: string, rest: AsyncGenerator<string>): AsyncGenerator<Buffer> {
  yield Buffer.from(start);
  for await (const piece of rest) yield Buffer.from(piece);
}

function delimiterOf(start: string): string {
  const header = start.split('\n', 1)[0] ?? '';
  const counted = DELIMITERS.map((delimiter) => [delimiter, header.split(delimiter).length] as const);
  return counted.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}
