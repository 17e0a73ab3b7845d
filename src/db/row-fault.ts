/** SQLSTATE classes "data exception" and "integrity constraint violation". */
const POSTGRES = /^(22|23)[0-9A-Z]{3}$/;
const SQLITE = /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE)/;

/** The database works, and refuses what stands in a row: the same statement without that row may go through. */
export function isRowFault(error: unknown): boolean {
  // By its shape: the driver's errors may come from another realm, where `Error` is another class.
  if (typeof error !== 'object' || error === null) return false;
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown };
  return (typeof code === 'string' && (POSTGRES.test(code) || SQLITE.test(code))) || isRowFault(cause);
}
