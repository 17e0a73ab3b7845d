import { member, pageOfSchema, pageQuery, type Route, route } from '#http';
import type { CheckIn } from '../app/check-in.ts';
import type { ReadPoints } from '../app/read-points.ts';
import {
  balanceAnswer,
  calendarAnswer,
  checkedInAnswer,
  entryAnswer,
  makeUpBody,
  monthQuery,
} from './points-contract.ts';

/** The shopper's own points, and her daily check-in. */
export function memberRoutes(points: ReadPoints, checkIn: CheckIn): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/me/points',
      summary: 'My points: usable, pending, owed, and what runs out next',
      access: member,
      answers: { 200: balanceAnswer },
      handle: async ({ principal: { merchantId, memberId } }) => ({
        json: await points.balance(merchantId, memberId),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/me/points/entries',
      summary: 'What moved my points, newest first',
      access: member,
      query: pageQuery,
      answers: { 200: pageOfSchema(entryAnswer) },
      handle: async ({ principal: { merchantId, memberId }, query: { cursor, limit } }) => ({
        json: await points.entries(merchantId, memberId, cursor, limit),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/me/check-in',
      summary: 'Check-in calendar of a month (this one when none is named), and the streak',
      access: member,
      query: monthQuery,
      answers: { 200: calendarAnswer },
      handle: async ({ principal: { merchantId, memberId }, query: { month } }) => ({
        json: await checkIn.month(merchantId, memberId, month),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/me/check-in',
      summary: 'Check in for today (Asia/Shanghai); a second time gives nothing more',
      access: member,
      idempotent: true,
      answers: { 200: checkedInAnswer },
      handle: async ({ principal: { merchantId, memberId }, requestKey }) => ({
        json: await checkIn.checkIn(merchantId, memberId, requestKey),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/me/check-in/make-up',
      summary: 'Make up a missed day of this month; the number of days a month is limited',
      access: member,
      idempotent: true,
      body: makeUpBody,
      answers: { 200: checkedInAnswer },
      problems: { 409: 'No make-up left this month', 422: 'Not a past day of this month' },
      handle: async ({ principal: { merchantId, memberId }, body: { day }, requestKey }) => ({
        json: await checkIn.makeUp(merchantId, memberId, day, requestKey),
      }),
    }),
  ];
}
