import { AppError } from '#kernel';

const ASCII_MAX = 0x7f;
/** Enough Chinese to tell the encodings apart: two bytes of GB18030 alone may by chance be valid UTF-8. */
const BYTES_TO_JUDGE = 4_096;

/**
 * Text of a CSV as it arrives: UTF-8 with or without a mark, UTF-16 as Excel's "Unicode text" writes it, and
 * GB18030, which is what a Chinese Excel means by CSV. The first bytes beyond ASCII decide.
 */
export async function* decodeText(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let waiting: Buffer[] = [];
  for await (const piece of pieces) {
    if (decoder !== undefined) {
      yield decoded(decoder, piece);
      continue;
    }
    waiting.push(piece);
    const held = Buffer.concat(waiting);
    const first = held.findIndex((byte) => byte > ASCII_MAX);
    if (first === -1) {
      // ASCII is the same in all of them: nothing is decided, nothing waits. Two bytes may become a mark.
      if (held.length < 2) continue;
      waiting = [];
      yield held.toString('latin1');
    } else if (held.length - first >= BYTES_TO_JUDGE) {
      decoder = decoderFor(held, false);
      waiting = [];
      yield decoded(decoder, held);
    }
  }
  if (waiting.length > 0) {
    const rest = Buffer.concat(waiting);
    decoder = decoderFor(rest, true);
    yield decoded(decoder, rest);
  }
  if (decoder !== undefined) yield decoded(decoder, undefined);
}

function decoderFor(bytes: Buffer, isWhole: boolean): TextDecoder {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true });
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole });
    return new TextDecoder('utf-8', { fatal: true });
  } catch {
    return new TextDecoder('gb18030', { fatal: true });
  }
}

function decoded(decoder: TextDecoder, bytes: Buffer | undefined): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch {
    throw new AppError('unprocessable', 'imports.bad_encoding', '文件编码无法识别，请另存为 UTF-8 的 CSV');
  }
}
