import { HOUR_MS, type StaffId, type StaffRole, type StoreId } from '#kernel';
import { AUDIT, STAFF_IMPORT } from '#modules/access';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  OPTICS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

interface Shift {
  readonly id: string;
  readonly staffName: string;
  readonly from: number;
  readonly until: number;
  readonly clockedInAt: number | null;
  readonly clockedOutAt: number | null;
  readonly isMine: boolean;
  readonly code?: string;
}
interface Task {
  readonly id: string;
  readonly state: string;
  readonly endedBy: string | null;
  readonly endedByName: string | null;
  readonly endedAt: number | null;
  readonly isMine: boolean;
  readonly code?: string;
}

const CLERK = 'stf_jianghan' as StaffId;

describe.each(DATABASE_KINDS)('the roster and the tasks of a store on %s', (kind) => {
  let shop: SmallShop;
  let owner: string;
  let clerk: string;
  let manager: string;
  let opticsManager: string;
  /** Each test plans in a week of its own. */
  let week = 0;

  const ask = <Body = Shift>(token: string, method: string, path: string, body?: object) =>
    shop.call<Body>(method, `/v1/console${path}`, { token, ...(body === undefined ? {} : { body }) });
  const plan = (from: number, hours: number, token = manager, patch: object = {}) =>
    ask(token, 'POST', '/shifts', {
      ...{ storeId: JIANGHAN, staffId: CLERK, from, until: from + hours * HOUR_MS, ...patch },
    });

  beforeAll(async () => {
    shop = await smallShop(kind);
    const person = (id: string, role: StaffRole, storeId: StoreId) => ({
      ...{ id: id as StaffId, account: id, name: id, password: 'tongqu-test', grants: [{ role, storeId }] },
    });
    await shop.unitOfWork.run((tx) =>
      shop.house.container
        .get(STAFF_IMPORT)
        .importStaff(tx, MERCHANT, [
          person('head-jianghan', 'manager', JIANGHAN),
          person('head-optics', 'manager', OPTICS),
          person('till', 'cashier', JIANGHAN),
        ]),
    );
    [owner, clerk, manager, opticsManager] = (await Promise.all(
      ['owner', 'jianghan', 'head-jianghan', 'head-optics'].map((account) => shop.staff(account)),
    )) as [string, string, string, string];
  }, OPENING_MS);
  afterAll(() => shop.close());
  const nextWeek = () => {
    week += 1;
    return shop.clock.now() + week * 7 * 24 * HOUR_MS;
  };

  test('nobody is on two shifts at once, at whatever store; shifts may touch (STO-07)', async () => {
    const from = nextWeek();
    expect((await plan(from, 4)).status).toBe(201);
    for (const [at, hours] of [
      [from, 4],
      [from + HOUR_MS, 1],
      [from - HOUR_MS, 2],
      [from - HOUR_MS, 8],
    ] as const)
      expect(await plan(at, hours)).toMatchObject({
        status: 409,
        body: { code: 'workforce.shifts_overlap' },
      });
    expect((await plan(from + 4 * HOUR_MS, 4)).status).toBe(201);
    expect((await plan(from - HOUR_MS, 1)).status).toBe(201);
  });

  test('of many plans at once for the same hours exactly one stays (STO-07)', async () => {
    const from = nextWeek();
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) => plan(from + n * HOUR_MS, 8, n % 2 === 0 ? owner : manager)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(5);
  });

  test('is planned by managers of the store, for who works there, twelve hours at most (STO-07)', async () => {
    const from = nextWeek();
    expect((await plan(from, 4, clerk)).status).toBe(403);
    expect((await plan(from, 4, opticsManager)).status).toBe(403);
    expect((await plan(from, 13)).body.code).toBe('workforce.bad_span');
    expect((await plan(from, 0)).body.code).toBe('workforce.bad_span');
    expect((await plan(from, 4, owner, { staffId: 'stf_optics' })).body.code).toBe(
      'workforce.not_of_this_store',
    );
    expect((await plan(from, 4, owner, { staffId: 'stf_nobody' })).body.code).toBe(
      'workforce.not_of_this_store',
    );
    const { body } = await plan(from, 4);
    expect(body).toMatchObject({ staffName: '小江', isMine: false, clockedInAt: null });

    const other = await plan(from + 5 * HOUR_MS, 2);
    const onto = { from: from + HOUR_MS, until: from + 6 * HOUR_MS };
    expect((await ask(manager, 'PUT', `/shifts/${other.body.id}`, onto)).body.code).toBe(
      'workforce.shifts_overlap',
    );
    const later = { from: from + 6 * HOUR_MS, until: from + 8 * HOUR_MS };
    expect((await ask(opticsManager, 'PUT', `/shifts/${other.body.id}`, later)).status).toBe(403);
    expect((await ask(manager, 'PUT', `/shifts/${other.body.id}`, later)).body).toMatchObject(later);

    const span = `storeId=${JIANGHAN}&from=${from}&until=${from + 24 * HOUR_MS}`;
    const roster = await ask<{ items: Shift[]; nextCursor: string }>(clerk, 'GET', `/shifts?${span}&limit=1`);
    expect(roster.body.items).toMatchObject([{ id: body.id, isMine: true }]);
    const rest = await ask<{ items: Shift[] }>(
      clerk,
      'GET',
      `/shifts?${span}&cursor=${roster.body.nextCursor}`,
    );
    expect(rest.body.items.map(({ id }) => id)).toEqual([other.body.id]);

    expect((await ask(manager, 'DELETE', `/shifts/${other.body.id}`)).status).toBe(204);
    expect((await ask(manager, 'DELETE', `/shifts/${other.body.id}`)).status).toBe(404);
  });

  test('she clocks in once, near her shift, and nobody does it for her (STO-07)', async () => {
    const from = shop.clock.now() + 2 * HOUR_MS;
    const { body } = await plan(from, 4);
    const clock = (token: string, way: 'in' | 'out') => ask(token, 'POST', `/shifts/${body.id}/clock-${way}`);
    expect((await clock(clerk, 'in')).body.code).toBe('workforce.not_now');
    expect((await clock(clerk, 'out')).body.code).toBe('workforce.not_at_work');
    shop.clock.advance(90 * 60_000);
    expect((await clock(manager, 'in')).status).toBe(404);
    const at = shop.clock.now();
    const both = await Promise.all([clock(clerk, 'in'), clock(clerk, 'in')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await ask(manager, 'DELETE', `/shifts/${body.id}`)).body.code).toBe('workforce.shift_begun');
    const elsewhere = { from: from + HOUR_MS, until: from + 3 * HOUR_MS };
    expect((await ask(manager, 'PUT', `/shifts/${body.id}`, elsewhere)).body.code).toBe(
      'workforce.shift_begun',
    );

    shop.clock.advance(4 * HOUR_MS);
    expect((await clock(clerk, 'out')).body).toMatchObject({
      ...{ clockedInAt: at, clockedOutAt: at + 4 * HOUR_MS },
    });
    expect((await clock(clerk, 'out')).status).toBe(409);

    const forgotten = { clockedInAt: at, clockedOutAt: at + 3 * HOUR_MS };
    expect((await ask(clerk, 'PUT', `/shifts/${body.id}/clock`, forgotten)).status).toBe(403);
    const backwards = { clockedInAt: at + HOUR_MS, clockedOutAt: at };
    expect((await ask(manager, 'PUT', `/shifts/${body.id}/clock`, backwards)).body.code).toBe(
      'workforce.bad_clock',
    );
    const tomorrow = { clockedInAt: at, clockedOutAt: at + 5 * HOUR_MS };
    expect((await ask(manager, 'PUT', `/shifts/${body.id}/clock`, tomorrow)).body.code).toBe(
      'workforce.bad_clock',
    );
    expect((await ask(manager, 'PUT', `/shifts/${body.id}/clock`, forgotten)).body).toMatchObject(forgotten);
  });

  test('a task is done by whom it was given to, once, and who and when stay written (STO-07)', async () => {
    const dueAt = shop.clock.now() + HOUR_MS;
    const give = (assignee: object, token = manager) =>
      ask<Task>(token, 'POST', '/tasks', { storeId: JIANGHAN, title: '盘点鸭脖货架', dueAt, assignee });
    const finish = (id: string, token: string) => ask<Task>(token, 'POST', `/tasks/${id}/finish`);
    const till = await shop.staff('till');
    const mine = (token: string) =>
      ask<{ items: Task[] }>(token, 'GET', `/tasks?storeId=${JIANGHAN}&mine=true`);

    expect((await give({ staffId: CLERK }, clerk)).status).toBe(403);
    expect((await give({ staffId: 'stf_optics' })).body.code).toBe('workforce.not_of_this_store');
    const hers = (await give({ staffId: CLERK })).body;
    const anybodys = (await give({ role: 'cashier' })).body;
    expect((await mine(clerk)).body.items).toMatchObject([{ id: hers.id, isMine: true }]);
    expect((await mine(till)).body.items).toMatchObject([{ id: anybodys.id, isMine: true }]);
    expect((await finish(hers.id, till)).body.code).toBe('workforce.not_your_task');
    expect((await finish(anybodys.id, clerk)).body.code).toBe('workforce.not_your_task');
    expect((await finish(hers.id, opticsManager)).status).toBe(403);

    const twice = await Promise.all([finish(anybodys.id, till), finish(anybodys.id, manager)]);
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await finish(hers.id, clerk)).body).toMatchObject({
      ...{ state: 'done', endedBy: CLERK, endedByName: '小江', endedAt: shop.clock.now(), isMine: false },
    });
    expect((await ask<Task>(manager, 'POST', `/tasks/${hers.id}/cancel`)).body.code).toBe(
      'workforce.task_ended',
    );

    const audited = await shop.reads.all<{ action: string; actor: string }>(
      'select action, actor from audit_log where subject = ? order by seq',
      [`task:${hers.id}`],
    );
    expect(audited).toEqual([
      { action: 'workforce.give_task', actor: 'head-jianghan' },
      { action: 'workforce.finish_task', actor: CLERK },
    ]);
    expect((await shop.house.container.get(AUDIT).verifyChain(MERCHANT)).brokenAt).toBeNull();
  });
});
