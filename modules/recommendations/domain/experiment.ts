import type { EpochMs } from '#kernel';
import { bucketOf } from './bucket.ts';

/** Who orders the candidates; `interleaved` = both draft one list, team by team. */
export type Scoring = 'ranker' | 'retrieval' | 'interleaved';

/** What an arm changes about a feed; what it does not name stays as it is for everybody. */
export interface Treatment {
  readonly scoring?: Scoring;
  readonly exploration?: boolean;
}

export interface Arm {
  /** Short and stable: it stands in the name of the policy of each exposure. */
  readonly name: string;
  /** Buckets out of a thousand. */
  readonly permille: number;
  readonly treatment: Treatment;
}

/** What decides who gets what: the part of an experiment that the feed needs. */
export interface RunningExperiment {
  readonly id: string;
  readonly salt: string;
  readonly arms: readonly Arm[];
  readonly startsAt: EpochMs;
  readonly endsAt: EpochMs;
}

/** The arm of one person, the same at every call; undefined = not in this experiment. */
export function armOf(
  { salt, arms }: Pick<RunningExperiment, 'salt' | 'arms'>,
  memberId: string,
): Arm | undefined {
  let bucket = bucketOf(salt, memberId);
  for (const arm of arms) {
    if (bucket < arm.permille) return arm;
    bucket -= arm.permille;
  }
  return undefined;
}

/** What an experiment asks; the feed can answer these and no others. */
export type Question = 'ranking' | 'interleaving' | 'exploration';

/** What is compared: how often members order, or how often they open something that the feed showed. */
export type PrimaryMetric = 'orders' | 'clicks';

export type ExperimentState = 'draft' | 'running' | 'stopped';

/** An experiment ends once; nothing brings it back, because its members have seen something by then. */
export const NEXT_STATES = {
  draft: ['running', 'stopped'],
  running: ['stopped'],
  stopped: [],
} as const satisfies Readonly<Record<ExperimentState, readonly ExperimentState[]>>;

export interface Experiment extends RunningExperiment {
  readonly name: string;
  readonly question: Question;
  readonly state: ExperimentState;
  readonly primaryMetric: PrimaryMetric;
  /** The horizon, fixed beforehand: nothing counts as a result before it. */
  readonly days: number;
  readonly author: string;
  readonly createdAt: EpochMs;
  readonly stoppedAt: EpochMs | null;
}

/** Two running experiments may not turn the same thing: then neither arm would be what it says. */
export function settingOf(question: Question): keyof Treatment {
  return question === 'exploration' ? 'exploration' : 'scoring';
}

/** The first arm is the feed as it is. @param permille Part of the members, both arms together. */
export function armsFor(question: Question, permille: number): readonly Arm[] {
  if (question === 'interleaving')
    return [{ name: 'draft', permille, treatment: { scoring: 'interleaved' } }];
  const half = Math.floor(permille / 2);
  const [a, b]: readonly [Treatment, Treatment] =
    question === 'ranking'
      ? [{ scoring: 'ranker' }, { scoring: 'retrieval' }]
      : [{ exploration: true }, { exploration: false }];
  return [
    { name: 'a', permille: half, treatment: a },
    { name: 'b', permille: half, treatment: b },
  ];
}
