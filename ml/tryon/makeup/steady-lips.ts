import type { LipShifts } from './lip-edge.ts';

/** Share of the newly seen edge in the drawn one: noise of single frames dies, a smile is followed in five. */
const NEW_SHARE = 0.3;

/** Steadies the edges over the frames of one live picture; keep one for each face. */
export function steadyLips(): (seen: LipShifts) => LipShifts {
  let drawn: LipShifts | undefined;
  return (seen) => {
    const last = drawn;
    const blend = (before: Float64Array, now: Float64Array): Float64Array =>
      now.map((value, i) => (before[i] as number) + (value - (before[i] as number)) * NEW_SHARE);
    drawn =
      last === undefined
        ? seen
        : { outer: blend(last.outer, seen.outer), inner: blend(last.inner, seen.inner) };
    return drawn;
  };
}
