import { readFileSync } from 'node:fs';
import { SeededRandom } from '#kernel';

/** One list of rows per user, oldest first, no row twice. Rows are 0..rowCount-1 and say nothing about the file's numbers. */
export interface SequenceFile {
  readonly users: readonly Int32Array[];
  readonly rowCount: number;
}

/** One to learn from, one to look back from, one to find. */
const ITEMS_MIN = 3;

/** A file that cannot be measured; the message is for the person at the terminal. */
export class BadSequenceFile extends Error {}

/**
 * Reads `user item item …` lines. Items are numbered anew in an order drawn from `seed`: such files are often
 * numbered by first appearance, so that the next unseen number is the answer.
 */
export function readSequenceFile(path: string, seed: number): SequenceFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new BadSequenceFile(`${path} cannot be read: ${(error as Error).message}`);
  }
  return parseSequences(text, seed, path);
}

export function parseSequences(text: string, seed: number, path: string): SequenceFile {
  const users: string[][] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const [user, ...items] = line.trim().split(/\s+/);
    if (user === undefined || user === '') continue;
    const bad = [user, ...items].find((token) => !/^\d+$/.test(token));
    if (bad !== undefined)
      throw new BadSequenceFile(`${path}, line ${index + 1}: "${bad}" is not a whole number`);
    users.push(items);
  }
  return sequenceFileOf(users, seed, path);
}

/** @param users Names of items, oldest first. */
export function sequenceFileOf(
  users: readonly (readonly string[])[],
  seed: number,
  path: string,
): SequenceFile {
  if (users.length === 0) throw new BadSequenceFile(`${path} holds no line "user item item …"`);
  // What was met before is never proposed, so a repetition could not be found: the first time counts.
  const distinct = users.map((items) => [...new Set(items)]);
  if (distinct.every(({ length }) => length < ITEMS_MIN))
    throw new BadSequenceFile(
      `${path}: no user has ${ITEMS_MIN} different items, so nothing can be held out`,
    );
  const rowOf = new Map<string, number>();
  for (const items of distinct) for (const item of items) if (!rowOf.has(item)) rowOf.set(item, rowOf.size);
  const renumbered = permutation(rowOf.size, seed);
  return {
    users: distinct.map((items) =>
      Int32Array.from(items, (item) => renumbered[rowOf.get(item) as number] as number),
    ),
    rowCount: rowOf.size,
  };
}

function permutation(size: number, seed: number): Int32Array {
  const random = new SeededRandom(seed);
  const numbers = Int32Array.from({ length: size }, (_, row) => row);
  for (let last = size - 1; last > 0; last -= 1) {
    const other = random.integer(last + 1);
    const kept = numbers[last] as number;
    numbers[last] = numbers[other] as number;
    numbers[other] = kept;
  }
  return numbers;
}
