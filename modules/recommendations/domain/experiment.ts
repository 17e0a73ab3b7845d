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
