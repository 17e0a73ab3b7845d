import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What V8's sampling profiler writes (`--cpu-prof`), as far as it is read here. */
interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  /** Microseconds between a sample and the one before it. */
  readonly timeDeltas: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

/** A stage, and what marks a stack frame as its own: a part of the file's path, or of the function's name. */
export interface Stage {
  readonly name: string;
  readonly marks: readonly RegExp[];
}

export const OTHER_STAGE = 'other';
const IDLE = new Set(['(idle)', '(root)']);

interface ProfilePart {
  /** Samples before this share of the profile are left out: V8 still compiles there. */
  readonly fromShare: number;
}

/**
 * Microseconds per stage in the profile of `folder` that has most of them. A sample belongs to the innermost
 * frame that any stage claims: a library called by the ranker is the ranker's.
 */
export function stageMicroseconds(
  folder: string,
  stages: readonly Stage[],
  part: ProfilePart,
): Map<string, number> {
  const perThread = readdirSync(folder)
    .filter((name) => name.endsWith('.cpuprofile'))
    .map((name) =>
      attributed(JSON.parse(readFileSync(join(folder, name), 'utf8')) as CpuProfile, stages, part),
    );
  const claimed = (of: Map<string, number>) =>
    [...of].reduce((sum, [stage, time]) => sum + (stage === OTHER_STAGE ? 0 : time), 0);
  const [most] = perThread.sort((a, b) => claimed(b) - claimed(a));
  if (most === undefined) throw new Error(`there is no profile in ${folder}`);
  return most;
}

function attributed(
  profile: CpuProfile,
  stages: readonly Stage[],
  { fromShare }: ProfilePart,
): Map<string, number> {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  const stageOf = new Map<number, string | undefined>();
  for (const { id } of profile.nodes) stageOf.set(id, innermost(id, nodes, parents, stages));
  const times = new Map<string, number>();
  const first = Math.floor(profile.samples.length * fromShare);
  for (const [place, id] of profile.samples.entries()) {
    if (place < first) continue;
    const stage = stageOf.get(id);
    if (stage !== undefined) times.set(stage, (times.get(stage) ?? 0) + (profile.timeDeltas[place] ?? 0));
  }
  return times;
}

/** Undefined = nothing ran. */
function innermost(
  leaf: number,
  nodes: ReadonlyMap<number, ProfileNode>,
  parents: ReadonlyMap<number, number>,
  stages: readonly Stage[],
): string | undefined {
  if (IDLE.has(nodes.get(leaf)?.callFrame.functionName ?? '')) return undefined;
  for (let id: number | undefined = leaf; id !== undefined; id = parents.get(id)) {
    const frame = nodes.get(id)?.callFrame;
    const text = `${frame?.url ?? ''}#${frame?.functionName ?? ''}`;
    const stage = stages.find(({ marks }) => marks.some((mark) => mark.test(text)));
    if (stage !== undefined) return stage.name;
  }
  return OTHER_STAGE;
}
