import { affectedRows, READS } from '#db';
import { DAY_MS, UNIT_OF_WORK } from '#kernel';
import { HandClock } from '../../support/clock.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { testHouse } from '../../support/house.ts';

test.each(DATABASE_KINDS)(
  'events go thirty days after their delivery and answers after seven; dead letters stay (PRV-08), on %s',
  async (kind) => {
    const clock = new HandClock();
    const house = await testHouse(kind, { clock });
    const now = clock.now();
    const event = (id: string, deliveredAt: number | null, deadAt: number | null) => [
      id,
      deliveredAt,
      deadAt,
    ];
    const events = [
      event('delivered-31-days-ago', now - 31 * DAY_MS, null),
      event('delivered-29-days-ago', now - 29 * DAY_MS, null),
      event('dead-for-a-year', null, now - 365 * DAY_MS),
      event('waiting', null, null),
    ];
    await house.container.get(UNIT_OF_WORK).run(async (tx) => {
      for (const [id, deliveredAt, deadAt] of events) {
        await affectedRows(
          tx,
          `insert into outbox (id, type, occurred_at, payload, attempts, next_attempt_at, delivered_at, dead_at)
           values (?, 'test.happened', 0, '{}', 0, ?, ?, ?)`,
          [id, now + DAY_MS, deliveredAt, deadAt],
        );
        if (deliveredAt !== null)
          await affectedRows(
            tx,
            'insert into outbox_deliveries (event_id, handler, delivered_at) values (?, ?, ?)',
            [...[id, 'somebody', deliveredAt]],
          );
      }
      for (const [key, at] of [
        ['eight-days-old', 8],
        ['six-days-old', 6],
      ] as const)
        await affectedRows(
          tx,
          "insert into answers (owner, request_key, request_hash, answer, answered_at) values ('mbr', ?, '', '{}', ?)",
          [key, now - at * DAY_MS],
        );
    });

    const deleted = await house.jobs.find(({ name }) => name === 'privacy.purge')?.run();

    expect(deleted).toBe(2);
    const reads = house.container.get(READS);
    const left = await reads.all<{ id: string }>(
      "select id from outbox where type = 'test.happened' order by id",
    );
    expect(left.map(({ id }) => id)).toEqual(['dead-for-a-year', 'delivered-29-days-ago', 'waiting']);
    expect(await reads.all('select request_key from answers')).toEqual([{ request_key: 'six-days-old' }]);
    await house.close();
  },
);
