/** What a search looks at, as it is written on the product. */
export interface SearchedText {
  readonly productId: string;
  readonly title: string;
  readonly brand: string;
  readonly tags: readonly string[];
}

/** How well a product answers the words, best = highest. Within one class other things decide. */
const MATCH = { exact: 4, begins: 3, title: 2, named: 1, mentioned: 0 } as const;
type Match = (typeof MATCH)[keyof typeof MATCH];

/**
 * @param words In any case; each occurs somewhere in the product's text, else it would not be a result.
 *
 * Exact = its id or its whole title; begins = the title begins with what was typed; then title, then title,
 * brand and tags together, then wherever else (subtitle).
 */
export function matchOf({ productId, title, brand, tags }: SearchedText, words: readonly string[]): Match {
  const wanted = words.map((word) => word.toLowerCase());
  const typed = wanted.join(' ');
  const heading = title.toLowerCase();
  if (typed === heading || typed === productId.toLowerCase()) return MATCH.exact;
  if (heading.startsWith(typed)) return MATCH.begins;
  if (wanted.every((word) => heading.includes(word))) return MATCH.title;
  const names = [heading, brand.toLowerCase(), ...tags.map((tag) => tag.toLowerCase())].join(' ');
  return wanted.every((word) => names.includes(word)) ? MATCH.named : MATCH.mentioned;
}
