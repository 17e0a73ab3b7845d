import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface SandboxProcess {
  /** JSON with the accounts that the shop uses, readable by this user only. */
  readonly accountsFile: string;
  readonly url: string;
  stop(): Promise<void>;
}

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

/** Starts the sandbox as a process of its own and waits until it listens. */
export async function startSandboxProcess(given: {
  readonly stateDir: string;
  /** 0 = any free one. */
  readonly port: number;
}): Promise<SandboxProcess> {
  const parameters = ['--state-dir', given.stateDir, '--port', String(given.port)];
  const child = spawn(process.execPath, [MAIN, ...parameters], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // A Ctrl-C in the terminal reaches the whole group; the shop has to finish its work first.
    detached: true,
  });
  const ended = once(child, 'exit');
  const opened = once(child, 'message').then(([message]) => message as { url: string; accountsFile: string });
  const first = await Promise.race([opened, ended.then(() => undefined)]);
  if (first === undefined) throw new Error('The sandbox did not start; its message is above.');
  return {
    accountsFile: first.accountsFile,
    url: first.url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
