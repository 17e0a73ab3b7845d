import { affectedRows, insertRows, type Reads } from '#db';
import type { MerchantId } from '#kernel';
import type { RunChange, RunStore } from '../app/ports.ts';
import { firstLookAt, type Run, type RunProblem, type RunState, type Step } from '../domain/run.ts';
import { EMPTY_TALLY, type Tally } from '../domain/tally.ts';

interface RunRow {
  readonly merchant_id: MerchantId;
  readonly provider: string;
  readonly day: string;
  readonly state: RunState;
  readonly step: Step;
  readonly place: string | null;
  readonly tally: string;
  readonly tries: number;
  readonly rounds: number;
  readonly next_look_at: number;
  readonly problem: RunProblem | null;
  readonly finished_at: number | null;
}

const SELECT = `select merchant_id, provider, day, state, step, place, tally, tries, rounds, next_look_at, problem,
  finished_at from reconciliation_runs`;
const ONE = 'where merchant_id = ? and provider = ? and day = ?';

export function sqlRuns(reads: Reads): RunStore {
  return {
    async open(tx, merchantId, provider, days) {
      await insertRows(tx, {
        table: 'reconciliation_runs',
        columns: [
          ...['merchant_id', 'provider', 'day', 'state', 'step', 'tally', 'tries', 'rounds', 'next_look_at'],
          'leased_until',
        ],
        key: ['merchant_id', 'provider', 'day'],
        onRepeat: 'keep',
        rows: days.map((day) => [
          ...[merchantId, provider, day, 'WAITING', 'lines', JSON.stringify(EMPTY_TALLY), 0, 0],
          ...[firstLookAt(day), 0],
        ]),
      });
    },

    async latestDay(merchantId, provider) {
      const [row] = await reads.all<{ day: string | null }>(
        'select max(day) as day from reconciliation_runs where merchant_id = ? and provider = ?',
        [merchantId, provider],
      );
      return row?.day ?? undefined;
    },

    async unfinishedBefore({ merchantId, provider, day }) {
      const [row] = await reads.all<{ day: string | null }>(
        `select max(day) as day from reconciliation_runs
         where merchant_id = ? and provider = ? and day < ? and state <> 'DONE'`,
        [merchantId, provider, day],
      );
      return row?.day ?? undefined;
    },

    async listDue(merchantId, now, limit) {
      const rows = await reads.all<RunRow>(
        `${SELECT} where merchant_id = ? and state <> 'DONE' and next_look_at <= ? and leased_until <= ?
         order by day, provider limit ?`,
        [merchantId, now, now, limit],
      );
      return rows.map(runOf);
    },

    async take(tx, { merchantId, provider, day, token }, now, until) {
      const taken = await affectedRows(
        tx,
        `update reconciliation_runs set lease = ?, leased_until = ? ${ONE} and state <> 'DONE' and leased_until <= ?`,
        [token, until, merchantId, provider, day, now],
      );
      return taken === 1;
    },

    async advance(tx, { merchantId, provider, day, token }, change, until) {
      const set = Object.entries(columnsOf(change)).filter(([, value]) => value !== undefined);
      // Whoever is done, or waits, lets go.
      const isOver = change.state === 'DONE' || change.state === 'WAITING';
      const advanced = await affectedRows(
        tx,
        `update reconciliation_runs set leased_until = ?${set.map(([column]) => `, ${column} = ?`).join('')}
         ${ONE} and lease = ?`,
        [isOver ? 0 : until, ...set.map(([, value]) => value), merchantId, provider, day, token],
      );
      return advanced === 1;
    },

    async again(tx, { merchantId, provider, day }, now) {
      const changed = await affectedRows(
        tx,
        `update reconciliation_runs set state = 'WAITING', tries = 0, rounds = 0, problem = null, lease = null,
           leased_until = 0, next_look_at = ?, finished_at = null ${ONE}`,
        [now, merchantId, provider, day],
      );
      return changed === 1;
    },

    async find(merchantId, provider, day) {
      const [row] = await reads.all<RunRow>(`${SELECT} ${ONE}`, [merchantId, provider, day]);
      return row === undefined ? undefined : runOf(row);
    },

    async list(merchantId, before, limit) {
      const older = before === undefined ? '' : 'and (day < ? or (day = ? and provider > ?))';
      const rows = await reads.all<RunRow>(
        `${SELECT} where merchant_id = ? ${older} order by day desc, provider limit ?`,
        [merchantId, ...(before === undefined ? [] : [before[0], before[0], before[1]]), limit],
      );
      return rows.map(runOf);
    },
  };
}

function columnsOf(change: RunChange): Readonly<Record<string, unknown>> {
  const { state, step, place, tally, tries, rounds, nextLookAt, problem, finishedAt } = change;
  return {
    ...{ state, step, tries, rounds, problem, next_look_at: nextLookAt, finished_at: finishedAt },
    place: place == null ? place : JSON.stringify(place),
    tally: tally === undefined ? undefined : JSON.stringify(tally),
  };
}

function runOf(row: RunRow): Run {
  return {
    ...{ merchantId: row.merchant_id, provider: row.provider, day: row.day, state: row.state },
    ...{ step: row.step, tries: row.tries, rounds: row.rounds, problem: row.problem },
    place: row.place === null ? null : (JSON.parse(row.place) as (string | number)[]),
    ...{ tally: JSON.parse(row.tally) as Tally, nextLookAt: row.next_look_at, finishedAt: row.finished_at },
  };
}
