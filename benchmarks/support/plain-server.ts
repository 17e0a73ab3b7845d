import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PeerServer {
  readonly url: string;
  stop(): void;
}

/** Starts Express sending `answer` from memory at `/answer`, in a process of its own. */
export function plainExpress(answer: unknown): Promise<PeerServer> {
  return peerServer(['benchmarks/support/plain-express.ts', fileOf(answer)]);
}

/** Starts a feed at `/feed` on a numeric library alone; its goods look like those of `answer`. */
export function peerFeed(engine: string, items: number, answer: unknown): Promise<PeerServer> {
  return peerServer(['benchmarks/peers/feed-server.ts', engine, String(items), fileOf(answer)]);
}

function fileOf(answer: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), 'tongqu-plain-')), 'answer.json');
  writeFileSync(file, JSON.stringify(answer));
  return file;
}

async function peerServer(words: readonly string[]): Promise<PeerServer> {
  const child = spawn(process.execPath, [...words], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let complaint = '';
  child.stderr?.on('data', (bytes: Buffer) => {
    complaint += bytes.toString();
  });
  const { port } = await new Promise<{ port: number }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as { port: number }));
    child.once('exit', (status) =>
      reject(new Error(`${words.join(' ')} ended with ${status}: ${/Error: .*/.exec(complaint)?.[0]}`)),
    );
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => void child.kill('SIGTERM') };
}
