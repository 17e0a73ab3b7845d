import { fairCoinTails } from './tails.ts';

export interface SignTest {
  readonly forA: number;
  readonly forB: number;
  readonly ties: number;
  /** Exact, two-sided; ties say nothing and are left out. */
  readonly p: number;
}

/** @param credits Per member: what team a earned and what team b earned. A busy member still has one voice. */
export function signTest(credits: Iterable<readonly [a: number, b: number]>): SignTest {
  let [forA, forB, ties] = [0, 0, 0];
  for (const [a, b] of credits)
    if (a > b) forA += 1;
    else if (b > a) forB += 1;
    else ties += 1;
  return { forA, forB, ties, p: fairCoinTails(forA, forA + forB) };
}
