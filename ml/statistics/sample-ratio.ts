import { chiSquareTail } from './tails.ts';

/** Below this, people got into the arms by something else than the draw, and every difference may come from it. */
const BROKEN_BELOW_P = 0.001;

export interface SampleRatio {
  readonly p: number;
  readonly isBroken: boolean;
}

/**
 * Whether the arms have the members that the draw should have given them (Fabijan et al., KDD 2019).
 *
 * @param members Seen per arm.
 * @param shares Planned per arm, any scale, all > 0.
 */
export function sampleRatio(members: readonly number[], shares: readonly number[]): SampleRatio {
  const seen = members.reduce((sum, count) => sum + count, 0);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  if (seen === 0 || members.length < 2) return { p: 1, isBroken: false };
  const distance = members.reduce((sum, count, arm) => {
    const expected = (seen * (shares[arm] as number)) / whole;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  const p = chiSquareTail(distance, members.length - 1);
  return { p, isBroken: p < BROKEN_BELOW_P };
}
