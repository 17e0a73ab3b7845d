import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const GIT = '.git';
const REFERENCE = /^ref: (\S+)$/;

/** The commit that this process was started from; `unknown` in a copy without its history. */
export function codeVersion(): string {
  try {
    const head = readFileSync(join(GIT, 'HEAD'), 'utf8').trim();
    const reference = REFERENCE.exec(head)?.[1];
    return reference === undefined ? head : commitOf(reference);
  } catch {
    return 'unknown';
  }
}

function commitOf(reference: string): string {
  try {
    return readFileSync(join(GIT, reference), 'utf8').trim();
  } catch {
    // Packed by a clone: lines of `commit reference`.
    const line = readFileSync(join(GIT, 'packed-refs'), 'utf8')
      .split('\n')
      .find((each) => each.endsWith(` ${reference}`));
    return line?.split(' ')[0] ?? 'unknown';
  }
}
