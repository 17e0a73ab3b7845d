import { z } from 'zod';
import type { WechatServer } from '#modules/members';

/** Refusals are status 200 with an errcode; 0 or nothing = done. */
export interface WechatAnswer {
  readonly errcode: number;
  readonly errmsg: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const answerOf = z.looseObject({ errcode: z.int().default(0), errmsg: z.string().default('') });

/** The system is busy: as good as no answer. */
const BUSY = new Set([-1, 45_009, 45_011]);

export async function askWechat(
  server: WechatServer,
  path: string,
  body: object,
): Promise<WechatAnswer | undefined> {
  const answer = await server.ask(
    path,
    body,
    async (reply): Promise<WechatAnswer> => {
      // A proxy in between, or a platform that is down: whatever it says is no answer.
      if (!reply.ok) throw new Error(`status ${reply.status}`);
      const { errcode, errmsg, ...rest } = answerOf.parse(await reply.json());
      return { errcode, errmsg, body: rest };
    },
    ({ errcode }) => errcode,
  );
  return answer === undefined || BUSY.has(answer.errcode) ? undefined : answer;
}
