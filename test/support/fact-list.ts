/** One test of a file, as it was written down. */
export interface Fact {
  readonly id: string;
  readonly name: string;
  readonly fileName: string;
  prove(): unknown;
}

type Body = (...given: unknown[]) => unknown;

/** What the unit tests of rules use of Jest: `test`, `describe` and their `each`. */
export class FactList {
  readonly facts: Fact[] = [];
  readonly #around: string[] = [];
  #fileName = '';

  readonly test = Object.assign((name: string, body: Body) => this.#add(name, body), {
    each: (rows: readonly unknown[]) => (name: string, body: Body) => {
      for (const row of rows) this.#add(name, () => body(...cellsOf(row)));
    },
  });

  readonly describe = Object.assign((name: string, body: Body) => this.#inside(name, body), {
    each: (rows: readonly unknown[]) => (name: string, body: Body) => {
      for (const row of rows) this.#inside(name, () => body(...cellsOf(row)));
    },
  });

  /** Facts that are written down from now on are those of this file. */
  open(fileName: string): void {
    this.#fileName = fileName;
  }

  #add(name: string, prove: () => unknown): void {
    const id = `${this.facts.length}`;
    const words = [...this.#around, name].join(' ');
    this.facts.push({ id, name: `${words} #${id}`, fileName: this.#fileName, prove });
  }

  #inside(name: string, body: () => unknown): void {
    this.#around.push(name);
    body();
    this.#around.pop();
  }
}

function cellsOf(row: unknown): readonly unknown[] {
  return Array.isArray(row) ? row : [row];
}
