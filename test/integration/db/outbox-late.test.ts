import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, EventFollower, MikroUnitOfWork, OutboxRelay, openDatabase } from '#db';
import type { DomainEvent, EventHandler, StoredEvent } from '#kernel';
import { countingIds, HandClock } from '../../support/clock.ts';
import { DATABASE_KINDS, freshDatabase } from '../../support/databases.ts';

interface Greeted extends DomainEvent {
  readonly type: 'hall.greeted';
  readonly name: string;
}

const HOUR_MS = 3_600_000;
const SILENCE_MS = 5_000;

describe.each(DATABASE_KINDS)('late and failing handlers on %s', (kind) => {
  let clock: HandClock;
  let database: Database;
  let unitOfWork: MikroUnitOfWork;
  let relays = 0;

  beforeEach(async () => {
    clock = new HandClock();
    database = await openDatabase(await freshDatabase(kind), []);
    unitOfWork = new MikroUnitOfWork(database.orm, countingIds('event'));
  });
  afterEach(() => database.close());

  const greet = (...names: string[]) =>
    unitOfWork.run(async (tx) => {
      for (const name of names) tx.emit<Greeted>({ type: 'hall.greeted', occurredAt: clock.now(), name });
    });
  const handler = (name: string, hear: (guest: string) => Promise<void> | void): EventHandler => ({
    name,
    types: ['hall.greeted'],
    deliver: async ({ event }: StoredEvent) => hear((event as Greeted).name),
  });
  const relayTo = (handlers: EventHandler[], handlerMsMax = 10_000) => {
    const heard = { reads: database.reads, clock, handlers, handlerMsMax, report: () => {} };
    relays += 1;
    const ids = countingIds(`relay-${relays}`);
    return new OutboxRelay({ ...heard, unitOfWork, ids, follower: new EventFollower(heard) });
  };
  /** Called once for each guest, answers when told to. */
  const lateOne = () => {
    const seen: string[] = [];
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const late = handler('late', (guest) => {
      seen.push(guest);
      return answered;
    });
    return { seen, answer, late };
  };
  const isRemembered = async () => {
    while ((await database.reads.all('select 1 as one from outbox_deliveries')).length === 0) await sleep(5);
  };

  test('(X-05) a handler that is late is not called beside itself, and its late success counts', async () => {
    const { seen, answer, late } = lateOne();
    const relay = relayTo([late], 50);
    await greet('Li');
    expect(await relay.deliverWaiting()).toBe(0);
    clock.advance(HOUR_MS);
    expect(await relay.deliverWaiting()).toBe(0);
    answer();
    await isRemembered();
    clock.advance(HOUR_MS);
    expect(await relay.deliverWaiting()).toBe(1);
    expect(seen).toEqual(['Li']);
  });

  test('(X-05) while somebody is late no other process takes the event', async () => {
    const { seen, answer, late } = lateOne();
    const [relay, other] = [relayTo([late], 50), relayTo([late], 50)];
    await greet('Li');
    await relay.deliverWaiting();
    for (let seconds = 0; seconds < 60; seconds += 5) {
      clock.advance(5_000);
      await relay.deliverWaiting();
      await other.deliverWaiting();
    }
    expect(seen).toEqual(['Li']);
    answer();
    await isRemembered();
  });

  test('(X-05) who stops waits for the call that is under way, remembers it, and begins no other', async () => {
    const { seen, answer, late } = lateOne();
    const relay = relayTo([late]);
    await greet('Li', 'Wang');
    relay.start();
    while (seen.length === 0) await sleep(5);
    const stopped = relay.stop();
    answer();
    await stopped;
    expect(seen).toEqual(['Li']);
    expect(await relayTo([late]).deliverWaiting()).toBe(1);
    expect(seen).toEqual(['Li', 'Wang']);
  });

  test('(X-05) who stops does not wait for silence, and leaves its event to nobody until the lease has run out', async () => {
    const { seen, answer, late } = lateOne();
    const relay = relayTo([late], 50);
    await greet('Li');
    await relay.deliverWaiting();
    await relay.stop();
    clock.advance(2_000);
    await relayTo([late], 50).deliverWaiting();
    expect(seen).toEqual(['Li']);
    answer();
    await isRemembered();
  });

  test('(X-05) what is new goes before what has failed', async () => {
    const seen: string[] = [];
    let down = true;
    const relay = relayTo([
      handler('porter', (guest) => {
        seen.push(guest);
        if (down) throw new Error('down');
      }),
    ]);
    await greet('Li', 'Wang');
    await relay.deliverWaiting();
    await greet('Zhao');
    clock.advance(2_000);
    down = false;
    await relay.deliverWaiting();
    expect(seen).toEqual(['Li', 'Wang', 'Zhao', 'Li', 'Wang']);
  });

  test('(X-05) what arrives while failed events are tried again need not wait for all of them', async () => {
    const seen: string[] = [];
    let again = false;
    const relay = relayTo([
      handler('porter', async (guest) => {
        seen.push(guest);
        if (again && guest === 'Li') {
          await greet('Zhao');
          relay.nudge();
        }
        if (guest !== 'Zhao') throw new Error('down');
      }),
    ]);
    await greet('Li', 'Wang');
    await relay.deliverWaiting();
    clock.advance(2_000);
    again = true;
    relay.start();
    while (seen.length < 5) await sleep(5);
    await relay.stop();
    expect(seen).toEqual(['Li', 'Wang', 'Li', 'Zhao', 'Wang']);
  });

  test('(X-05) a silent outside holds up its neighbours once, not once for each event', async () => {
    const [couriers, cashiers]: [string[], string[]] = [[], []];
    let silent = true;
    const relay = relayTo([
      handler('courier', (guest) => {
        if (silent) {
          clock.advance(SILENCE_MS);
          throw new Error('no answer');
        }
        couriers.push(guest);
      }),
      handler('cashier', (guest) => void cashiers.push(guest)),
    ]);
    const began = clock.now();
    const guests = ['Li', 'Wang', 'Zhao', 'Sun', 'Zhou'];
    await greet(...guests);
    await relay.deliverWaiting();
    expect(cashiers).toEqual(guests);
    expect(clock.now() - began).toBe(SILENCE_MS);
    silent = false;
    clock.advance(60_000);
    expect(await relay.deliverWaiting()).toBe(guests.length);
    expect(couriers).toEqual(guests);
    expect(cashiers).toEqual(guests);
  });

  test('(X-05) what is out of order for most of a day loses nothing, and is served within an hour of its return', async () => {
    const seen: string[] = [];
    let down = true;
    const relay = relayTo([
      handler('provider', (guest) => {
        if (down) throw new Error('down');
        seen.push(guest);
      }),
    ]);
    await greet('Li');
    const began = clock.now();
    // As often as it can be tried.
    while (clock.now() < began + 23 * HOUR_MS) {
      await relay.deliverWaiting();
      const [next] = await database.reads.all<{ at: number }>('select next_attempt_at as at from outbox');
      clock.advance((next?.at ?? 0) - clock.now());
    }
    expect(await relay.backlog()).toEqual({ waiting: 1, dead: 0 });
    down = false;
    clock.advance(HOUR_MS);
    await relay.deliverWaiting();
    expect(seen).toEqual(['Li']);
  });

  test('a memory that never answers holds up neither the relay nor what it is told next', async () => {
    const [told, served]: [string[], string[]] = [[], []];
    const stuck: EventHandler = {
      ...handler('memory', (guest) => {
        told.push(guest);
        return guest === 'Li' ? new Promise(() => undefined) : undefined;
      }),
      everyProcess: true,
    };
    const relay = relayTo([stuck, handler('porter', (guest) => void served.push(guest))], 50);
    await greet('Li');
    expect(await relay.deliverWaiting()).toBe(1);
    await greet('Wang');
    expect(await relay.deliverWaiting()).toBe(1);
    await relay.deliverWaiting();
    expect(served).toEqual(['Li', 'Wang']);
    expect(told).toEqual(['Li', 'Wang']);
  });
});
