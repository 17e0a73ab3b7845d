import { globSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Fact, FactList } from './fact-list.ts';

/** What Stryker's instrumented code looks at: which change is active, and what it visited. */
interface Switchboard {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: unknown;
}

interface MutantRun {
  readonly activeMutant: { readonly id: string };
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
  readonly mutantActivation: 'runtime' | 'static';
}

/**
 * Runs unit tests in the process that loaded them. Jest loads every module anew for each change, which took 1.1 s of
 * processor time each for the kernel; here a change costs what its tests cost. Changes of what a module does while it is
 * loaded get a process of their own, since an imported module is never loaded twice.
 */
class DirectRunner {
  readonly #patterns: readonly string[];
  readonly #list = new FactList();
  readonly #board: Switchboard;
  /** Milliseconds without any change, by fact. */
  readonly #cost = new Map<string, number>();
  #loaded = false;

  constructor(patterns: readonly string[]) {
    this.#patterns = patterns;
    const world = globalThis as { __stryker__?: Switchboard };
    world.__stryker__ ??= {};
    this.#board = world.__stryker__;
  }

  capabilities() {
    return { reloadEnvironment: false };
  }

  async dryRun() {
    await this.#load();
    const tests: object[] = [];
    for (const fact of this.#list.facts) {
      this.#board.currentTestId = fact.id;
      const startedAt = performance.now();
      const failure = await failureOf(fact);
      const { id, name, fileName } = fact;
      const timeSpentMs = performance.now() - startedAt;
      this.#cost.set(id, timeSpentMs);
      const test = { id, name, fileName, timeSpentMs };
      tests.push(failure === null ? { ...test, status: 0 } : { ...test, status: 1, failureMessage: failure });
    }
    this.#board.currentTestId = undefined;
    return { status: 'complete', tests, mutantCoverage: this.#board.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }: MutantRun) {
    const board = this.#board;
    if (mutantActivation === 'static') board.activeMutant = activeMutant.id;
    try {
      await this.#load();
    } catch (error) {
      return { status: 'error', errorMessage: String(error) };
    }
    Object.assign(board, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit && 0 });
    const cost = ({ id }: Fact) => this.#cost.get(id) ?? 0;
    const facts = this.#list.facts
      .filter(({ id }) => testFilter === undefined || testFilter.includes(id))
      // Whatever an example notices needs no property of a thousand baskets.
      .toSorted((a, b) => cost(a) - cost(b));
    let nrOfTests = 0;
    for (const fact of facts) {
      nrOfTests += 1;
      const failureMessage = await failureOf(fact);
      if (board.hitLimit !== undefined && (board.hitCount ?? 0) > board.hitLimit)
        return this.#rested({ status: 'timeout', reason: 'it went on for too long' });
      if (failureMessage === null) continue;
      this.#rested({});
      // A fact that fails without the change as well tells nothing about it: another one left something behind.
      if (mutantActivation === 'runtime' && (await failureOf(fact)) !== null)
        throw new Error(`"${fact.name}" fails by itself`);
      return { status: 'killed', killedBy: [fact.id], failureMessage, nrOfTests };
    }
    return this.#rested({ status: 'survived', nrOfTests });
  }

  async #load(): Promise<void> {
    if (this.#loaded) return;
    this.#loaded = true;
    const fewDraws = new URL('./few-draws.ts', import.meta.url).href;
    registerHooks({
      resolve: (name, context, next) =>
        name === 'fast-check' ? { url: fewDraws, shortCircuit: true } : next(name, context),
    });
    // Jest's own, which @jest/globals gives out under Jest alone.
    const { expect } = createRequire(createRequire(import.meta.url).resolve('@jest/globals'))('expect');
    Object.assign(globalThis, { expect, test: this.#list.test, describe: this.#list.describe });
    for (const file of this.#patterns.flatMap((pattern) => globSync(pattern)).sort()) {
      this.#list.open(file);
      await import(pathToFileURL(resolve(file)).href);
    }
  }

  #rested<Verdict>(verdict: Verdict): Verdict {
    Object.assign(this.#board, { activeMutant: undefined, hitLimit: undefined, hitCount: undefined });
    return verdict;
  }
}

async function failureOf(fact: Fact): Promise<string | null> {
  try {
    await fact.prove();
    return null;
  } catch (error) {
    return String(error);
  }
}

interface Options {
  readonly jest: { readonly config: { readonly testMatch: readonly string[] } };
}

const factory = Object.assign(
  ({ jest }: Options) =>
    new DirectRunner(jest.config.testMatch.map((pattern) => pattern.replace('<rootDir>/', ''))),
  { inject: ['options'] },
);

/** How Stryker finds a plugin. */
export const strykerPlugins = [{ kind: 'TestRunner', name: 'direct', factory }];
