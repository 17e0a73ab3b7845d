import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** One step of a document: what is pasted, and the answer that stands below it (undefined = none is shown). */
interface Step {
  readonly line: number;
  readonly commands: string;
  readonly shown: string | undefined;
}

export interface Walked extends Step {
  readonly answered: string;
  /** Of the last command. */
  readonly status: number;
}

const FENCE = /^```sh\n([\s\S]*?)^```\n(?:\n```text\n([\s\S]*?)^```\n)?/gm;
/** Between what the steps say; nothing that a shop answers. */
const MARK = '\u0001';
const WALK_MS_MAX = 400_000;

export function stepsOf(document: string): readonly Step[] {
  const text = readFileSync(document, 'utf8');
  return [...text.matchAll(FENCE)].map(({ index, 1: commands = '', 2: shown }) => ({
    line: text.slice(0, index).split('\n').length + 1,
    commands,
    shown: shown?.trimEnd(),
  }));
}

/** Programs that the documents need and this machine lacks. */
export function missingPrograms(): readonly string[] {
  return ['bash', 'curl'].filter((program) => spawnSync(program, ['--version']).error !== undefined);
}

/** Pastes the steps, one after the other, into one bash with an empty home: no proxy and no setting of this machine. */
export async function walk(steps: readonly Step[]): Promise<readonly Walked[]> {
  const home = mkdtempSync(join(tmpdir(), 'tongqu-walk-'));
  const script = join(home, 'walk.sh');
  writeFileSync(script, steps.map(({ commands }) => `${commands}printf '${MARK}%s${MARK}' $?\n`).join(''));
  const path = [dirname(process.execPath), process.env['PATH']].join(delimiter);
  const said = await new Promise<string>((resolve, reject) => {
    const env = { HOME: home, PATH: path, LANG: 'C.UTF-8' };
    execFile(
      'bash',
      ['-c', `exec bash -u -o pipefail '${script}' 2>&1`],
      { env, timeout: WALK_MS_MAX },
      (error, stdout) =>
        error === null
          ? resolve(stdout)
          : reject(new Error(`The walk broke off:\n${stdout}`, { cause: error })),
    );
  });
  const parts = said.split(MARK);
  return steps.map((step, n) => ({
    ...step,
    answered: (parts[2 * n] ?? '').replaceAll('\r\n', '\n').trimEnd(),
    status: Number(parts[2 * n + 1]),
  }));
}

/** What the document shows when the answer fits it, else the answer as it is. `…` is anything in a line, alone in a line any lines. */
export function asShown(answered: string, shown: string): string {
  const lines = shown
    .split('\n')
    .map((line) => (line === '…' ? '(?:.*\\n)*' : `${line.split('…').map(literally).join('.*')}\\n`));
  return new RegExp(`^${lines.join('')}$`).test(`${answered}\n`) ? shown : answered;
}

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
