import { z } from 'zod';
import { type Clock, type EpochMs, MINUTE_MS, SECOND_MS, token } from '#kernel';
import type { WechatLoginSettings } from '../app/ports.ts';

const ANSWER_WAIT_MS = 5 * SECOND_MS;
/** A token that ends while a request is under way is refused: it is given up this much earlier. */
const SPARE_MS = 5 * MINUTE_MS;
/** 40001, 40014 and 42001: the token is of no more use; somebody has asked for a new one. */
const TOKEN_REFUSED: ReadonlySet<number> = new Set([40001, 40014, 42001]);

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.int() });

/** The mini-program server API behind its access token. */
export interface WechatServer {
  /**
   * Asks `path` with a token; once more with a fresh one when `errcodeOf` finds that the token was refused. Undefined when
   * WeChat does not answer as documented: the address holds our token, so an error tells nothing of it.
   */
  ask<Answer>(
    path: string,
    body: object,
    read: (answer: Response) => Promise<Answer>,
    errcodeOf: (answer: Answer) => number | undefined,
  ): Promise<Answer | undefined>;
}
export const WECHAT_SERVER = token<WechatServer>('WechatServer');

/**
 * `stable_token` in normal mode gives every process the same token until five minutes before its end, so none is kept
 * in the database. However many requests need one, it is fetched once.
 */
export function wechatServer({ apiUrl, appId, appSecret }: WechatLoginSettings, clock: Clock): WechatServer {
  let held: { readonly text: Promise<string>; until: EpochMs } | undefined;

  const post = (path: string, body: object): Promise<Response> =>
    fetch(apiUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_WAIT_MS),
      redirect: 'error',
    });

  function accessToken(): Promise<string> {
    if (held !== undefined && clock.now() < held.until) return held.text;
    const asked = { text: fetchToken(), until: Number.POSITIVE_INFINITY };
    held = asked;
    asked.text.catch(() => {
      if (held === asked) held = undefined;
    });
    return asked.text;

    async function fetchToken(): Promise<string> {
      const body = { grant_type: 'client_credential', appid: appId, secret: appSecret };
      const answer = tokenAnswer.parse(await (await post('/cgi-bin/stable_token', body)).json());
      asked.until = clock.now() + answer.expires_in * SECOND_MS - SPARE_MS;
      return answer.access_token;
    }
  }

  return {
    async ask(path, body, read, errcodeOf) {
      const once = async () => {
        const query = new URLSearchParams({ access_token: await accessToken() });
        return read(await post(`${path}?${query}`, body));
      };
      const first = await once().catch(() => undefined);
      const errcode = first === undefined ? undefined : errcodeOf(first);
      if (errcode === undefined || !TOKEN_REFUSED.has(errcode)) return first;
      held = undefined;
      return once().catch(() => undefined);
    },
  };
}
