import { affectedRows, READS } from '#db';
import { DAY_MS, HOUR_MS, UNIT_OF_WORK } from '#kernel';
import { HandClock } from '../../support/clock.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { testHouse } from '../../support/house.ts';

/** More than one step of the purge takes away. */
const CROWD = 1_200;

test.each(DATABASE_KINDS)(
  'sessions go a day after their end, wrong tries when they no longer count; who is signed in stays (PRV-08), on %s',
  async (kind) => {
    const clock = new HandClock();
    const house = await testHouse(kind, { clock });
    const now = clock.now();
    const sessions: readonly (readonly [id: string, expiresAt: number, endedAt: number | null])[] = [
      ['signed-in', now + DAY_MS, null],
      ['ended-an-hour-ago', now + DAY_MS, now - HOUR_MS],
      ['ended-two-days-ago', now + DAY_MS, now - 2 * DAY_MS],
      ['expired-an-hour-ago', now - HOUR_MS, null],
      ['expired-two-days-ago', now - 2 * DAY_MS, null],
    ];
    const crowd = Array.from({ length: CROWD }, (_, n) => [`crowd-${n}`, now - 9 * DAY_MS, null] as const);
    await house.container.get(UNIT_OF_WORK).run(async (tx) => {
      for (const [id, expiresAt, endedAt] of [...sessions, ...crowd])
        await affectedRows(
          tx,
          `insert into member_sessions
             (merchant_id, id, member_id, refresh_hash, started_at, refreshed_at, expires_at, ended_at)
           values ('mch', ?, 'mbr', '', 0, 0, ?, ?)`,
          [id, expiresAt, endedAt],
        );
      for (const [id, expiresAt, endedAt] of sessions)
        await affectedRows(
          tx,
          `insert into staff_sessions (merchant_id, id, staff_id, started_at, expires_at, ended_at)
           values ('mch', ?, 'stf', 0, ?, ?)`,
          [id, expiresAt, endedAt],
        );
      for (const [account, restUntil] of [
        ['resting', now + HOUR_MS],
        ['long-ago', now - 1],
      ] as const)
        await affectedRows(
          tx,
          "insert into staff_sign_in_tries (merchant_id, account, tries, rest_until) values ('mch', ?, 5, ?)",
          [account, restUntil],
        );
    });

    await house.jobs.find(({ name }) => name === 'privacy.purge')?.run();

    const reads = house.container.get(READS);
    const left = ['ended-an-hour-ago', 'expired-an-hour-ago', 'signed-in'].map((id) => ({ id }));
    expect(await reads.all('select id from member_sessions order by id')).toEqual(left);
    expect(await reads.all('select id from staff_sessions order by id')).toEqual(left);
    expect(await reads.all('select account from staff_sign_in_tries')).toEqual([{ account: 'resting' }]);
    await house.close();
  },
);
