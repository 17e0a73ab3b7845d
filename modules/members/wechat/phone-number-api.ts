import { z } from 'zod';
import { AppError } from '#kernel';
import type { PhoneNumbers } from '../app/ports.ts';
import { normalPhone } from '../domain/phone.ts';
import type { WechatServer } from './access-token.ts';

/** 40029 unknown, expired or used code; 40013 a code of another mini-program. */
const CODE_REFUSED: ReadonlySet<number> = new Set([40029, 40163, 40013]);

const answer = z.object({
  errcode: z.int(),
  phone_info: z
    .object({
      purePhoneNumber: z.string(),
      countryCode: z.coerce.string(),
      watermark: z.object({ appid: z.string() }),
    })
    .optional(),
});

/** `getuserphonenumber` of the mini-program server API. */
export function phoneNumberApi(server: WechatServer, appId: string): PhoneNumbers {
  return {
    async phoneOf(code) {
      const said = await server.ask(
        '/wxa/business/getuserphonenumber',
        { code },
        async (reply) => answer.parse(await reply.json()),
        ({ errcode }) => errcode,
      );
      if (said === undefined) throw unavailable();
      if (CODE_REFUSED.has(said.errcode))
        throw new AppError('unprocessable', 'members.code_refused', '手机号授权已失效，请重新点击授权');
      const info = said.phone_info;
      // The watermark says for whom the number was given out: one that was meant for somebody else is none.
      if (said.errcode !== 0 || info === undefined || info.watermark.appid !== appId) throw unavailable();
      const phone = normalPhone(`+${info.countryCode}${info.purePhoneNumber}`);
      if (phone === undefined)
        throw new AppError('unprocessable', 'members.phone_invalid', '这个号码无法用于登录');
      return phone;
    },
  };
}

function unavailable(): AppError {
  return new AppError('unavailable', 'members.wechat_unavailable', '微信暂时不可用，请稍后再试', {
    retryAfterSeconds: 2,
  });
}
