/**
 * - `shadow`: paid in a store and was never here herself (MEM-15): nothing is made of her, no profile, no message.
 * - `active`: signed in and accepted the terms.
 * - `merged`: turned out to be somebody who is here already (MEM-03); `mergedInto` says who.
 * - `erased`: closed her account (PRV-07); the row says only that there was somebody.
 */
export type MemberState = 'shadow' | 'active' | 'merged' | 'erased';

/** The row of somebody who can be spoken to. */
export function isPresent(state: MemberState): boolean {
  return state === 'active' || state === 'shadow';
}

export interface Seniority {
  readonly id: string;
  readonly joinedAt: number;
}

/** Whose name stays when two turn out to be one: the older member, of two from the same instant the smaller id. */
export function elderOf<Person extends Seniority>(one: Person, other: Person): Person {
  if (one.joinedAt !== other.joinedAt) return one.joinedAt < other.joinedAt ? one : other;
  return one.id < other.id ? one : other;
}
