import { spawn } from 'node:child_process';

interface RunOptions {
  /** Keeps the output back and shows it only when the command fails. */
  readonly quietUnlessItFails?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs a command to its end; rejects with its output when it fails. */
export function run(
  command: string,
  parameters: readonly string[],
  { quietUnlessItFails = false, environment = {} }: RunOptions = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      stdio: ['ignore', quietUnlessItFails ? 'pipe' : 'inherit', quietUnlessItFails ? 'pipe' : 'inherit'],
      env: { ...process.env, ...environment },
    });
    const kept: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => kept.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => kept.push(chunk));
    child.once('error', reject);
    child.once('close', (status, signal) => {
      if (status === 0) resolve();
      else {
        const output = Buffer.concat(kept).toString();
        reject(new Error(`"${command} ${parameters.join(' ')}" failed (${signal ?? status})\n${output}`));
      }
    });
  });
}
