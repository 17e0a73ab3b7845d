import { statesBefore } from '../domain/sharing.ts';

/** The guard of a state change, as a list for SQL; the names come from the state machine, never from outside. */
export function before<State extends string>(
  transitions: Readonly<Record<State, readonly string[]>>,
  to: State,
): string {
  return statesBefore(transitions, to)
    .map((state) => `'${state}'`)
    .join(', ');
}
