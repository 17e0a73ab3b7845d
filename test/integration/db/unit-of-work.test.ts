import { affectedRows, type Database, MikroUnitOfWork, openDatabase, rowsOf } from '#db';
import { countingIds } from '../../support/clock.ts';
import { DATABASE_KINDS, freshDatabase } from '../../support/databases.ts';

describe.each(DATABASE_KINDS)('unit of work on %s', (kind) => {
  let database: Database;
  let unitOfWork: MikroUnitOfWork;

  beforeEach(async () => {
    database = await openDatabase(await freshDatabase(kind), []);
    unitOfWork = new MikroUnitOfWork(database.orm, countingIds());
    await unitOfWork.run((tx) =>
      affectedRows(tx, 'create table shelf (sku text primary key, pieces integer)'),
    );
    await unitOfWork.run((tx) => affectedRows(tx, "insert into shelf values ('tee', 10)"));
  });
  afterEach(() => database.close());

  const take = (pieces: number) =>
    unitOfWork.run((tx) =>
      affectedRows(tx, "update shelf set pieces = pieces - ? where sku = 'tee' and pieces >= ?", [
        pieces,
        pieces,
      ]),
    );
  const left = async () =>
    (await database.reads.all<{ pieces: number }>('select pieces from shelf'))[0]?.pieces;
  const eventsStored = () => database.reads.all('select id from outbox');

  test('a guarded statement says whether its guard held', async () => {
    expect(await take(10)).toBe(1);
    expect(await take(1)).toBe(0);
    expect(await left()).toBe(0);
  });

  test('thirty takers of one piece each get ten pieces between them', async () => {
    const taken = await Promise.all(Array.from({ length: 30 }, () => take(1)));
    expect(taken.filter((rows) => rows === 1)).toHaveLength(10);
    expect(await left()).toBe(0);
  });

  test('work that fails leaves neither rows nor events behind', async () => {
    const failing = unitOfWork.run(async (tx) => {
      await affectedRows(tx, 'update shelf set pieces = 0');
      tx.emit({ type: 'shelf.emptied', occurredAt: 1 });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await left()).toBe(10);
    expect(await eventsStored()).toHaveLength(0);
  });

  test('work sees its own writes, others see them after the commit', async () => {
    await unitOfWork.run(async (tx) => {
      await affectedRows(tx, 'update shelf set pieces = 3');
      expect(await rowsOf(tx, 'select pieces from shelf')).toEqual([{ pieces: 3 }]);
      expect(await left()).toBe(10);
    });
    expect(await left()).toBe(3);
  });

  test('a write conflict runs the work again (defect 15: it must really run again)', async () => {
    let runs = 0;
    const result = await unitOfWork.run(async (tx) => {
      runs += 1;
      await affectedRows(tx, 'update shelf set pieces = pieces - 1');
      if (runs === 1) throw Object.assign(new Error('could not serialize access'), { code: '40001' });
      return 'second time';
    });
    expect(result).toBe('second time');
    expect(runs).toBe(2);
    expect(await left()).toBe(9);
  });

  test('a conflict that never ends is told as a busy database', async () => {
    const hopeless = unitOfWork.run(async () => {
      throw Object.assign(new Error('deadlock'), { code: '40P01' });
    });
    await expect(hopeless).rejects.toMatchObject({ code: 'database.busy', kind: 'unavailable' });
  });
});
