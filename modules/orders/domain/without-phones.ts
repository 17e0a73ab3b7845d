/** 138 0000 1234, +86-138-0000-1234, and the same with full-width signs between. */
const MOBILE = /(?<!\d)((?:\+?86[-－\s]?)?1[3-9]\d)[-－—\s.·]?\d{4}[-－—\s.·]?(\d{4})(?!\d)/g;

/** Staff write a phone number down without thinking: its middle is not kept (SEC-04). */
export function withoutPhones(words: string): string {
  return words.replace(MOBILE, '$1****$2');
}
