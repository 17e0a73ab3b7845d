/** Where people write what they like: the log never forgets, so nobody's number may stay in it. */
const FREE_TEXTS: ReadonlySet<string> = new Set(['reason', 'note', 'memo', 'remark', 'reply', 'text']);
const CHARS_MAX = 200;
/** A mobile number of the mainland, also with +86, spaces or dashes in it; a barcode or an order's number is none. */
const PHONE = /(?<!\d)(?:\+?86[ -]?)?1[3-9](?:[ -]?\d){9}(?!\d)/g;
/** Number of an identity card. */
const IDENTITY = /(?<!\d)[1-9]\d{16}[\dXx](?![\dXx])/g;
const MASK = '***********';

/** The same facts; free texts are cut, and numbers of people in them masked. */
export function withoutNumbers<Facts>(facts: Facts, key = ''): Facts {
  if (typeof facts === 'string') return (FREE_TEXTS.has(key) ? cleaned(facts) : facts) as Facts;
  if (Array.isArray(facts)) return facts.map((each: unknown) => withoutNumbers(each, key)) as Facts;
  if (typeof facts !== 'object' || facts === null) return facts;
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]: [string, unknown]) => [name, withoutNumbers(value, name)]),
  ) as Facts;
}

function cleaned(text: string): string {
  return text.replace(IDENTITY, MASK).replace(PHONE, MASK).slice(0, CHARS_MAX);
}
