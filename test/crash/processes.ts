import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A process of the product or of the outside world that dies as in a power cut, and comes again at the same address. */
export class MortalProcess {
  readonly name: string;
  readonly url: string;
  readonly #command: readonly string[];
  readonly #environment: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;

  constructor(parts: {
    readonly name: string;
    readonly port: number;
    /** Program and its parameters, for Node. */
    readonly command: readonly string[];
    readonly environment: Readonly<Record<string, string>>;
  }) {
    this.name = parts.name;
    this.url = `http://127.0.0.1:${parts.port}`;
    this.#command = parts.command;
    this.#environment = { ...process.env, ...parts.environment };
  }

  /** Resolves when it listens; it says so as a message to its parent. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, this.#command, {
      env: this.#environment,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child = child;
    const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${this.name} did not open`)));
    ended.catch(() => undefined);
    await Promise.race([once(child, 'message'), ended]);
  }

  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  /** As a deployment does. */
  close(): Promise<void> {
    return this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}
