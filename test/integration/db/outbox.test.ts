import { type Database, DeadLetters, EventFollower, MikroUnitOfWork, OutboxRelay, openDatabase } from '#db';
import type { DomainEvent, EventHandler, MerchantId, StoredEvent } from '#kernel';
import { countingIds, HandClock } from '../../support/clock.ts';
import { DATABASE_KINDS, freshDatabase } from '../../support/databases.ts';

interface Greeted extends DomainEvent {
  readonly type: 'hall.greeted';
  readonly merchantId: MerchantId;
  readonly name: string;
}

const MERCHANT = 'mch_hall' as MerchantId;
/** Long enough for handlers that answer, also on a crowded machine. */
const HANDLER_MS_MAX = 1_500;

describe.each(DATABASE_KINDS)('outbox on %s', (kind) => {
  const clock = new HandClock();
  let database: Database;
  let unitOfWork: MikroUnitOfWork;

  beforeEach(async () => {
    database = await openDatabase(await freshDatabase(kind), []);
    unitOfWork = new MikroUnitOfWork(database.orm, countingIds('event'));
  });
  afterEach(() => database.close());

  const greet = (name: string) =>
    unitOfWork.run(async (tx) =>
      tx.emit<Greeted>({ type: 'hall.greeted', merchantId: MERCHANT, occurredAt: clock.now(), name }),
    );
  const followerFor = (...handlers: EventHandler[]) =>
    new EventFollower({ reads: database.reads, clock, handlers, report: () => {} });
  const relayTo = (...handlers: EventHandler[]) =>
    new OutboxRelay({
      unitOfWork,
      reads: database.reads,
      clock,
      ids: countingIds(`relay-${Math.trunc(performance.now() * 1_000)}`),
      handlers,
      follower: followerFor(...handlers),
      handlerMsMax: HANDLER_MS_MAX,
      report: () => {},
    });
  const listener = (name: string, seen: string[], fails = () => false): EventHandler => ({
    name,
    types: ['hall.greeted'],
    async deliver({ event }: StoredEvent) {
      if (fails()) throw new Error(`${name} is down`);
      seen.push((event as Greeted).name);
    },
  });

  test('events arrive in order, once, with their facts', async () => {
    const seen: string[] = [];
    const relay = relayTo(listener('porter', seen));
    await greet('Li');
    await greet('Wang');
    expect(await relay.deliverWaiting()).toBe(2);
    expect(await relay.deliverWaiting()).toBe(0);
    expect(seen).toEqual(['Li', 'Wang']);
  });

  test('an event survives the crash between commit and delivery (defect 14)', async () => {
    await greet('Li');
    const seen: string[] = [];
    await relayTo(listener('porter', seen)).deliverWaiting();
    expect(seen).toEqual(['Li']);
  });

  test('an event is due at once, also when a provider dates it after our clock', async () => {
    await unitOfWork.run(async (tx) =>
      tx.emit<Greeted>({
        type: 'hall.greeted',
        merchantId: MERCHANT,
        occurredAt: clock.now() + 240_000,
        name: 'Li',
      }),
    );
    const seen: string[] = [];
    expect(await relayTo(listener('porter', seen)).deliverWaiting()).toBe(1);
    expect(seen).toEqual(['Li']);
  });

  test('a failing handler is tried again later, and its neighbours are not called twice', async () => {
    const steady: string[] = [];
    const shaky: string[] = [];
    let down = true;
    const relay = relayTo(
      listener('steady', steady),
      listener('shaky', shaky, () => down),
    );
    await greet('Li');
    expect(await relay.deliverWaiting()).toBe(0);
    expect(await relay.deliverWaiting()).toBe(0);
    down = false;
    clock.advance(2_000);
    expect(await relay.deliverWaiting()).toBe(1);
    expect([steady, shaky]).toEqual([['Li'], ['Li']]);
  });

  test('what always fails becomes a dead letter that can be driven again', async () => {
    const seen: string[] = [];
    let down = true;
    const relay = relayTo(listener('porter', seen, () => down));
    await greet('Li');
    for (let attempt = 0; attempt < 36; attempt += 1) {
      await relay.deliverWaiting();
      clock.advance(3_600_000);
    }
    expect(await relay.backlog()).toEqual({ waiting: 0, dead: 1 });
    const letters = new DeadLetters(database.reads, clock);
    const [letter] = (await letters.page(MERCHANT, undefined, 10)).items;
    expect(letter?.lastError).toBe('porter is down');
    down = false;
    const again = await unitOfWork.run((tx) => letters.redrive(tx, MERCHANT, letter?.id ?? ''));
    expect(again).toBe('redriven');
    expect(await relay.deliverWaiting()).toBe(1);
    expect(seen).toEqual(['Li']);
  });

  test('two relays share the work: while one holds the lease the other waits, and takes over when it is gone', async () => {
    const [first, second] = [[], []] as [string[], string[]];
    const holder = relayTo(listener('porter', first));
    const waiter = relayTo(listener('porter', second));
    await greet('Li');
    expect(await holder.deliverWaiting()).toBe(1);
    await greet('Wang');
    expect(await waiter.deliverWaiting()).toBe(0);
    clock.advance(11_000);
    expect(await waiter.deliverWaiting()).toBe(1);
    expect([first, second]).toEqual([['Li'], ['Wang']]);
  });

  test('(X-05) the lease lasts as long as the batch: nobody else takes events from under a slow handler', async () => {
    const [first, second] = [[], []] as [string[], string[]];
    const waiter = relayTo(listener('porter', second));
    const slow: EventHandler = {
      ...listener('porter', first),
      async deliver(stored) {
        first.push((stored.event as Greeted).name);
        clock.advance(6_000);
        expect(await waiter.deliverWaiting()).toBe(0);
      },
    };
    for (const name of ['Li', 'Wang', 'Zhao']) await greet(name);
    expect(await relayTo(slow).deliverWaiting()).toBe(3);
    expect([first, second]).toEqual([['Li', 'Wang', 'Zhao'], []]);
  });

  test('(X-05) who lost the lease leaves the rest of the batch to whom has it', async () => {
    const [first, second] = [[], []] as [string[], string[]];
    const waiter = relayTo(listener('porter', second));
    const stuck: EventHandler = {
      ...listener('porter', first),
      async deliver(stored) {
        first.push((stored.event as Greeted).name);
        clock.advance(11_000);
        await waiter.deliverWaiting();
      },
    };
    for (const name of ['Li', 'Wang', 'Zhao']) await greet(name);
    await relayTo(stuck).deliverWaiting();
    expect(first).toEqual(['Li']);
    // At least once: the first one was under way when the lease ran out.
    expect(second).toEqual(['Li', 'Wang', 'Zhao']);
  });

  test('(X-05) a handler that never answers has failed for now, and holds up neither event nor neighbour', async () => {
    const seen: string[] = [];
    const silent: EventHandler = { ...listener('silent', []), deliver: () => new Promise(() => undefined) };
    const relay = relayTo(silent, listener('porter', seen));
    await greet('Li');
    await greet('Wang');
    expect(await relay.deliverWaiting()).toBe(0);
    expect(seen).toEqual(['Li', 'Wang']);
    expect(await relay.backlog()).toEqual({ waiting: 2, dead: 0 });
  });

  test('a relay that stops leaves its work to the next one at once', async () => {
    const seen: string[] = [];
    const leaving = relayTo(listener('porter', seen));
    await greet('Li');
    await leaving.deliverWaiting();
    await leaving.stop();
    await greet('Wang');
    expect(await relayTo(listener('porter', seen)).deliverWaiting()).toBe(1);
    expect(seen).toEqual(['Li', 'Wang']);
  });

  test('counts what waits and what is dead', async () => {
    await relayTo().deliverWaiting();
    await greet('Li');
    expect(await relayTo().backlog()).toEqual({ waiting: 1, dead: 0 });
    await relayTo().deliverWaiting();
    expect(await relayTo().backlog()).toEqual({ waiting: 0, dead: 0 });
  });

  test('what lives in memory hears in every process, also where the relay has delivered; nothing is repeated', async () => {
    const [here, there]: [string[], string[]] = [[], []];
    const inMemory = (seen: string[]): EventHandler => ({ ...listener('memory', seen), everyProcess: true });
    const relay = relayTo(inMemory(here));
    const elsewhere = followerFor(inMemory(there));
    await greet('Li');
    expect(await relay.deliverWaiting()).toBe(1);
    await elsewhere.look();
    await Promise.all([elsewhere.look(), elsewhere.look(), relay.deliverWaiting()]);
    clock.advance(60_000);
    await greet('Wang');
    await Promise.all([relay.deliverWaiting(), elsewhere.look()]);
    clock.advance(60_000);
    await elsewhere.look();
    await elsewhere.look();
    expect([here, there]).toEqual([
      ['Li', 'Wang'],
      ['Li', 'Wang'],
    ]);
  });

  test('a memory that opens is told of what comes, not of what was; one that fails hears again', async () => {
    await greet('Li');
    const seen: string[] = [];
    let failures = 1;
    const told = new Promise<void>((resolve) => {
      const memory: EventHandler = {
        ...listener('memory', seen, () => failures-- > 0),
        everyProcess: true,
      };
      const follower = followerFor({
        ...memory,
        deliver: async (stored) => {
          await memory.deliver(stored);
          void follower.stop().then(resolve);
        },
      });
      void follower.start().then(() => greet('Wang'));
    });
    await told;
    expect(seen).toEqual(['Wang']);
  });
});
