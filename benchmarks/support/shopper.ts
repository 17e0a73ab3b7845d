/** A signed-in member of the running demo shop. */
export interface Shopper {
  readonly headers: Readonly<Record<string, string>>;
  get<Answer>(path: string): Promise<Answer>;
  post<Answer>(path: string, body: object, headers?: Record<string, string>): Promise<Answer>;
}

export async function signIn(url: string, name: string): Promise<Shopper> {
  const answer = await json<{ accessToken: string }>(
    await fetch(`${url}/v1/auth/wechat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: `demo:${name}`, acceptsTerms: true }),
    }),
  );
  const headers = { authorization: `Bearer ${answer.accessToken}` };
  return {
    headers,
    get: async (path) => json(await fetch(url + path, { headers })),
    post: async (path, body, more = {}) =>
      json(
        await fetch(url + path, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json', ...more },
          body: JSON.stringify(body),
        }),
      ),
  };
}

async function json<Answer>(response: Response): Promise<Answer> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text) as Answer;
}
