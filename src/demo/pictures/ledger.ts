import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'pictures.txt';

/**
 * Which picture was made from what. One line is added after each picture, so a cut-off loses at most the
 * picture in work; a later line about the same picture counts.
 */
export class Ledger {
  readonly #folder: string;
  readonly #made: Map<string, string>;

  constructor(folder: string) {
    this.#folder = folder;
    const file = join(folder, FILE);
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    this.#made = new Map(lines.map((line) => line.split(' ') as [string, string]));
  }

  has(name: string, fingerprint: string): boolean {
    return this.#made.get(name) === fingerprint && existsSync(join(this.#folder, name));
  }

  note(name: string, fingerprint: string): void {
    appendFileSync(join(this.#folder, FILE), `${name} ${fingerprint}\n`);
  }
}
