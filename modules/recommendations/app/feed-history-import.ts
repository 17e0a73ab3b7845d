import { DAY_MS, type EpochMs, type MemberId, type MerchantId, type Tx } from '#kernel';
import { armOf, armsFor, type Experiment } from '../domain/experiment.ts';
import type { NotedList } from '../domain/shown-list.ts';
import type { ExperimentPlan, ExperimentStore } from './experiments.ts';
import type { ExposureLog } from './exposure-log.ts';
import type { AnswerCounts, AnsweredAs } from './feed-answers.ts';

/** The arm follows from the member. */
export interface PastList extends Omit<NotedList, 'merchantId' | 'policy'> {
  /** The ranker was not there; the order of retrieval filled in. */
  readonly retreated: boolean;
}

/** What a feed showed in the past, as the demo chain remembers it. */
export interface PastFeed {
  readonly lists: readonly PastList[];
  readonly answers: readonly {
    readonly day: number;
    readonly counts: ReadonlyMap<AnsweredAs, number>;
  }[];
  readonly experiment: PastExperiment;
}

/** An experiment that ran to its horizon. */
export interface PastExperiment extends ExperimentPlan {
  readonly id: string;
  readonly startedAt: EpochMs;
  readonly author: string;
}

export interface FeedHistoryImport {
  importFeed(tx: Tx, merchantId: MerchantId, past: PastFeed): Promise<void>;
}

export function feedHistoryImport(
  exposures: ExposureLog,
  answers: AnswerCounts,
  store: ExperimentStore,
): FeedHistoryImport {
  return {
    async importFeed(tx, merchantId, past) {
      const experiment = pastExperiment(past.experiment);
      await exposures.add(
        tx,
        past.lists.map(({ retreated, ...list }) => ({
          ...{ ...list, merchantId },
          policy: `${policyName(experiment, list.memberId)}${retreated ? '!retrieval' : ''}`,
        })),
      );
      for (const { day, counts } of past.answers) await answers.add(tx, merchantId, day, counts);
      await store.add(tx, merchantId, experiment);
    },
  };
}

/** With the arms that a started experiment of this plan has; the salt is its id. */
function pastExperiment({ id, startedAt, author, permille, ...plan }: PastExperiment): Experiment {
  const endsAt = startedAt + plan.days * DAY_MS;
  return {
    ...{ ...plan, id, author, salt: id, arms: armsFor(plan.question, permille), state: 'stopped' },
    ...{ createdAt: startedAt, startsAt: startedAt, endsAt, stoppedAt: endsAt },
  };
}

function policyName(experiment: Experiment, memberId: MemberId): string {
  const arm = armOf(experiment, memberId);
  return arm === undefined ? 'default' : `${experiment.id}:${arm.name}`;
}
