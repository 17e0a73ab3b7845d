/**
 * 即时配送: one way across the city (FUL-05). ASKED → SEARCHING → CARRIED → DELIVERED is the courier's; when the courier
 * refuses, dies or gives up, the goods WAIT for our own people, and who TAKES them delivers them. A courier that was to be
 * called off and has the goods already goes on with them: it is CARRIED all the same.
 */
export const RUN_TRANSITIONS = {
  ASKED: ['SEARCHING', 'WAITING', 'CANCELLED'],
  SEARCHING: ['CARRIED', 'DELIVERED', 'WAITING', 'CANCELLED'],
  CARRIED: ['DELIVERED', 'WAITING'],
  WAITING: ['TAKEN', 'CARRIED', 'DELIVERED', 'CANCELLED'],
  TAKEN: ['CARRIED', 'DELIVERED', 'WAITING'],
  DELIVERED: [],
  CANCELLED: ['CARRIED', 'DELIVERED'],
} as const satisfies Record<string, readonly string[]>;

export type RunState = keyof typeof RUN_TRANSITIONS;
export const RUN_STATES = Object.keys(RUN_TRANSITIONS) as RunState[];

export function runStatesBefore(to: RunState): RunState[] {
  return RUN_STATES.filter((from) => (RUN_TRANSITIONS[from] as readonly string[]).includes(to));
}
