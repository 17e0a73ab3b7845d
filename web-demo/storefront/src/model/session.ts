import type { Credentials } from '../api/client.ts';
import type { Member, SignIn } from '../api/contract.ts';
import { Refusal, type Transport } from '../api/transport.ts';

/** Kept on the phone between visits. */
export interface KeyValueStore {
  read(key: string): string | undefined;
  write(key: string, value: string): void;
  remove(key: string): void;
}

export interface SessionParts {
  readonly transport: Transport;
  readonly store: KeyValueStore;
  readonly now: () => number;
  /** Called whenever somebody signs in or out. */
  readonly onChange: (member: Member | undefined) => void;
}

const KEY = 'tongqu.session';
/** A token this close to its end is renewed before it is used: the request itself takes time. */
const RENEW_BEFORE_MS = 30_000;

export interface Session extends Credentials {
  member(): Member | undefined;
  signIn(code: string, acceptsTerms?: boolean): Promise<Member>;
  /** Tokens that came with another proof of who she is: a phone that she bound. */
  take(signedIn: SignIn): void;
  signOut(): Promise<void>;
}

export function createSession({ transport, store, now, onChange }: SessionParts): Session {
  let current = restore(store);
  let renewal: Promise<string | undefined> | undefined;

  function keep(next: SignIn | undefined): void {
    current = next;
    if (next === undefined) store.remove(KEY);
    else store.write(KEY, JSON.stringify(next));
    onChange(next?.member);
  }

  async function post<Answer>(path: string, body: object): Promise<Answer> {
    const answer = await transport({ method: 'POST', path, header: {}, body });
    if (answer.status >= 400) throw new Refusal(answer.status, answer.body);
    return answer.body as Answer;
  }

  async function renew(old: SignIn): Promise<string | undefined> {
    try {
      const fresh = await post<Partial<SignIn>>('/v1/auth/refresh', { refreshToken: old.refreshToken });
      // Whoever signed out while the answer was on its way stays signed out.
      if (current !== old) return current?.accessToken;
      keep({ ...old, ...fresh });
      return current.accessToken;
    } catch (error) {
      // A refused refresh token is worth nothing any more; a dead network proves nothing.
      if (error instanceof Refusal && error.status < 500 && current === old) keep(undefined);
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  }

  /** However many requests need a fresh token, one renewal is on its way at a time. */
  function renewOnce(): Promise<string | undefined> {
    if (current === undefined) return Promise.resolve(undefined);
    renewal ??= renew(current).finally(() => {
      renewal = undefined;
    });
    return renewal;
  }

  return {
    member: () => current?.member,
    async token() {
      if (current === undefined) return undefined;
      return current.expiresAt - now() < RENEW_BEFORE_MS ? renewOnce() : current.accessToken;
    },
    async renewed(refused) {
      return current !== undefined && current.accessToken !== refused ? current.accessToken : renewOnce();
    },
    async signIn(code, acceptsTerms = false) {
      const signedIn = await post<SignIn>('/v1/auth/wechat', { code, acceptsTerms });
      keep(signedIn);
      return signedIn.member;
    },
    take: (signedIn) => keep(signedIn),
    async signOut() {
      const leaving = current;
      keep(undefined);
      if (leaving === undefined) return;
      const header = { authorization: `Bearer ${leaving.accessToken}` };
      const body = { refreshToken: leaving.refreshToken };
      // The phone has forgotten the tokens already; telling the server is a courtesy that may fail.
      await transport({ method: 'POST', path: '/v1/auth/logout', header, body }).catch(() => undefined);
    },
  };
}

function restore(store: KeyValueStore): SignIn | undefined {
  try {
    const text = store.read(KEY);
    return text === undefined ? undefined : (JSON.parse(text) as SignIn);
  } catch {
    return undefined;
  }
}
