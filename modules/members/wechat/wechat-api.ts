import { z } from 'zod';
import { AppError, SECOND_MS } from '#kernel';
import type { WechatLogin, WechatLoginSettings } from '../app/ports.ts';

const ANSWER_WAIT_MS = 5 * SECOND_MS;

/** 40029 unknown code, 40163 used code. */
const CODE_REFUSED: ReadonlySet<number> = new Set([40029, 40163]);
/** 45011: this user signs in too often; -1: WeChat is busy. */
const TOO_OFTEN = 45011;

/** `session_key` is not in this schema on purpose: parsing drops it, so it reaches neither log nor table. */
const answer = z.object({
  openid: z.string().min(1).optional(),
  unionid: z.string().optional(),
  demo_nickname: z.string().min(1).max(40).optional(),
  errcode: z.int().optional(),
});

/**
 * `code2Session` of the mini-program server API. The real one never tells a name; the sandbox adds
 * `demo_nickname` for its shoppers, and a field that is absent costs nothing.
 */
export function wechatApi({ apiUrl, appId, appSecret }: WechatLoginSettings): WechatLogin {
  return {
    async identify(code) {
      const query = new URLSearchParams({
        appid: appId,
        secret: appSecret,
        js_code: code,
        grant_type: 'authorization_code',
      });
      const { openid, unionid, demo_nickname, errcode } = await ask(`${apiUrl}/sns/jscode2session?${query}`);
      if (errcode !== undefined && CODE_REFUSED.has(errcode))
        throw new AppError('unauthenticated', 'members.code_refused', '登录凭证无效或已使用，请重试');
      if (errcode === TOO_OFTEN)
        throw new AppError('rate_limited', 'members.signs_in_too_often', '登录太频繁，请稍后再试');
      if (openid === undefined) throw unreachable();
      return { appId, openid, unionid: unionid ?? null, nickname: demo_nickname ?? null };
    },
  };
}

/** The address holds our secret and the answer a session key: an error tells nothing of either. */
async function ask(url: string): Promise<z.infer<typeof answer>> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WAIT_MS), redirect: 'error' });
    return answer.parse(await response.json());
  } catch {
    throw unreachable();
  }
}

function unreachable(): AppError {
  return new AppError('unavailable', 'members.wechat_unavailable', '微信登录暂时不可用，请稍后再试', {
    retryAfterSeconds: 2,
  });
}
