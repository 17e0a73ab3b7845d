export interface Shopper {
  readonly token: string;
  readonly memberId: string;
  call(method: string, path: string, body?: object, headers?: Record<string, string>): Promise<Response>;
  upload(path: string, body: Uint8Array, headers?: Record<string, string>): Promise<Response>;
}

/** Signs in through the sandbox's WeChat. */
export async function shopper(house: { readonly url: string }, name: string): Promise<Shopper> {
  const answer = await fetch(`${house.url}/v1/auth/wechat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: `demo:${name}`, acceptsTerms: true }),
  });
  const { accessToken, member } = (await answer.json()) as { accessToken: string; member: { id: string } };
  const authorization = `Bearer ${accessToken}`;
  return {
    token: accessToken,
    memberId: member.id,
    call: (method, path, body, headers = {}) =>
      fetch(house.url + path, {
        method,
        headers: { authorization, 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    upload: (path, body, headers = {}) =>
      fetch(house.url + path, {
        method: 'POST',
        headers: { authorization, 'content-type': 'image/jpeg', ...headers },
        body: Uint8Array.from(body),
      }),
  };
}

export interface OpenTryOn {
  readonly sessionId: string;
  readonly streamTicket: string;
  readonly path: string;
}

/** Consents and begins a session. */
export async function tryOn(person: Shopper, items: readonly string[] = []): Promise<OpenTryOn> {
  const consent = await person.call('POST', '/v1/consents', { purpose: 'face.tryon' });
  const { consentToken } = (await consent.json()) as { consentToken: string };
  const opened = await person.call('POST', '/v1/tryon/sessions', { consentToken, items });
  if (opened.status !== 201) throw new Error(`no session: ${await opened.text()}`);
  const { sessionId, streamTicket } = (await opened.json()) as { sessionId: string; streamTicket: string };
  return { sessionId, streamTicket, path: `/v1/tryon/sessions/${sessionId}` };
}
