import {
  AppError,
  type Clock,
  DAY_MS,
  type EpochMs,
  type Ids,
  type MerchantId,
  type StaffId,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import {
  armsFor,
  type Experiment,
  type ExperimentState,
  NEXT_STATES,
  type PrimaryMetric,
  type Question,
  settingOf,
} from '../domain/experiment.ts';
import type { FeedPolicies } from './policy.ts';

export interface ExperimentStore {
  /** The newest 200, newest first. */
  list(merchantId: MerchantId): Promise<readonly Experiment[]>;
  find(merchantId: MerchantId, id: string): Promise<Experiment | undefined>;
  add(tx: Tx, merchantId: MerchantId, experiment: Experiment): Promise<void>;
  /** False when it was no draft any more, or another one turns the same thing. Those that are over make room. */
  start(tx: Tx, merchantId: MerchantId, id: string, startsAt: EpochMs, endsAt: EpochMs): Promise<boolean>;
  /** False when it was neither draft nor running. */
  stop(tx: Tx, merchantId: MerchantId, id: string, at: EpochMs): Promise<boolean>;
  /** Of all merchants: what has not been stopped and is not over. */
  running(now: EpochMs): Promise<ReadonlyMap<MerchantId, readonly Experiment[]>>;
}

export interface ExperimentPlan {
  readonly name: string;
  readonly question: Question;
  readonly permille: number;
  readonly days: number;
  readonly primaryMetric: PrimaryMetric;
}

interface Owner {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
}

export interface Experiments {
  create(owner: Owner, plan: ExperimentPlan): Promise<Experiment>;
  start(owner: Owner, id: string): Promise<Experiment>;
  stop(owner: Owner, id: string): Promise<Experiment>;
  /** Tells the feed of this process what runs; the other processes look every few seconds. */
  look(): Promise<void>;
}

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly store: ExperimentStore;
  readonly policies: FeedPolicies;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The owner's experiments. What they change counts from the next feed on. */
export function experiments({ unitOfWork, store, policies, audit, clock, ids }: Parts): Experiments {
  async function look(): Promise<void> {
    policies.useAll(await store.running(clock.now()));
  }

  async function move(
    { merchantId, staffId, ip }: Owner,
    id: string,
    to: ExperimentState,
    work: (tx: Tx, experiment: Experiment, at: EpochMs) => Promise<boolean>,
  ): Promise<Experiment> {
    const at = clock.now();
    const before = await found(store, merchantId, id);
    if (!(NEXT_STATES[before.state] as readonly ExperimentState[]).includes(to)) throw wrongState(before);
    await unitOfWork.run(async (tx) => {
      if (!(await work(tx, before, at))) throw inTheWay(before);
      await audit.record(tx, {
        ...{ merchantId, actor: staffId, action: 'recommendations.move_experiment' },
        ...{ subject: `experiment:${id}`, before: { state: before.state }, after: { state: to }, ip, at },
      });
    });
    await look();
    return found(store, merchantId, id);
  }

  return {
    look,
    async create({ merchantId, staffId, ip }, { name, question, permille, days, primaryMetric }) {
      const at = clock.now();
      const id = ids.next();
      const experiment: Experiment = {
        ...{ id, name, question, primaryMetric, days, salt: id, arms: armsFor(question, permille) },
        ...{ state: 'draft', author: staffId, createdAt: at, startsAt: 0, endsAt: 0, stoppedAt: null },
      };
      await unitOfWork.run(async (tx) => {
        await store.add(tx, merchantId, experiment);
        await audit.record(tx, {
          ...{ merchantId, actor: staffId, action: 'recommendations.create_experiment' },
          ...{ subject: `experiment:${id}`, before: null, after: { name, question, permille, days }, ip, at },
        });
      });
      return experiment;
    },
    start: (owner, id) =>
      move(owner, id, 'running', (tx, { days }, at) =>
        store.start(tx, owner.merchantId, id, at, at + days * DAY_MS),
      ),
    stop: (owner, id) => move(owner, id, 'stopped', (tx, _, at) => store.stop(tx, owner.merchantId, id, at)),
  };
}

export async function found(store: ExperimentStore, merchantId: MerchantId, id: string): Promise<Experiment> {
  const experiment = await store.find(merchantId, id);
  if (experiment === undefined)
    throw new AppError('not_found', 'recommendations.experiment_not_found', '没有这个实验', { id });
  return experiment;
}

function wrongState({ id, state }: Experiment): AppError {
  return new AppError('conflict', 'recommendations.experiment_state', '实验已经开始或结束，不能这样操作', {
    id,
    state,
  });
}

function inTheWay({ id, question }: Experiment): AppError {
  return new AppError(
    'conflict',
    'recommendations.experiment_in_the_way',
    '另一个正在进行的实验改动同一处，请先结束它',
    { id, setting: settingOf(question) },
  );
}
