/** Full width and half width, capitals and spaces make no difference to whoever searches. */
export function normalText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** A query as words, each once. */
export function wordsOf(query: string): readonly string[] {
  return [...new Set(normalText(query).split(' '))].filter((word) => word !== '');
}

const MIXED = /^[\p{Script=Han}a-z0-9]+$/u;
const RUNS = /\p{Script=Han}+|[a-z0-9]+/gu;

/** `碎花lyq` → 碎花, lyq. A word with anything else in it is meant as it stands. */
export function runsOf(word: string): readonly string[] {
  return MIXED.test(word) ? (word.match(RUNS) ?? []) : [word];
}

export function isHan(word: string): boolean {
  return /^\p{Script=Han}+$/u.test(word);
}

/** What could be pinyin, or its initials. */
export function isLatin(word: string): boolean {
  return /^[a-z]+$/.test(word);
}
