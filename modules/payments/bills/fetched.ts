import { SECOND_MS } from '#kernel';
import { ProviderUnreachable } from '../app/provider.ts';

/**
 * From one piece to the next. Not of the whole: the bill of a day with a million lines is some hundred MiB, and our own
 * commits lie between the pieces.
 */
const SILENCE_MS_MAX = 30 * SECOND_MS;

/** The bytes behind an address, while they arrive; whatever goes wrong on the way says nothing about the bill. */
export async function* fetched(url: string, headers: Record<string, string> = {}): AsyncGenerator<Buffer> {
  const ended = new AbortController();
  async function soon<Answer>(coming: Promise<Answer>): Promise<Answer> {
    const silence = setTimeout(() => ended.abort(new Error('nothing came any more')), SILENCE_MS_MAX);
    try {
      return await coming;
    } finally {
      clearTimeout(silence);
    }
  }
  try {
    const answer = await soon(fetch(url, { headers, signal: ended.signal }));
    if (!answer.ok || answer.body === null) throw new Error(`status ${answer.status}`);
    const body = answer.body.getReader();
    for (let piece = await soon(body.read()); !piece.done; piece = await soon(body.read()))
      yield Buffer.from(piece.value);
  } catch (error) {
    throw new ProviderUnreachable((error as Error).message);
  } finally {
    // Whoever stops reading ends the connection.
    ended.abort();
  }
}
