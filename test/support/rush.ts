const AT_ONCE = 64;
const TRIES_MAX = 200;
const DATABASE_BUSY = 503;

export interface Outcome {
  readonly status: number;
  readonly text: string;
  /** Of a refusal. */
  readonly code: string | undefined;
  /** Name of the process, where there is a load balancer. */
  readonly servedBy: string | null;
}

/** So many at a time, as a till or a page would: each waits for its own answer. */
export async function rush<Result>(
  count: number,
  one: (n: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const n = next;
      next += 1;
      results[n] = await one(n);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

/** "Busy, come again" is answered by asking again under the same key. */
export async function postUntilAnswered(
  url: string,
  { token, key, body }: { readonly token: string; readonly key: string; readonly body: object },
): Promise<Outcome> {
  for (let tries = 1; ; tries += 1) {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', authorization: `Bearer ${token}` },
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (answer.status === DATABASE_BUSY && tries < TRIES_MAX) continue;
    const { code } = JSON.parse(text) as { code?: string };
    return { status: answer.status, text, code, servedBy: answer.headers.get('x-served-by') };
  }
}
