import { sentenceOf } from '../api/transport.ts';

/** Something that a page shows once it is there: a skeleton before, a sentence and a button when it failed. */
export interface Loadable<Value> {
  phase: 'loading' | 'ready' | 'failed';
  value: Value;
  problem: string;
}

export function loadable<Value>(value: Value): Loadable<Value> {
  return { phase: 'loading', value, problem: '' };
}

/**
 * Fills `target` with what `load` brings. What is shown already stays until the new value is there, and
 * stays when a quiet reload fails. An answer that was overtaken by a later call is dropped.
 */
export function loader<Value>(target: Loadable<Value>) {
  let latest = 0;
  return async (load: () => Promise<Value>): Promise<void> => {
    latest += 1;
    const mine = latest;
    const quiet = target.phase === 'ready';
    if (!quiet) target.phase = 'loading';
    try {
      const value = await load();
      if (mine !== latest) return;
      target.value = value;
      target.phase = 'ready';
      target.problem = '';
    } catch (error) {
      if (mine !== latest) return;
      target.problem = sentenceOf(error);
      if (!quiet) target.phase = 'failed';
    }
  };
}
