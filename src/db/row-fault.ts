/** SQLSTATE classes "data exception" and "integrity constraint violation". */
const POSTGRES = /^(22|23)[0-9A-Z]{3}$/;
const SQLITE = /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE)/;

/** The database works, and refuses what stands in a row: the same statement without that row may go through. */
export function isRowFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (
    'code' in error &&
    typeof error.code === 'string' &&
    (POSTGRES.test(error.code) || SQLITE.test(error.code))
  )
    return true;
  return isRowFault(error.cause);
}
