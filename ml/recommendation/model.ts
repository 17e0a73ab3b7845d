import type { BasketFacts } from './basket-signals.ts';
import { ItemIndex } from './item-index.ts';
import type { LogBilinearModel } from './log-bilinear.ts';
import { forwardTable, nextTable, type PairTable, togetherTable, twoStepTable } from './pair-table.ts';
import { occurrenceCounts, type SequenceLog, type Sequences } from './sequences.ts';
import { SessionNeighbours } from './session-neighbours.ts';
import { type Timeline, timelineOf } from './timeline.ts';

/** Everything that is learned from a log, except the ranker. Plain arrays: an artefact is exactly these. */
export interface BehaviourModel {
  readonly rowCount: number;
  /** `[rowCount]`: how often each row occurred in the log. */
  readonly occurrences: Float32Array;
  readonly forward: PairTable;
  readonly next: PairTable;
  readonly together: PairTable;
  readonly twoSteps: PairTable;
  readonly bilinear: LogBilinearModel;
  /** Whose sequences may be followed; absent where nobody's may. */
  readonly sessions?: Sequences;
  /** When each row was current, read from order alone; absent where the shop knows it. */
  readonly timeline?: Timeline;
  /** What baskets and times say; absent in a shop that sold nothing yet. */
  readonly baskets?: BasketFacts;
}

/**
 * @param sample Sequences that may be followed one by one, and tell when goods were current: all of a log that
 *   fits into memory, or some of it; the last ones are looked at first.
 */
export function fitBehaviour(
  log: SequenceLog,
  bilinear: LogBilinearModel,
  sample?: Sequences,
): BehaviourModel {
  const forward = forwardTable(log);
  return {
    rowCount: log.rowCount,
    occurrences: occurrenceCounts(log),
    forward,
    next: nextTable(log),
    together: togetherTable(log),
    twoSteps: twoStepTable(forward, log.rowCount),
    bilinear,
    ...(sample === undefined ? {} : { sessions: sample, timeline: timelineOf(sample) }),
  };
}

/** A behaviour model ready to answer: its vectors lie in the index. */
export interface ServedBehaviour extends BehaviourModel {
  readonly index: ItemIndex;
  /** `[rowCount]`: 1 / length of the vector without its bias; 0 for a zero vector. */
  readonly inverseLengths: Float32Array;
  readonly neighbours?: SessionNeighbours;
}

export function serveBehaviour(model: BehaviourModel): ServedBehaviour {
  const index = new ItemIndex(model.bilinear.vectors);
  const inverseLengths = Float32Array.from({ length: model.rowCount }, (_, row) => {
    const vector = index.vector(row).subarray(0, -1);
    const length = Math.hypot(...vector);
    return length === 0 ? 0 : 1 / length;
  });
  return {
    ...model,
    index,
    inverseLengths,
    ...(model.sessions === undefined ? {} : { neighbours: new SessionNeighbours(model.sessions) }),
  };
}
