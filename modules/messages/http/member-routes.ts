import { member, pageQuery, type Route, route } from '#http';
import { type Clock, pageOf, type UnitOfWork } from '#kernel';
import type { OwnGrants } from '../app/own-grants.ts';
import type { MessageReads, MessageStore } from '../app/ports.ts';
import {
  answersBody,
  askableAnswer,
  askableQuery,
  countedAnswer,
  inboxAnswer,
  readBody,
  unreadAnswer,
} from './message-contract.ts';
import { placeOf } from './place-of.ts';

/** Her inbox (消息), and what she lets WeChat tell her. */
export function memberRoutes(
  reads: MessageReads,
  store: Pick<MessageStore, 'markRead'>,
  grants: OwnGrants,
  unitOfWork: UnitOfWork,
  clock: Clock,
): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/me/messages',
      summary: 'What I was told about my orders and myself, newest first',
      access: member,
      query: pageQuery,
      answers: { 200: inboxAnswer },
      handle: async ({ principal: { merchantId, memberId }, query: { cursor, limit } }) => {
        const rows = await reads.inbox(merchantId, memberId, placeOf(cursor), limit + 1);
        return { json: pageOf(rows, limit, ({ at, id }) => [at, id]) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/me/messages/unread',
      summary: 'How many of them I have not read',
      access: member,
      answers: { 200: unreadAnswer },
      handle: async ({ principal: { merchantId, memberId } }) => ({
        json: { unread: await reads.unread(merchantId, memberId) },
      }),
    }),
    route({
      method: 'post',
      path: '/v1/me/messages/read',
      summary: 'I have read these, or all of them',
      access: member,
      body: readBody,
      answers: { 200: unreadAnswer },
      handle: async ({ principal: { merchantId, memberId }, body: { ids } }) => {
        await unitOfWork.run((tx) => store.markRead(tx, merchantId, memberId, ids, clock.now()));
        return { json: { unread: await reads.unread(merchantId, memberId) } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/me/message-templates',
      summary: 'What is worth asking me for while I pay, wish or read: at most three, as WeChat shows them',
      access: member,
      query: askableQuery,
      answers: { 200: askableAnswer },
      handle: async ({ principal: { merchantId }, query: { moment } }) => ({
        json: { items: await grants.askable(merchantId, moment) },
      }),
    }),
    route({
      method: 'post',
      path: '/v1/me/message-grants',
      summary: 'What I answered to wx.requestSubscribeMessage: each yes allows one message',
      access: member,
      idempotent: true,
      body: answersBody,
      answers: { 200: countedAnswer },
      handle: async ({ principal: { merchantId, memberId }, body: { answers }, requestKey }) => ({
        json: await grants.answered({ merchantId, memberId, request: requestKey }, answers),
      }),
    }),
  ];
}
