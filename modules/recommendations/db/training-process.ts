import { spawn } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TrainingNights, TrainingProcess } from '../app/nightly-training.ts';

const PROGRAM = fileURLToPath(new URL('../train.ts', import.meta.url));
/** Requests come first. */
const NICENESS = 10;
const NIGHT = '.night-';

/** `npm run train` as a child with the environment of this process. */
export function trainingProcess(report: (error: unknown, facts?: object) => void): TrainingProcess {
  return {
    start() {
      const child = spawn(process.execPath, [PROGRAM], { stdio: ['ignore', 'ignore', 'pipe'] });
      let complaint = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        complaint = (complaint + text).slice(-2_000);
      });
      const ended = new Promise<number | null>((resolve) => {
        child.once('error', (error) => {
          report(error, { part: 'nightly training' });
          resolve(1);
        });
        child.once('exit', (status) => {
          if (complaint !== '') report(new Error(complaint.trim()), { part: 'nightly training', status });
          resolve(status);
        });
      });
      if (child.pid !== undefined) setPriority(child.pid, NICENESS);
      return { ended, stop: () => void child.kill('SIGTERM') };
    },
  };
}

/** One empty file per night, made by whoever is first; those of earlier nights go. */
export function nightFiles(folder: string): TrainingNights {
  return {
    async take(day) {
      await mkdir(folder, { recursive: true });
      const taken = `${NIGHT}${day}`;
      try {
        await writeFile(join(folder, taken), '', { flag: 'wx' });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
        throw error;
      }
      for (const name of await readdir(folder))
        if (name.startsWith(NIGHT) && name !== taken) await rm(join(folder, name), { force: true });
      return true;
    },
    giveBack: (day) => rm(join(folder, `${NIGHT}${day}`), { force: true }),
  };
}
