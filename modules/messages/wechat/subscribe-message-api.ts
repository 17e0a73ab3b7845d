import type { WechatServer } from '#modules/members';
import type { SendOutcome, SubscribeMessages } from '../app/ports.ts';

/** 43101 refused; 43107 and 43108 belong to the shop and to the moment. */
const REFUSED = 43101;
/** openid, template, page, data, words that may not be sent, an ability that was taken away: no attempt will change it. */
const NEVER: ReadonlySet<number> = new Set([40003, 40037, 41030, 47003, 45168, 43107]);

interface Said {
  readonly errcode: number;
  readonly msgid: string | null;
}

/** `subscribeMessage.send` of the mini-program server API. */
export function subscribeMessageApi(server: WechatServer): SubscribeMessages {
  return {
    async send({ openid, templateId, page, data }) {
      const said = await server.ask(
        '/cgi-bin/message/subscribe/send',
        { touser: openid, template_id: templateId, page, data, miniprogram_state: 'formal', lang: 'zh_CN' },
        async (reply) => readAnswer(await reply.text()),
        ({ errcode }) => errcode,
      );
      return outcomeOf(said);
    },
  };
}

/** The number of a message has more digits than a number holds, so it is read as it is written. */
function readAnswer(text: string): Said {
  const errcode = /"errcode"\s*:\s*(-?\d{1,9})/.exec(text)?.[1];
  if (errcode === undefined) throw new Error('not an answer of the server API');
  return { errcode: Number(errcode), msgid: /"msgid"\s*:\s*"?(\d{1,24})/.exec(text)?.[1] ?? null };
}

function outcomeOf(said: Said | undefined): SendOutcome {
  if (said === undefined) return { kind: 'later', errcode: null };
  if (said.errcode === 0) return { kind: 'sent', providerId: said.msgid };
  if (said.errcode === REFUSED) return { kind: 'refused' };
  return NEVER.has(said.errcode)
    ? { kind: 'bad', errcode: said.errcode }
    : { kind: 'later', errcode: said.errcode };
}
