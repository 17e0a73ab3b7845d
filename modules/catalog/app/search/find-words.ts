import { MATCH } from '../../domain/search/match.ts';
import { isHan, isLatin, runsOf } from '../../domain/search/normal-text.ts';
import { scanAlike } from '../../domain/search/one-edit.ts';
import type { GoodsIndex } from './goods-index.ts';
import { spellingOf } from './spelling.ts';

/** Shorter words have too many neighbours: 眼影 is one slip away from 眼镜, and nobody who wants the one wants the other. */
const HAN_SLIP_CHARS_MIN = 3;
const LATIN_SLIP_CHARS_MIN = 4;
/** One letter is nobody's initials. */
const SPELLED_CHARS_MIN = 2;

/** Words that mean the same as this one, without it. */
export type Synonyms = (word: string) => readonly string[];

/** Class of match by row; every word has to be found, the weakest decides. */
export function findWords(index: GoodsIndex, words: readonly string[], synonyms: Synonyms): Uint8Array {
  let found: Uint8Array | undefined;
  for (const word of words) {
    const one = findWord(index, word, synonyms);
    if (found === undefined) found = one;
    else weaken(found, one);
  }
  const matches = found ?? new Uint8Array(index.rowCount);
  liftWholeTitles(index, matches, words.join(' '));
  return matches;
}

function findWord(index: GoodsIndex, word: string, synonyms: Synonyms): Uint8Array {
  const matches = new Uint8Array(index.rowCount);
  const found = [word, ...synonyms(word)].map((each) => findAsWritten(index, each, matches));
  found.push(findSpelled(index, word, matches));
  if (found.includes(true)) return matches;
  const runs = runsOf(word);
  if (runs.length > 1) {
    const parts = findWords(index, runs, synonyms);
    if (parts.some((match) => match > 0)) return parts;
  }
  findAlike(index, word, matches);
  return matches;
}

function findAsWritten(index: GoodsIndex, word: string, matches: Uint8Array): boolean {
  let isFound = false;
  index.text.scan(word, (row, at) => {
    const { title, named } = index.reach(row);
    const match = at < title ? MATCH.title : at < named ? MATCH.named : MATCH.mentioned;
    if (match > (matches[row] as number)) matches[row] = match;
    isFound = true;
    return true;
  });
  return isFound;
}

function findSpelled(index: GoodsIndex, word: string, matches: Uint8Array): boolean {
  if (!isLatin(word) || word.length < SPELLED_CHARS_MIN) return false;
  let isFound = false;
  const accept = (row: number) => {
    if (MATCH.spelled > (matches[row] as number)) matches[row] = MATCH.spelled;
    isFound = true;
    return true;
  };
  index.initials.scan(word, accept);
  index.sounds.scan(word, (row, at) => index.isSyllable(row, at) && accept(row));
  return isFound;
}

/** One slip in the characters or in the pinyin; or characters that sound the same (眼睛 for 眼镜). */
function findAlike(index: GoodsIndex, word: string, matches: Uint8Array): void {
  const accept = (row: number) => {
    matches[row] = MATCH.alike;
    return true;
  };
  if (isHan(word)) {
    index.sounds.scan(spellingOf(word).sounds, (row, at) => index.isSyllable(row, at) && accept(row));
    if (word.length >= HAN_SLIP_CHARS_MIN) scanAlike(index.text, word, accept);
  } else if (word.length >= LATIN_SLIP_CHARS_MIN && isLatin(word)) {
    scanAlike(index.text, word, accept);
    scanAlike(index.sounds, word, (row, at) => index.isSyllable(row, at) && accept(row));
  }
}

function weaken(found: Uint8Array, other: Uint8Array): void {
  for (let row = 0; row < found.length; row += 1)
    if ((other[row] as number) < (found[row] as number)) found[row] = other[row] as number;
}

/** Plain loops: over 50,000 rows an iterator took 1 ms. */
function liftWholeTitles(index: GoodsIndex, matches: Uint8Array, typed: string): void {
  for (let row = 0; row < matches.length; row += 1) {
    if (matches[row] !== MATCH.title) continue;
    const line = index.text.line(row);
    if (!line.startsWith(typed)) continue;
    matches[row] = index.reach(row).title === typed.length ? MATCH.exact : MATCH.begins;
  }
}
