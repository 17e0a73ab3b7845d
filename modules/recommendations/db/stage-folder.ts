import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { TrainingBusy, type TrainingStages } from '../app/training-stages.ts';
import { arrayFrom, assembled, bytesOf, dismantled } from './array-tree.ts';
import { readIfThere, replaceFile, sha256Of, writeSynced } from './synced-files.ts';
import { chunkFiles } from './training-scratch.ts';

const INPUTS = 'inputs.json';
const LOCK = 'lock';

interface Sheet {
  readonly skeleton: unknown;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
}

/** Stages as folders that appear by rename when they are complete. */
export function stageFolder(folder: string): TrainingStages {
  const unlock = () => rm(join(folder, LOCK), { force: true });
  return {
    async begin(inputs, isSame) {
      await mkdir(folder, { recursive: true });
      await lock(folder);
      const known = await readIfThere(join(folder, INPUTS));
      const begun = known === undefined ? undefined : (JSON.parse(known.toString('utf8')) as typeof inputs);
      if (begun !== undefined && isSame(begun)) return begun;
      await clear(folder);
      await replaceFile(folder, INPUTS, Buffer.from(JSON.stringify(inputs)));
      return inputs;
    },

    async shelf(name) {
      const at = join(folder, `${name}.chunks`);
      if (!existsSync(join(folder, name))) await rm(at, { recursive: true, force: true });
      return chunkFiles(at);
    },

    async run<Result>(name: string, work: () => Promise<Result>) {
      const at = join(folder, name);
      const known = await readStage<Result>(at);
      if (known !== undefined) return { result: known, resumed: true };
      const result = await work();
      await writeStage(at, result);
      return { result, resumed: false };
    },

    async end() {
      await clear(folder);
      await unlock();
    },

    pause: unlock,
  };
}

async function readStage<Result>(at: string): Promise<Result | undefined> {
  const text = await readIfThere(join(at, 'sheet.json'));
  if (text === undefined) return undefined;
  const { skeleton, files } = JSON.parse(text.toString('utf8')) as Sheet;
  const contents = new Map<string, Buffer>();
  for (const { name, sha256 } of files) {
    const bytes = await readIfThere(join(at, name));
    // Cut off by the machine and not by a signal: it is done again.
    if (bytes === undefined || sha256Of(bytes) !== sha256) return undefined;
    contents.set(name, bytes);
  }
  return assembled(skeleton, (name) => arrayFrom(name, contents.get(name) as Buffer)) as Result;
}

async function writeStage(at: string, result: unknown): Promise<void> {
  const draft = `${at}.draft`;
  await rm(draft, { recursive: true, force: true });
  await rm(at, { recursive: true, force: true });
  await mkdir(draft);
  const { skeleton, arrays } = dismantled(result);
  const files = [];
  for (const [name, array] of arrays) {
    const bytes = bytesOf(array);
    await writeSynced(join(draft, name), bytes);
    files.push({ name, sha256: sha256Of(bytes) });
  }
  await writeSynced(join(draft, 'sheet.json'), Buffer.from(JSON.stringify({ skeleton, files })));
  await rename(draft, at);
}

/** The lock names its holder: one that was killed on this machine does not keep others out. */
async function lock(folder: string): Promise<void> {
  const at = join(folder, LOCK);
  const holder = (await readIfThere(at))?.toString('utf8');
  if (holder !== undefined && isGone(holder)) await rm(at, { force: true });
  try {
    const file = await open(at, 'wx');
    await file.writeFile(`${process.pid} ${hostname()}`);
    await file.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new TrainingBusy(`Another process is training; if it is not, delete ${at}`);
  }
}

function isGone(holder: string): boolean {
  const [pid, host] = holder.split(' ');
  if (host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

async function clear(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name !== LOCK) await rm(join(folder, name), { recursive: true, force: true });
}
