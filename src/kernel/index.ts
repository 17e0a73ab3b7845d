export {
  businessDay,
  businessDayNumber,
  businessDayStart,
  businessMinute,
  type Clock,
  DAY_MS,
  type EpochMs,
  HOUR_MS,
  MINUTE_MS,
  SECOND_MS,
  startOfBusinessDay,
} from './clock.ts';
export { AppError, type ErrorKind, type Facts, InvariantViolation, invariant } from './errors.ts';
export {
  type AnswerBook,
  IDEMPOTENCY_KEY_CHARS_MAX,
  IDEMPOTENCY_KEY_CHARS_MIN,
  type RequestKey,
} from './idempotency.ts';
export type {
  Ids,
  MemberId,
  MerchantId,
  OrderId,
  PaymentId,
  ProductId,
  SkuId,
  StaffId,
  StoreId,
  TryOnSessionId,
} from './ids.ts';
export type { KeyedHash } from './keyed-hash.ts';
export type { Leases } from './leases.ts';
export { allocate, type Bps, bps, type Fen, fen, sumFen, takeRate, ZERO_FEN } from './money.ts';
export { decodeCursor, encodeCursor, type Page, pageOf } from './paging.ts';
export {
  type Authenticator,
  holdsRole,
  type MemberPrincipal,
  type Principal,
  STAFF_ROLES,
  type StaffPrincipal,
  type StaffRole,
} from './principal.ts';
export { type Random, SeededRandom } from './random.ts';
export type { SignedTokens } from './signed-tokens.ts';
export {
  ANSWER_BOOK,
  CLOCK,
  IDS,
  KEYED_HASH,
  LEASES,
  MEMBER_AUTHENTICATOR,
  RANDOM,
  SIGNED_TOKENS,
  STAFF_AUTHENTICATOR,
  type Token,
  token,
  UNIT_OF_WORK,
} from './tokens.ts';
export type { DomainEvent, EventHandler, StoredEvent, Tx, UnitOfWork } from './unit-of-work.ts';
