import { provider, type Reply, type Route, route } from '#http';
import { type Clock, HOUR_MS, SECOND_MS } from '#kernel';
import type { PushedPath } from '#modules/fulfilment';
import type { HearPush, Pushed } from '../app/hear-push.ts';
import { isSigned, openEnvelope, type PushAccount } from '../wechat/push-envelope.ts';
import type { PushNode } from '../wechat/push-xml.ts';
import { listOf, nodeAt, nodesAt, readPush, textOf } from '../wechat/read-push.ts';
import { pushQuery, verifyQuery } from './message-contract.ts';

const PUSH_BYTES_MAX = 64 * 1024;
const PATH = '/v1/wechat/push';
/** Repeats come within seconds. What is older is a replay, and by then its number may be forgotten. */
const STALE_MS = HOUR_MS;
const PATH_EVENT = 'add_express_path';
const ACTIONS_MAX = 500;
const WHOLE = /^\d{1,10}$/;
const TEXT = { contentType: 'text/plain' };
const PROBLEMS = { 401: 'Not from WeChat, stale, or no message push is set up' };

/**
 * The address of the mini-program's message push, in safe mode alone: what is not encrypted is nobody's word. Everything
 * that is heard is answered with `success`, an event that we do not know too, so that WeChat does not repeat it; all but
 * the result of a message whose number is not noted yet.
 */
export function pushRoutes(account: PushAccount | undefined, hear: HearPush, clock: Clock): readonly Route[] {
  return [
    route({
      method: 'get',
      path: PATH,
      summary:
        'WeChat asks whether this address is ours; sha1 over token, timestamp and nonce is the authorisation',
      access: provider,
      query: verifyQuery,
      answers: { 200: TEXT },
      problems: PROBLEMS,
      handle: ({ query: { signature, timestamp, nonce, echostr } }) =>
        account !== undefined && isSigned(signature, [account.token, timestamp, nonce])
          ? plain(200, echostr)
          : FORGED,
    }),
    route({
      method: 'post',
      path: PATH,
      summary:
        'WeChat tells us of subscriptions, messages, pictures and parcels; `msg_signature` is the authorisation',
      access: provider,
      query: pushQuery,
      body: {
        contentTypes: ['application/json', 'text/xml', 'application/xml', 'text/plain'],
        bytesMax: PUSH_BYTES_MAX,
      },
      answers: { 200: TEXT },
      problems: PROBLEMS,
      handle: async ({ merchantId, query: { timestamp, nonce, msg_signature }, body }) => {
        const encrypted = textOf(nodeOf(body) ?? {}, 'Encrypt');
        if (account === undefined || encrypted === '') return FORGED;
        if (!isSigned(msg_signature, [account.token, timestamp, nonce, encrypted])) return FORGED;
        if (Math.abs(clock.now() - Number(timestamp) * SECOND_MS) > STALE_MS) return FORGED;
        const opened = openEnvelope(encrypted, account);
        const push = opened === undefined ? undefined : readPush(opened);
        if (push === undefined) return FORGED;
        await hear(merchantId, pushedOf(push));
        return plain(200, 'success');
      },
    }),
  ];
}

function nodeOf(body: unknown): PushNode | undefined {
  return Buffer.isBuffer(body) ? readPush(body.toString('utf8')) : undefined;
}

function pushedOf(push: PushNode): Pushed {
  const event = textOf(push, 'MsgType') === 'event' ? textOf(push, 'Event') : '';
  return {
    openid: textOf(push, 'FromUserName'),
    event,
    path: event === PATH_EVENT ? pathOf(push) : undefined,
    createTime: textOf(push, 'CreateTime'),
    msgId: textOf(push, 'MsgId'),
    traceId: textOf(push, 'trace_id'),
    suggest: textOf(nodeAt(push, 'result'), 'suggest'),
    list: listOf(push).map((entry) => ({
      templateId: textOf(entry, 'TemplateId'),
      status: textOf(entry, 'SubscribeStatusString'),
      msgId: textOf(entry, 'MsgID'),
      errorCode: textOf(entry, 'ErrorCode'),
    })),
  };
}

function pathOf(push: PushNode): PushedPath {
  return {
    ...{ carrier: textOf(push, 'DeliveryID'), number: textOf(push, 'WayBillId') },
    waybillId: textOf(push, 'OrderId'),
    actions: nodesAt(push, 'Actions')
      .slice(0, ACTIONS_MAX)
      .map(
        (action) =>
          [
            ...([textOf(action, 'ActionTime'), textOf(action, 'ActionType')] as const),
            textOf(action, 'ActionMsg'),
          ] as const,
      )
      .filter(([time, type]) => WHOLE.test(time) && WHOLE.test(type))
      .map(([time, type, text]) => ({ atSeconds: Number(time), type: Number(type), text })),
  };
}

function plain(status: number, text: string): Reply {
  return { status, bytes: text, contentType: 'text/plain; charset=utf-8' };
}

const FORGED = plain(401, 'fail');
