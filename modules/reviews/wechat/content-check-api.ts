import { z } from 'zod';
import { type Clock, type EpochMs, MINUTE_MS, SECOND_MS } from '#kernel';
import type { ContentCheck, Verdict } from '../app/ports.ts';

const ANSWER_WAIT_MS = 5 * SECOND_MS;
/** A token that ends while a request is under way is refused: it is given up this much earlier. */
const SPARE_MS = 5 * MINUTE_MS;
/** The token is of no more use; somebody has asked for a new one. */
const TOKEN_REFUSED: ReadonlySet<number> = new Set([40001, 40014, 42001]);
/** 1 profile, 2 comment, 3 forum, 4 social log. */
const SCENE_COMMENT = 2;
const VERSION = 2;

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.int() });
const pictureAnswer = z.object({
  errcode: z.int(),
  trace_id: z
    .string()
    .regex(/^[\w-]{8,64}$/)
    .optional(),
});
const checkAnswer = z.object({
  errcode: z.int(),
  result: z.object({ suggest: z.enum(['pass', 'review', 'risky']) }).optional(),
});

interface ContentCheckSettings {
  readonly apiUrl: string;
  readonly appId: string;
  readonly appSecret: string;
}

/** 1 sound, 2 picture. */
const MEDIA_PICTURE = 2;

/** `msgSecCheck` and `mediaCheckAsync`, version 2 of the mini-program server API; it wants a writer who was in the mini-program lately. */
export function contentCheckApi(
  { apiUrl, appId, appSecret }: ContentCheckSettings,
  clock: Clock,
): ContentCheck {
  let token: { readonly text: string; readonly until: EpochMs } | undefined;

  const post = async (path: string, body: object): Promise<unknown> => {
    const answer = await fetch(apiUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_WAIT_MS),
      redirect: 'error',
    });
    return answer.json();
  };

  async function accessToken(): Promise<string> {
    if (token !== undefined && clock.now() < token.until) return token.text;
    const asked = { grant_type: 'client_credential', appid: appId, secret: appSecret };
    const answer = tokenAnswer.parse(await post('/cgi-bin/stable_token', asked));
    token = { text: answer.access_token, until: clock.now() + answer.expires_in * SECOND_MS - SPARE_MS };
    return token.text;
  }

  async function ask(openid: string, content: string): Promise<Verdict | number> {
    const query = new URLSearchParams({ access_token: await accessToken() });
    const asked = { openid, content, scene: SCENE_COMMENT, version: VERSION };
    const { errcode, result } = checkAnswer.parse(await post(`/wxa/msg_sec_check?${query}`, asked));
    return errcode === 0 && result !== undefined ? result.suggest : errcode;
  }

  async function askOfPicture(openid: string, url: string): Promise<string | number> {
    const query = new URLSearchParams({ access_token: await accessToken() });
    const asked = {
      media_url: url,
      media_type: MEDIA_PICTURE,
      version: VERSION,
      scene: SCENE_COMMENT,
      openid,
    };
    const answer = pictureAnswer.parse(await post(`/wxa/media_check_async?${query}`, asked));
    return answer.errcode === 0 && answer.trace_id !== undefined ? answer.trace_id : answer.errcode;
  }

  /** The address holds our token: an error tells nothing of it, and no opinion is an answer too. */
  async function twice<Said extends string>(once: () => Promise<Said | number>): Promise<Said | undefined> {
    const first = await once().catch(() => undefined);
    if (typeof first !== 'number' || !TOKEN_REFUSED.has(first))
      return typeof first === 'string' ? first : undefined;
    token = undefined;
    const second = await once().catch(() => undefined);
    return typeof second === 'string' ? second : undefined;
  }

  return {
    text: (openid, content) => twice(() => ask(openid, content)),
    picture: (openid, url) => twice(() => askOfPicture(openid, url)),
  };
}
