import type { HandClock } from '../support/clock.ts';
import type { Callers } from './callers.ts';
import type { Dice } from './dice.ts';
import type { Instance } from './instance.ts';
import type { Outside } from './outside.ts';
import type { Shopper } from './shop.ts';

/** Who and what there is; instances are replaced when they come again. */
export interface Scene {
  readonly dice: Dice;
  readonly clock: HandClock;
  readonly outside: Outside;
  readonly shoppers: readonly Shopper[];
  readonly instances: Instance[];
  readonly callers: Callers;
  start(): Promise<Instance>;
}

/** Answers what was done, in words that are the same in every run of a seed; undefined = there was nothing to do. */
type Act = () => Promise<string | undefined> | string | undefined;

/** What may happen next, and how often it is drawn. */
export type Steps = Readonly<Record<string, { readonly weight: number; readonly act: Act }>>;

export const anyAlive = ({ instances }: Pick<Scene, 'instances'>): Instance =>
  instances.find(({ fate }) => !fate.isDead) ?? (instances[0] as Instance);
