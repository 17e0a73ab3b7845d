import type { ChunkShelf } from './training-log.ts';

/** How far a training is. */
export interface TrainingStep {
  readonly text: string;
  /** Work within a stage: so much of so much, in its own unit. */
  readonly done?: number;
  readonly of?: number;
}

/**
 * What a training has finished so far. A training that is cut off and started again with the same inputs goes
 * on after its last finished stage.
 */
export interface TrainingStages {
  /**
   * The inputs of the training that was begun and not finished, when they are the same; otherwise that one is
   * thrown away and a new one begins. Throws `TrainingBusy` while another process trains.
   */
  begin<Inputs extends object>(inputs: Inputs, isSame: (begun: Inputs) => boolean): Promise<Inputs>;
  /** An empty shelf unless stage `name` was finished. */
  shelf(name: string): Promise<ChunkShelf>;
  /** The result of `work`, or what it gave when it was finished before. Results are trees of plain data and arrays. */
  run<Result>(name: string, work: () => Promise<Result>): Promise<{ result: Result; resumed: boolean }>;
  /** Removes everything: the training is done. */
  end(): Promise<void>;
  /** Lets others train; what was finished stays. */
  pause(): Promise<void>;
}

/** Only one process at a time trains into one folder. */
export class TrainingBusy extends Error {
  override readonly name = 'TrainingBusy';
}
