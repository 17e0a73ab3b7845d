import type { Request } from 'express';
import { type Route, route, wholeShopStaff } from '#http';
import { AppError, decodeCursor, pageOf, type StaffPrincipal } from '#kernel';
import { dayNotFound, differenceNotFound, type ReconciliationDesk, type Who } from '../app/desk.ts';
import type { Differences, RunStore } from '../app/ports.ts';
import type { Difference, DifferenceKind } from '../domain/difference.ts';
import type { Run } from '../domain/run.ts';
import { type SideTally, unexplainedFen } from '../domain/tally.ts';
import {
  closeBody,
  dayAnswer,
  dayParams,
  daysAnswer,
  daysQuery,
  differenceAnswer,
  differenceParams,
  differencesAnswer,
  differencesQuery,
  differenceWithNotesAnswer,
  noteBody,
} from './reconciliation-contract.ts';

const readers = wholeShopStaff('owner', 'manager');
const owner = wholeShopStaff('owner');
const ROUTE = '/v1/console/reconciliation';
/** Each asks the provider for a file. */
const AGAIN_PER_MINUTE_MAX = 10;

/** Money of the whole shop: read by who looks after all stores, settled by its owner. */
export function reconciliationRoutes(
  desk: ReconciliationDesk,
  runs: RunStore,
  differences: Differences,
): readonly Route[] {
  return [
    route({
      method: 'get',
      path: `${ROUTE}/days`,
      summary: 'Days compared with the bills of the providers, newest first',
      access: readers,
      query: daysQuery,
      answers: { 200: daysAnswer },
      handle: async ({ merchantId, query: { cursor, limit } }) => {
        const rows = await runs.list(merchantId, placeOf(cursor, ['string', 'string']), limit + 1);
        const page = pageOf(rows, limit, ({ day, provider }) => [day, provider]);
        return { json: { ...page, items: page.items.map(shownDay) } };
      },
    }),
    route({
      method: 'get',
      path: `${ROUTE}/days/{provider}/{day}`,
      summary: 'One day with one provider: counts and sums of both sides, and what differed',
      access: readers,
      params: dayParams,
      answers: { 200: dayAnswer },
      problems: { 404: 'Not compared yet' },
      handle: async ({ merchantId, params: { provider, day } }) => {
        const run = await runs.find(merchantId, provider, day);
        if (run === undefined) throw dayNotFound();
        return { json: shownDay(run) };
      },
    }),
    route({
      method: 'post',
      path: `${ROUTE}/days/{provider}/{day}/again`,
      summary: 'Fetches the bill once more and compares from the front; what was found before stays',
      access: owner,
      idempotent: true,
      limit: { perMinute: AGAIN_PER_MINUTE_MAX },
      params: dayParams,
      answers: { 202: dayAnswer },
      problems: { 404: 'Not compared yet' },
      handle: async ({ principal, params: { provider, day }, requestKey, http }) => {
        await desk.again(who(principal, http), { provider, day }, requestKey);
        const run = await runs.find(principal.merchantId, provider, day);
        if (run === undefined) throw dayNotFound();
        return { status: 202, json: shownDay(run) };
      },
    }),
    route({
      method: 'get',
      path: `${ROUTE}/differences`,
      summary: 'What differs between orders, payments and bills, newest first',
      access: readers,
      query: differencesQuery,
      answers: { 200: differencesAnswer },
      handle: async ({ merchantId, query: { cursor, limit, ...wanted } }) => {
        const rows = await differences.list(
          merchantId,
          wanted,
          placeOf(cursor, ['number', 'string']),
          limit + 1,
        );
        const page = pageOf(rows, limit, ({ foundAt, id }) => [foundAt, id]);
        return { json: { ...page, items: page.items.map(shown) } };
      },
    }),
    route({
      method: 'get',
      path: `${ROUTE}/differences/{id}`,
      summary: 'One difference with its notes',
      access: readers,
      params: differenceParams,
      answers: { 200: differenceWithNotesAnswer },
      problems: { 404: 'No such difference' },
      handle: async ({ merchantId, params: { id } }) => {
        const found = await differences.find(merchantId, id);
        if (found === undefined) throw differenceNotFound();
        return { json: { ...shown(found), notes: await differences.notes(merchantId, id) } };
      },
    }),
    route({
      method: 'post',
      path: `${ROUTE}/differences/{id}/notes`,
      summary: 'What was found out about it',
      access: owner,
      idempotent: true,
      params: differenceParams,
      body: noteBody,
      answers: { 200: differenceAnswer },
      problems: { 404: 'No such difference', 409: 'It has as many notes as it may have' },
      handle: async ({ principal, params: { id }, body, requestKey, http }) => ({
        json: shown(await desk.note(who(principal, http), id, body.text, requestKey)),
      }),
    }),
    route({
      method: 'post',
      path: `${ROUTE}/differences/{id}/close`,
      summary: 'Done with it, and why',
      access: owner,
      idempotent: true,
      params: differenceParams,
      body: closeBody,
      answers: { 200: differenceAnswer },
      problems: { 404: 'No such difference', 409: 'It is not open' },
      handle: async ({ principal, params: { id }, body, requestKey, http }) => ({
        json: shown(await desk.close(who(principal, http), id, body, requestKey)),
      }),
    }),
  ];
}

function shown({ merchantId: _shop, looks: _looks, ...difference }: Difference) {
  return difference;
}

function shownDay(run: Run) {
  const { provider, day, state, problem, tries, nextLookAt, finishedAt, tally } = run;
  const side = (money: SideTally) => ({ ...money, unexplainedFen: unexplainedFen(money) });
  return {
    ...{ provider, day, state, problem, tries, nextLookAt, finishedAt },
    ...{ payments: side(tally.payments), refunds: side(tally.refunds) },
    found: (Object.entries(tally.found) as [DifferenceKind, number][]).map(([kind, count]) => ({
      ...{ kind, count },
    })),
  };
}

function who({ merchantId, staffId }: StaffPrincipal, { request }: { readonly request: Request }): Who {
  return { merchantId, staffId, ip: request.ip ?? null };
}

interface Parts {
  readonly string: string;
  readonly number: number;
}

function placeOf<First extends keyof Parts, Second extends keyof Parts>(
  cursor: string | undefined,
  types: readonly [First, Second],
): readonly [Parts[First], Parts[Second]] | undefined {
  if (cursor === undefined) return undefined;
  const place = decodeCursor(cursor);
  if (place.length === types.length && types.every((type, n) => typeof place[n] === type))
    return place as unknown as readonly [Parts[First], Parts[Second]];
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}
