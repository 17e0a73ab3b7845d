import type { SeededRandom } from '#kernel';
import type { Sequences } from './sequences.ts';

/** `[n, 2]`: place of the target, first place of its sequence. */
export interface Positions {
  readonly length: number;
  subarray(from: number, until: number): Positions;
  readonly targets: Int32Array;
  readonly firsts: Int32Array;
}

export function positionsOf(log: Sequences): Positions {
  const targets: number[] = [];
  const firsts: number[] = [];
  for (let s = 0; s + 1 < log.starts.length; s += 1) {
    const first = log.starts[s] as number;
    for (let place = first + 1; place < (log.starts[s + 1] as number); place += 1) {
      targets.push(place);
      firsts.push(first);
    }
  }
  return slice(Int32Array.from(targets), Int32Array.from(firsts));
}

function slice(targets: Int32Array, firsts: Int32Array): Positions {
  return {
    length: targets.length,
    targets,
    firsts,
    subarray: (from, until) => slice(targets.subarray(from, until), firsts.subarray(from, until)),
  };
}

export function shuffle({ targets, firsts }: Positions, random: SeededRandom): void {
  for (let last = targets.length - 1; last > 0; last -= 1) {
    const other = random.integer(last + 1);
    for (const list of [targets, firsts]) {
      const kept = list[last] as number;
      list[last] = list[other] as number;
      list[other] = kept;
    }
  }
}
