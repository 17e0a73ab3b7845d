import { type Route, requireRoleAt, route, staff } from '#http';
import {
  AppError,
  decodeCursor,
  type MerchantId,
  MINUTE_MS,
  pageOf,
  STAFF_ROLES,
  type StaffId,
  type StaffPrincipal,
  type StoreId,
} from '#kernel';
import type { StaffDirectory } from '#modules/access';
import type { Performance, WorkReads } from '../app/ports.ts';
import type { MayActFor, ShiftDesk, Who } from '../app/shift-desk.ts';
import type { TaskDesk } from '../app/task-desk.ts';
import { requireLook, type Shift } from '../domain/shift.ts';
import { mayFinish, type StaffTask } from '../domain/task.ts';
import {
  clockBody,
  idParams,
  ownSpanQuery,
  performanceAnswer,
  performancePage,
  planBody,
  shiftAnswer,
  shiftPage,
  spanBody,
  spanQuery,
  taskAnswer,
  taskBody,
  taskPage,
  taskQuery,
} from './work-contract.ts';

const MANAGERS = ['owner', 'manager'] as const;
const managers = staff(...MANAGERS);
const everybody = staff(...STAFF_ROLES);
const NO_SHIFT = 'No such shift';
const NO_TASK = 'No such task';

/** Roster, tasks and what each achieved (STO-07). Managers plan; colleagues see the roster of their store. */
export function workRoutes(
  shifts: ShiftDesk,
  tasks: TaskDesk,
  reads: WorkReads,
  people: StaffDirectory,
): readonly Route[] {
  async function shownShifts(principal: StaffPrincipal, some: readonly Shift[]) {
    const names = await people.names(principal.merchantId, [...new Set(some.map(({ staffId }) => staffId))]);
    return some.map((shift) => ({
      ...shift,
      staffName: names.get(shift.staffId) ?? '',
      isMine: shift.staffId === principal.staffId,
    }));
  }
  const shownShift = async (principal: StaffPrincipal, shift: Promise<Shift>) => ({
    json: (await shownShifts(principal, [await shift]))[0],
  });
  async function shownTasks(principal: StaffPrincipal, some: readonly StaffTask[]) {
    const ids = some.flatMap(({ assignee, endedBy }) => [assignee.staffId, endedBy]);
    const known = new Set(ids.filter((each): each is StaffId => each !== null));
    const names = await people.names(principal.merchantId, [...known]);
    const nameOf = (staffId: StaffId | null) => (staffId === null ? null : (names.get(staffId) ?? ''));
    return some.map(({ assignee, ...task }) => ({
      ...{ ...task, ...assignee, staffName: nameOf(assignee.staffId), endedByName: nameOf(task.endedBy) },
      isMine: task.state === 'open' && mayFinish(principal, { ...task, assignee }),
    }));
  }
  const shownTask = async (principal: StaffPrincipal, task: Promise<StaffTask>) => ({
    json: (await shownTasks(principal, [await task]))[0],
  });

  async function shownPerformances(merchantId: MerchantId, some: readonly Performance[]) {
    const names = await people.names(
      merchantId,
      some.map(({ staffId }) => staffId),
    );
    return some.map(({ workedMs, ...row }) => ({
      ...{ ...row, staffName: names.get(row.staffId) ?? '' },
      ...{ netFen: row.goodsFen - row.refundedFen, workedMinutes: Math.floor(workedMs / MINUTE_MS) },
    }));
  }

  return [
    route({
      method: 'get',
      path: '/v1/console/shifts',
      summary: 'The roster of a store: shifts that touch the span, by beginning',
      access: everybody,
      query: spanQuery,
      answers: { 200: shiftPage },
      problems: { 422: 'Not in order, or more than 100 days' },
      handle: async ({ merchantId, principal, query: { storeId, from, until, cursor, limit } }) => {
        requireLook({ from, until });
        const rows = await reads.shifts(merchantId, storeId, { from, until }, placeOf(cursor), limit + 1);
        const page = pageOf(rows, limit, (shift) => [shift.from, shift.id]);
        return { json: { ...page, items: await shownShifts(principal, page.items) } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/shifts',
      summary: 'Plans a shift for somebody who works at the store; never two at a time for one person',
      access: managers,
      body: planBody,
      answers: { 201: shiftAnswer },
      problems: {
        409: 'She works at that time already',
        422: 'Longer than 12 hours, or she does not work at the store',
      },
      handle: ({ principal, body, http }) =>
        shownShift(principal, shifts.plan(who(principal, http.request.ip), body)),
    }),
    route({
      method: 'put',
      path: '/v1/console/shifts/{id}',
      summary: 'Moves a shift that has not begun',
      access: managers,
      params: idParams,
      body: spanBody,
      answers: { 200: shiftAnswer },
      problems: { 404: NO_SHIFT, 409: 'She works then, or has clocked in', 422: 'Longer than 12 hours' },
      handle: ({ principal, params: { id }, body, http }) =>
        shownShift(principal, shifts.move(who(principal, http.request.ip), id, body, managerOf(principal))),
    }),
    route({
      method: 'delete',
      path: '/v1/console/shifts/{id}',
      summary: 'Takes a shift that has not begun off the roster',
      access: managers,
      params: idParams,
      answers: { 204: null },
      problems: { 404: NO_SHIFT, 409: 'She has clocked in' },
      handle: async ({ principal, params: { id }, http }) => {
        await shifts.remove(who(principal, http.request.ip), id, managerOf(principal));
        return {};
      },
    }),
    route({
      method: 'put',
      path: '/v1/console/shifts/{id}/clock',
      summary: 'What somebody forgot to clock, put down by her manager',
      access: managers,
      params: idParams,
      body: clockBody,
      answers: { 200: shiftAnswer },
      problems: { 404: NO_SHIFT, 422: 'Out of order, in the future, or far from the shift' },
      handle: ({ principal, params: { id }, body, http }) =>
        shownShift(
          principal,
          shifts.correct(who(principal, http.request.ip), id, body, managerOf(principal)),
        ),
    }),
    route({
      method: 'post',
      path: '/v1/console/shifts/{id}/clock-in',
      summary: 'Begins a shift of one’s own; from an hour before it',
      access: everybody,
      params: idParams,
      answers: { 200: shiftAnswer },
      problems: { 404: 'No such shift of hers', 409: 'Not at this time, or done before' },
      handle: ({ principal, params: { id }, http }) =>
        shownShift(principal, shifts.clockIn(who(principal, http.request.ip), id)),
    }),
    route({
      method: 'post',
      path: '/v1/console/shifts/{id}/clock-out',
      summary: 'Ends a shift of one’s own; up to six hours after it',
      access: everybody,
      params: idParams,
      answers: { 200: shiftAnswer },
      problems: { 404: 'No such shift of hers', 409: 'Not at work, or too late' },
      handle: ({ principal, params: { id }, http }) =>
        shownShift(principal, shifts.clockOut(who(principal, http.request.ip), id)),
    }),
    route({
      method: 'get',
      path: '/v1/console/tasks',
      summary: 'Tasks of a store, by due time',
      access: everybody,
      query: taskQuery,
      answers: { 200: taskPage },
      handle: async ({ merchantId, principal, query: { storeId, state, mine, cursor, limit } }) => {
        const forStaff = { staffId: principal.staffId, roles: rolesAt(principal, storeId) };
        const wanted = { storeId, state, ...(mine === 'true' ? { forStaff } : {}) };
        const rows = await reads.tasks(merchantId, wanted, placeOf(cursor), limit + 1);
        const page = pageOf(rows, limit, ({ dueAt, id }) => [dueAt, id]);
        return { json: { ...page, items: await shownTasks(principal, page.items) } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/tasks',
      summary: 'Gives a task to a person, or to whoever holds a role at the store',
      access: managers,
      body: taskBody,
      answers: { 201: taskAnswer },
      problems: { 422: 'She does not work at the store' },
      handle: ({ principal, body, http }) =>
        shownTask(principal, tasks.give({ person: principal, ip: http.request.ip ?? null }, body)),
    }),
    route({
      method: 'post',
      path: '/v1/console/tasks/{id}/finish',
      summary: 'Done, by whom it was given to or her manager; who and when stay written',
      access: everybody,
      params: idParams,
      answers: { 200: taskAnswer },
      problems: { 404: NO_TASK, 409: 'Done or called off before' },
      handle: ({ principal, params: { id }, http }) =>
        shownTask(principal, tasks.finish({ person: principal, ip: http.request.ip ?? null }, id)),
    }),
    route({
      method: 'post',
      path: '/v1/console/tasks/{id}/cancel',
      summary: 'Calls a task off',
      access: managers,
      params: idParams,
      answers: { 200: taskAnswer },
      problems: { 404: NO_TASK, 409: 'Done or called off before' },
      handle: ({ principal, params: { id }, http }) =>
        shownTask(
          principal,
          tasks.cancel({ person: principal, ip: http.request.ip ?? null }, id, managerOf(principal)),
        ),
    }),
    route({
      method: 'get',
      path: '/v1/console/performance',
      summary:
        'What each of a store handed over, sent, earned, finished and worked within the span; refunds taken off',
      access: managers,
      query: spanQuery,
      answers: { 200: performancePage },
      problems: { 422: 'Not in order, or more than 100 days' },
      handle: async ({ merchantId, query: { storeId, from, until, cursor, limit } }) => {
        requireLook({ from, until });
        const [after = ''] = cursor === undefined ? [] : decodeCursor(cursor);
        const rows = await reads.performance(merchantId, storeId, { from, until }, String(after), limit + 1);
        const page = pageOf(rows, limit, ({ staffId }) => [staffId]);
        return { json: { ...page, items: await shownPerformances(merchantId, page.items) } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/performance/mine',
      summary: 'The same of whoever asks',
      access: everybody,
      query: ownSpanQuery,
      answers: { 200: performanceAnswer },
      problems: { 422: 'Not in order, or more than 100 days' },
      handle: async ({ merchantId, principal: { staffId }, query: { storeId, from, until } }) => {
        requireLook({ from, until });
        const own = await reads.performanceOf(merchantId, storeId, { from, until }, staffId);
        return { json: (await shownPerformances(merchantId, [own]))[0] };
      },
    }),
  ];
}

function who(
  { merchantId, staffId }: { merchantId: MerchantId; staffId: StaffId },
  ip: string | undefined,
): Who {
  return { merchantId, staffId, ip: ip ?? null };
}

function managerOf(person: StaffPrincipal): MayActFor {
  return (storeId) => requireRoleAt(person, storeId, MANAGERS);
}

function rolesAt({ grants }: StaffPrincipal, storeId: StoreId) {
  return grants.filter(({ storeId: at }) => at === null || at === storeId).map(({ role }) => role);
}

function placeOf(cursor: string | undefined): readonly [at: number, id: string] {
  if (cursor === undefined) return [-1, ''];
  const [at, id] = decodeCursor(cursor);
  if (typeof at !== 'number' || typeof id !== 'string')
    throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
  return [at, id];
}
