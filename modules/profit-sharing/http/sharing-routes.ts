import type { Request } from 'express';
import { type Route, route, wholeShopStaff } from '#http';
import { AppError, decodeCursor, type OrderId, pageOf, type StaffPrincipal, type UnitOfWork } from '#kernel';
import type { Accounts } from '../app/accounts.ts';
import type { SharingDesk, Who } from '../app/desk.ts';
import type { Receivers, Return, Returns, Share, Shares } from '../app/ports.ts';
import type { Receiver, Standing } from '../domain/sharing.ts';
import {
  listQuery,
  orderParams,
  paymentAnswer,
  paymentsQuery,
  receiverAnswer,
  receiverBody,
  receiverParams,
  receiversAnswer,
  standingAnswer,
  standingsAnswer,
} from './sharing-contract.ts';

const readers = wholeShopStaff('owner', 'manager');
const owner = wholeShopStaff('owner');
const ROUTE = '/v1/console/profit-sharing';
const ACCOUNT_CHARS_SHOWN = 4;

export function sharingRoutes(
  desk: SharingDesk,
  parts: {
    readonly unitOfWork: UnitOfWork;
    readonly receivers: Receivers;
    readonly accounts: Accounts;
    readonly shares: Shares;
    readonly returns: Returns;
  },
): readonly Route[] {
  const { unitOfWork, receivers, accounts, shares, returns } = parts;
  const shownReceiver = async (receiver: Receiver) => {
    const { id, type, relation, state, problem, createdAt } = receiver;
    const account = await accounts.open(receiver, 'payment.share');
    const masked = `***${account.slice(-ACCOUNT_CHARS_SHOWN)}`;
    return { id, type, account: masked, relation, state, problem, createdAt };
  };

  return [
    route({
      method: 'get',
      path: `${ROUTE}/receivers`,
      summary: 'Who may get parts of payments; accounts masked',
      access: readers,
      query: listQuery,
      answers: { 200: receiversAnswer },
      handle: async ({ merchantId, query: { cursor, limit } }) => {
        const rows = await receivers.list(merchantId, placeOf(cursor), limit + 1);
        const page = pageOf(rows, limit, ({ id }) => [id]);
        return { json: { ...page, items: await Promise.all(page.items.map(shownReceiver)) } };
      },
    }),
    route({
      method: 'post',
      path: `${ROUTE}/receivers`,
      summary: 'Adds one; it counts once WeChat has confirmed it',
      access: owner,
      idempotent: true,
      body: receiverBody,
      answers: { 201: receiverAnswer },
      handle: async ({ principal, body, requestKey, http }) => ({
        json: await shownReceiver(await desk.addReceiver(who(principal, http), body, requestKey)),
      }),
    }),
    route({
      method: 'post',
      path: `${ROUTE}/receivers/{id}/remove`,
      summary: 'Gets nothing more from now on',
      access: owner,
      idempotent: true,
      params: receiverParams,
      answers: { 202: receiverAnswer },
      problems: { 404: 'No such receiver', 409: 'It is not active' },
      handle: async ({ principal, params: { id }, requestKey, http }) => ({
        json: await shownReceiver(await desk.removeReceiver(who(principal, http), id, requestKey)),
      }),
    }),
    route({
      method: 'get',
      path: `${ROUTE}/payments`,
      summary: 'Payments of which others get parts',
      access: readers,
      query: paymentsQuery,
      answers: { 200: standingsAnswer },
      handle: async ({ merchantId, query: { cursor, limit, needsYou } }) => {
        const after = placeOf(cursor) as OrderId | undefined;
        const rows = await shares.list(merchantId, after, limit + 1, needsYou);
        const page = pageOf(rows, limit, ({ orderId }) => [orderId]);
        return { json: { ...page, items: page.items.map(shownStanding) } };
      },
    }),
    route({
      method: 'get',
      path: `${ROUTE}/payments/{orderId}`,
      summary: 'One payment: who got what, and what came back',
      access: readers,
      params: orderParams,
      answers: { 200: paymentAnswer },
      problems: { 404: 'Nobody asked for a part of it' },
      handle: async ({ merchantId, params: { orderId } }) => {
        const standing = await unitOfWork.run((tx) => shares.standing(tx, merchantId, orderId));
        if (standing === undefined)
          throw new AppError('not_found', 'profit-sharing.no_such_payment', '找不到这笔分账支付');
        const [shared, back] = await Promise.all([
          shares.of(merchantId, orderId),
          returns.of(merchantId, orderId),
        ]);
        return {
          json: {
            ...shownStanding(standing),
            shares: shared.map(shownShare),
            returns: back.map(shownReturn),
          },
        };
      },
    }),
    route({
      method: 'post',
      path: `${ROUTE}/payments/{orderId}/unfreeze`,
      summary: 'Nobody else gets anything of it: what is still frozen is the shop’s',
      access: owner,
      idempotent: true,
      params: orderParams,
      answers: { 202: standingAnswer },
      problems: {
        404: 'No such payment',
        409: 'It is no shared payment, it has ended, or results are awaited',
      },
      handle: async ({ principal, params: { orderId }, requestKey, http }) => ({
        json: shownStanding(await desk.unfreeze(who(principal, http), orderId, requestKey)),
      }),
    }),
  ];
}

function shownStanding({ merchantId: _shop, ...sums }: Standing) {
  return sums;
}

function shownShare({ shareId, outOrderNo, unfreezes, createdAt, state, problem, parts }: Share) {
  return {
    ...{ shareId, outOrderNo, unfreezes, createdAt, state, problem },
    parts: parts.map(({ receiverId, amountFen, description, result, reason }) => ({
      ...{ receiverId, amountFen, description, result, reason },
    })),
  };
}

function shownReturn({ outReturnNo, receiverId, amountFen, state, problem }: Return) {
  return { outReturnNo, receiverId, amountFen, state, problem };
}

function who({ merchantId, staffId }: StaffPrincipal, { request }: { readonly request: Request }): Who {
  return { merchantId, staffId, ip: request.ip ?? null };
}

function placeOf(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const [place, ...more] = decodeCursor(cursor);
  if (typeof place === 'string' && more.length === 0) return place;
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}
