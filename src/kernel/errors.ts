/** What went wrong, in terms a caller can act on. The HTTP status is derived from it in one place. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'too_slow'
  | 'conflict'
  | 'unprocessable'
  | 'too_large'
  | 'unsupported'
  | 'rate_limited'
  | 'unavailable';

export type Facts = Readonly<Record<string, unknown>>;

/**
 * An expected failure. `code` (`<module>.<snake_case>`) is public API: clients switch on it, so it is
 * never reworded. The message is Chinese, because shoppers and clerks read it. `facts` are shown to the
 * caller as well; keep personal data out of them.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly kind: ErrorKind;
  readonly code: string;
  readonly facts: Facts;

  constructor(kind: ErrorKind, code: string, message: string, facts: Facts = {}) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.facts = facts;
  }
}

/** A bug in our own code. Never caught below the HTTP edge, never described to the client. */
export class InvariantViolation extends Error {
  override readonly name = 'InvariantViolation';
}

export function invariant(condition: boolean, rule: string): asserts condition {
  if (!condition) throw new InvariantViolation(rule);
}
