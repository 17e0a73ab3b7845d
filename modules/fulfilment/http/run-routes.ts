import { pageOfSchema, pageQuery, type Route, requireRoleAt, route, staff } from '#http';
import {
  decodeCursor,
  pageOf,
  type RequestKey,
  type StaffPrincipal,
  type StaffRole,
  type StoreId,
} from '#kernel';
import type { CourierRuns } from '../app/courier-runs.ts';
import type { Who } from '../app/rule-desk.ts';
import type { CourierRun, RunStore } from '../app/run-store.ts';
import { runAnswer, runBody, runParams, runState } from './hand-over-contract.ts';
import { whoActs } from './hand-over-routes.ts';
import { storeIdSchema } from './rule-contract.ts';

const SENDERS = ['owner', 'manager', 'cashier', 'clerk'] as const satisfies readonly StaffRole[];
const GOERS = ['owner', 'manager', 'clerk', 'rider'] as const satisfies readonly StaffRole[];
const SEERS = [...SENDERS, 'rider'] as const satisfies readonly StaffRole[];
const PROBLEMS = { 404: 'No such way', 409: 'Not in this state' } as const;

/** 即时配送 (FUL-05): call the courier, or go ourselves. */
export function runRoutes(runs: CourierRuns, store: Pick<RunStore, 'list'>): readonly Route[] {
  const step = (
    name: 'take' | 'deliver' | 'cancel',
    summary: string,
    roles: readonly StaffRole[],
    act: (who: Who, run: CourierRun, request: RequestKey) => Promise<CourierRun>,
  ) =>
    route({
      method: 'post',
      path: `/v1/console/deliveries/{id}/${name}`,
      summary,
      access: staff(...roles),
      idempotent: true,
      params: runParams,
      answers: { 200: runAnswer },
      problems: PROBLEMS,
      handle: async ({ principal, params: { id }, requestKey, http }) => {
        const run = await runs.get({ merchantId: principal.merchantId, id });
        requireRoleAt(principal, run.storeId, roles);
        return { json: shown(await act(whoActs(principal, http.request.ip), run, requestKey)) };
      },
    });

  return [
    route({
      method: 'get',
      path: '/v1/console/deliveries',
      summary:
        'Ways across the city of a store (or of all mine), newest first; `WAITING` are for our own riders',
      access: staff(...SEERS),
      query: pageQuery.extend({ storeId: storeIdSchema.optional(), state: runState.optional() }),
      answers: { 200: pageOfSchema(runAnswer) },
      handle: async ({ principal, query: { storeId, state, cursor, limit } }) => {
        const stores = storeId === undefined ? storesOf(principal) : [storeId];
        const before = cursor === undefined ? undefined : String(decodeCursor(cursor)[0] ?? '');
        const found = await store.list(principal.merchantId, { stores, state }, before, limit + 1);
        const page = pageOf(found, limit, ({ id }) => [id]);
        return { json: { ...page, items: page.items.map(shown) } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/deliveries',
      summary: 'Calls the courier for one store’s part of an order; when it will not, our own riders see it',
      access: staff(...SENDERS),
      idempotent: true,
      body: runBody,
      answers: { 201: runAnswer },
      problems: { 404: 'No such parcel', 409: 'Not being prepared, or called already' },
      handle: async ({ principal, body: { orderId, storeId }, requestKey, http }) => {
        requireRoleAt(principal, storeId, SENDERS);
        return {
          json: shown(await runs.ask(whoActs(principal, http.request.ip), orderId, storeId, requestKey)),
        };
      },
    }),
    step('take', 'I bring it myself; the part of the order is on its way', GOERS, runs.take),
    step('deliver', 'She has it; only who took it says so', GOERS, runs.deliver),
    step('cancel', 'Calls it off while the goods are in the house', SENDERS, runs.cancel),
  ];
}

function shown({ id, orderId, storeId, state, feeFen, riderId, reason, askedAt, deliveredAt }: CourierRun) {
  return { id, orderId, storeId, state, feeFen, riderId, reason, askedAt, deliveredAt };
}

/** Null = every store. */
function storesOf({ grants }: StaffPrincipal): readonly StoreId[] | null {
  const held = grants.filter(({ role }) => (SEERS as readonly StaffRole[]).includes(role));
  const stores = held.map((grant) => grant.storeId);
  return stores.includes(null) ? null : stores.filter((id) => id !== null);
}
