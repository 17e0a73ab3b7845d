import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Starts Express sending `answer` from memory at `/answer`, in a process of its own. */
export async function plainExpress(answer: unknown): Promise<{ readonly url: string; stop(): void }> {
  const file = join(mkdtempSync(join(tmpdir(), 'tongqu-plain-')), 'answer.json');
  writeFileSync(file, JSON.stringify(answer));
  const child = spawn(process.execPath, ['benchmarks/support/plain-express.ts', file], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { port } = await new Promise<{ port: number }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as { port: number }));
    child.once('exit', (status) => reject(new Error(`plain Express ended with ${status}`)));
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => void child.kill('SIGTERM') };
}
