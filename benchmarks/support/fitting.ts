import { signIn } from './shopper.ts';

/** One member's open try-on. */
export interface Fitting {
  readonly sessionId: string;
  readonly streamTicket: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A photo with the items on, as JPEG. */
  photo(jpeg: Uint8Array): Promise<Uint8Array>;
  /** Resolves when the tracker has forgotten her. */
  leave(): Promise<void>;
}

/** Signs in, consents, begins. */
export async function beginFitting(url: string, name: string, items: readonly string[]): Promise<Fitting> {
  const shopper = await signIn(url, name);
  const { consentToken } = await shopper.post<{ consentToken: string }>('/v1/consents', {
    purpose: 'face.tryon',
    birthYear: 1990,
  });
  const opened = await shopper.post<{ sessionId: string; streamTicket: string }>('/v1/tryon/sessions', {
    consentToken,
    items,
  });
  const session = `${url}/v1/tryon/sessions/${opened.sessionId}`;
  const { headers } = shopper;
  return {
    ...opened,
    headers,
    async photo(jpeg) {
      const answer = await fetch(`${session}/photo`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'image/jpeg' },
        body: new Uint8Array(jpeg),
      });
      if (!answer.ok) throw new Error(`photo: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
      return new Uint8Array(await answer.arrayBuffer());
    },
    async leave() {
      const answer = await fetch(session, { method: 'DELETE', headers });
      if (!answer.ok) throw new Error(`leaving: ${answer.status}`);
    },
  };
}
