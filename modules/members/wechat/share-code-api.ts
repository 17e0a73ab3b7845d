import { z } from 'zod';
import { AppError, type Clock, type EpochMs, MINUTE_MS, SECOND_MS } from '#kernel';
import type { CodePicture, ShareCodePrinter, WechatLoginSettings } from '../app/ports.ts';

const ANSWER_WAIT_MS = 5 * SECOND_MS;
const PICTURE_BYTES_MAX = 512 * 1024;
/** A token that ends while a request is under way is refused: it is given up this much earlier. */
const SPARE_MS = 5 * MINUTE_MS;
/** 40001 and 42001: the token is of no more use; somebody has asked for a new one. */
const TOKEN_REFUSED: ReadonlySet<number> = new Set([40001, 40014, 42001]);

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.int() });
const refusal = z.object({ errcode: z.int() });

/** `wxacode.getUnlimit` of the mini-program server API: codes without a limit to their number, 32 characters each. */
export function shareCodeApi(
  { apiUrl, appId, appSecret }: WechatLoginSettings,
  clock: Clock,
): ShareCodePrinter {
  let token: { readonly text: string; readonly until: EpochMs } | undefined;

  async function accessToken(): Promise<string> {
    if (token !== undefined && clock.now() < token.until) return token.text;
    const body = { grant_type: 'client_credential', appid: appId, secret: appSecret };
    const answer = tokenAnswer.parse(await (await post('/cgi-bin/stable_token', body)).json());
    token = {
      text: answer.access_token,
      until: (clock.now() + answer.expires_in * SECOND_MS - SPARE_MS) as EpochMs,
    };
    return token.text;
  }

  const post = (path: string, body: object): Promise<Response> =>
    fetch(apiUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_WAIT_MS),
      redirect: 'error',
    });

  /** The picture, or the number of the refusal. */
  async function ask(scene: string, page: string): Promise<CodePicture | number> {
    const query = new URLSearchParams({ access_token: await accessToken() });
    const answer = await post(`/wxa/getwxacodeunlimit?${query}`, { scene, page, check_path: false });
    const contentType = answer.headers.get('content-type') ?? '';
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (contentType.startsWith('image/') && bytes.length <= PICTURE_BYTES_MAX) return { bytes, contentType };
    return refusal.parse(JSON.parse(bytes.toString('utf8'))).errcode;
  }

  return {
    async print(scene, page) {
      // The address holds our token: an error tells nothing of it.
      const first = await ask(scene, page).catch(() => undefined);
      if (typeof first === 'object') return first;
      if (first !== undefined && TOKEN_REFUSED.has(first)) {
        token = undefined;
        const second = await ask(scene, page).catch(() => undefined);
        if (typeof second === 'object') return second;
      }
      throw new AppError(
        'unavailable',
        'members.share_code_unavailable',
        '小程序码暂时无法生成，请稍后再试',
        {
          retryAfterSeconds: 2,
        },
      );
    },
  };
}
