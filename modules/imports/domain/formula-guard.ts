/** What makes a spreadsheet run a cell: OWASP's list for CSV injection. */
const RUNS = /^[=+\-@\t\r]/;
const GUARDED = /^'[=+\-@\t\r]/;
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

/** A leading apostrophe turns a formula into text; a plain number needs none and stays a number. */
export function guardFormula(text: string): string {
  return RUNS.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

/** The other way round, so that what was taken out can be brought in again unchanged. */
export function withoutGuard(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
