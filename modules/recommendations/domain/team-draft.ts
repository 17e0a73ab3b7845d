import type { Random } from '#kernel';

/** Which of two rankers brought a good into a drafted list, and so whose the click is. */
export type Team = 'a' | 'b';

export interface Drafted {
  /** `[count]`, falling from 1 in drafted order: what comes after ranking sees one list, not two. */
  readonly scores: Float32Array;
  /** `[count]`, by candidate. */
  readonly teams: readonly Team[];
}

/**
 * Team-draft interleaving (Radlinski, Kurup, Joachims, CIKM 2008): in each round both rankers pick their best
 * candidate that is still free, and a coin says who picks first. A ranker that is no better gets half of the
 * credit on average, whatever the member clicks.
 *
 * @param a `[count]` scores of the first ranker; equal scores keep the order of the candidates.
 * @param b `[count]` scores of the second ranker for the same candidates.
 * @param coin Seeded per visit, so that a list that is shown twice is the same list.
 */
export function teamDraft(a: Float32Array, b: Float32Array, coin: Random): Drafted {
  const picks = { a: orderOf(a), b: orderOf(b) };
  const next = { a: 0, b: 0 };
  const scores = new Float32Array(a.length);
  const teams = new Array<Team | undefined>(a.length).fill(undefined);
  let first: Team = 'a';
  for (let place = 0; place < a.length; place += 1) {
    if (place % 2 === 0) first = coin.integer(2) === 0 ? 'a' : 'b';
    const team = place % 2 === 0 ? first : other(first);
    while (teams[picks[team][next[team]] as number] !== undefined) next[team] += 1;
    const candidate = picks[team][next[team]] as number;
    teams[candidate] = team;
    scores[candidate] = 1 - place / a.length;
  }
  return { scores, teams: teams as Team[] };
}

function other(team: Team): Team {
  return team === 'a' ? 'b' : 'a';
}

/** Candidates, best first. */
function orderOf(scores: Float32Array): number[] {
  return Array.from(scores.keys()).sort((x, y) => (scores[y] as number) - (scores[x] as number) || x - y);
}
