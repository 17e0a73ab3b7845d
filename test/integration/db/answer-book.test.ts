import { type Database, MikroUnitOfWork, openDatabase, rowsOf, SqlAnswerBook } from '#db';
import type { RequestKey } from '#kernel';
import { countingIds, HandClock } from '../../support/clock.ts';
import { DATABASE_KINDS, freshDatabase } from '../../support/databases.ts';

const request: RequestKey = { owner: 'mbr_1', key: 'request-0001', requestHash: 'hash of the body' };

describe.each(DATABASE_KINDS)('answers that are given once, on %s', (kind) => {
  const answers = new SqlAnswerBook(new HandClock());
  let database: Database;
  let unitOfWork: MikroUnitOfWork;
  let timesWorked: number;

  beforeEach(async () => {
    timesWorked = 0;
    database = await openDatabase(await freshDatabase(kind), []);
    unitOfWork = new MikroUnitOfWork(database.orm, countingIds());
  });
  afterEach(() => database.close());

  const ask = (as: RequestKey = request, work = async () => {}) =>
    unitOfWork.run(async (tx) => {
      const earlier = await answers.claim<{ order: number }>(tx, as);
      if (earlier !== undefined) return earlier;
      await work();
      timesWorked += 1;
      const answer = { order: timesWorked };
      await answers.record(tx, as, answer);
      return answer;
    });

  test('asked again, the first answer comes back and nothing is done twice', async () => {
    expect(await ask()).toEqual({ order: 1 });
    expect(await ask()).toEqual({ order: 1 });
    expect(timesWorked).toBe(1);
  });

  test('asked five times at once, it is done once', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => ask()));
    expect(all).toEqual(Array.from({ length: 5 }, () => ({ order: 1 })));
    expect(timesWorked).toBe(1);
  });

  test('two members may choose the same key', async () => {
    await ask();
    expect(await ask({ ...request, owner: 'mbr_2' })).toEqual({ order: 2 });
  });

  test('the key belongs to one request: another body is refused', async () => {
    await ask();
    await expect(ask({ ...request, requestHash: 'another' })).rejects.toMatchObject({
      code: 'request.key_reused',
      kind: 'unprocessable',
    });
  });

  test('a request that failed may try again with its key', async () => {
    await expect(ask(request, () => Promise.reject(new Error('sold out')))).rejects.toThrow('sold out');
    expect(await ask()).toEqual({ order: 1 });
  });

  test('instants and money come back as numbers inside a transaction as well', async () => {
    await ask();
    const [row] = await unitOfWork.run((tx) =>
      rowsOf<{ big: number; many: number; total: number | null }>(
        tx,
        'select cast(1795297517379 as bigint) as big, count(*) as many, sum(cast(7 as bigint)) as total from answers',
      ),
    );
    expect(row).toEqual({ big: 1_795_297_517_379, many: 1, total: 7 });
  });

  if (kind === 'PostgreSQL')
    test('a duplicate does not wait for ever: after three seconds it is told that the first one still runs', async () => {
      let finish = () => {};
      let first: Promise<unknown> = Promise.resolve();
      await new Promise<void>((atWork) => {
        first = ask(request, () => {
          atWork();
          return new Promise((resolve) => (finish = resolve));
        });
      });
      await expect(ask()).rejects.toMatchObject({ code: 'request.in_progress', kind: 'conflict' });
      finish();
      expect(await first).toEqual({ order: 1 });
    }, 20_000);
});
