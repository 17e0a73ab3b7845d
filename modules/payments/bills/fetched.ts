import { SECOND_MS } from '#kernel';
import { ProviderUnreachable } from '../app/provider.ts';

/** The bill of a day with a million lines is some hundred MiB. */
const FETCH_MS_MAX = 120 * SECOND_MS;

/** The bytes behind an address, while they arrive; whatever goes wrong on the way says nothing about the bill. */
export async function* fetched(url: string, headers: Record<string, string> = {}): AsyncGenerator<Buffer> {
  try {
    const answer = await fetch(url, { headers, signal: AbortSignal.timeout(FETCH_MS_MAX) });
    if (!answer.ok || answer.body === null) throw new Error(`status ${answer.status}`);
    for await (const piece of answer.body) yield Buffer.from(piece);
  } catch (error) {
    throw new ProviderUnreachable((error as Error).message);
  }
}
