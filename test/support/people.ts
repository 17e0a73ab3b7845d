import type { MemberId, MerchantId } from '#kernel';
import type { HandClock } from './clock.ts';
import type { TestHouse } from './house.ts';
import type { TestSandbox } from './sandbox.ts';

export interface SignedInMember {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly member: {
    readonly id: MemberId;
    readonly nickname: string;
    readonly isNew: boolean;
    readonly needsTerms: boolean;
  };
}

export const SHOP = 'mch_tongqu' as MerchantId;

/** What people do at the door of one house: sign in, bind a phone, read a message. */
export function peopleAt(house: TestHouse, outside: TestSandbox, clock: HandClock) {
  const post = async (path: string, body: object, token?: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(house.url + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...headers,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: (text === '' ? undefined : JSON.parse(text)) as SignedInMember & Record<string, unknown>,
    };
  };
  const good = async (asked: ReturnType<typeof post>): Promise<SignedInMember> => {
    const { status, body } = await asked;
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  };
  /** The code in the last message that the gateway was given for this phone. */
  const codeFor = (phone: string): string | undefined =>
    outside.sandbox.sms.messages(`+86${phone}`)[0]?.params[0];
  return {
    post,
    codeFor,
    signIn: (name: string, acceptsTerms = true) =>
      good(post('/v1/auth/wechat', { code: `demo:${name}`, acceptsTerms })),
    bindByButton: (person: { readonly accessToken: string }, phone: string) =>
      good(
        post('/v1/auth/wechat-phone', { code: outside.sandbox.phoneCodes.issue(phone) }, person.accessToken),
      ),
    /** Asks for a code after the last one's minute, and sends it back. */
    async signInBySms(phone: string, person?: { readonly accessToken: string }, acceptsTerms = true) {
      clock.advance(60_000);
      await post('/v1/auth/sms', { phone });
      const body = { phone, code: codeFor(phone) ?? '', acceptsTerms };
      return good(post('/v1/auth/sms/verify', body, person?.accessToken));
    },
    me: async (person: { readonly accessToken: string }) => {
      const answer = await fetch(`${house.url}/v1/me`, {
        headers: { authorization: `Bearer ${person.accessToken}` },
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    },
    async events(type: string): Promise<Record<string, unknown>[]> {
      const sql = 'select payload from outbox where type = ? order by id';
      const rows = await house.database.reads.all<{ payload: string }>(sql, [type]);
      return rows.map(({ payload }) => JSON.parse(payload));
    },
  };
}
