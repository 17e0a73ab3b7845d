import { affectedRows, type Reads } from '#db';
import type { EpochMs, MerchantId } from '#kernel';
import type { ExperimentStore } from '../app/experiments.ts';
import { type Experiment, settingOf } from '../domain/experiment.ts';

interface Row {
  readonly merchant_id: MerchantId;
  readonly id: string;
  readonly name: string;
  readonly question: Experiment['question'];
  readonly arms: string;
  readonly days: number;
  readonly primary_metric: Experiment['primaryMetric'];
  readonly state: Experiment['state'];
  readonly salt: string;
  readonly author: string;
  readonly created_at: EpochMs;
  readonly starts_at: EpochMs;
  readonly ends_at: EpochMs;
  readonly stopped_at: EpochMs | null;
}

/** Years of them: each takes a week at least, and two run at a time. */
const LISTED_MAX = 200;
const COLUMNS = `merchant_id, id, name, question, arms, days, primary_metric, state, salt, author, created_at,
  starts_at, ends_at, stopped_at`;

export function sqlExperiments(reads: Reads): ExperimentStore {
  return {
    async list(merchantId) {
      const rows = await reads.all<Row>(
        `select ${COLUMNS} from feed_experiments where merchant_id = ?
         order by created_at desc, id desc limit ${LISTED_MAX}`,
        [merchantId],
      );
      return rows.map(experimentOf);
    },
    async find(merchantId, id) {
      const [row] = await reads.all<Row>(
        `select ${COLUMNS} from feed_experiments where merchant_id = ? and id = ?`,
        [merchantId, id],
      );
      return row === undefined ? undefined : experimentOf(row);
    },
    async add(tx, merchantId, experiment) {
      const { id, name, question, arms, days, primaryMetric, state, salt, author, createdAt } = experiment;
      await affectedRows(
        tx,
        `insert into feed_experiments (merchant_id, id, name, question, setting, arms, days, primary_metric, state,
           salt, author, created_at, starts_at, ends_at, stopped_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          ...[merchantId, id, name, question, settingOf(question), JSON.stringify(arms), days, primaryMetric],
          ...[state, salt, author, createdAt, experiment.startsAt, experiment.endsAt, experiment.stoppedAt],
        ],
      );
    },
    async start(tx, merchantId, id, startsAt, endsAt) {
      await affectedRows(
        tx,
        `update feed_experiments set state = 'stopped', stopped_at = ends_at
         where merchant_id = ? and state = 'running' and ends_at <= ?`,
        [merchantId, startsAt],
      );
      const started = await affectedRows(
        tx,
        `update feed_experiments set state = 'running', starts_at = ?, ends_at = ?
         where merchant_id = ? and id = ? and state = 'draft' and not exists (
           select 1 from feed_experiments other where other.merchant_id = feed_experiments.merchant_id
             and other.setting = feed_experiments.setting and other.state = 'running')`,
        [startsAt, endsAt, merchantId, id],
      );
      return started === 1;
    },
    async stop(tx, merchantId, id, at) {
      const stopped = await affectedRows(
        tx,
        `update feed_experiments
         set stopped_at = case when state = 'running' and ends_at < ? then ends_at else ? end, state = 'stopped'
         where merchant_id = ? and id = ? and state <> 'stopped'`,
        [at, at, merchantId, id],
      );
      return stopped === 1;
    },
    async running(now) {
      const rows = await reads.all<Row>(
        `select ${COLUMNS} from feed_experiments where state = 'running' and ends_at > ? order by created_at, id`,
        [now],
      );
      return new Map(
        [...Map.groupBy(rows, ({ merchant_id }) => merchant_id)].map(([merchantId, own]) => [
          merchantId,
          own.map(experimentOf),
        ]),
      );
    },
  };
}

function experimentOf(row: Row): Experiment {
  const { id, name, question, days, state, salt, author } = row;
  return {
    ...{ id, name, question, days, state, salt, author },
    arms: JSON.parse(row.arms) as Experiment['arms'],
    primaryMetric: row.primary_metric,
    createdAt: Number(row.created_at),
    startsAt: Number(row.starts_at),
    endsAt: Number(row.ends_at),
    stoppedAt: row.stopped_at === null ? null : Number(row.stopped_at),
  };
}
