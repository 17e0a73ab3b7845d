import type { Clock } from './clock.ts';
import type { AnswerBook } from './idempotency.ts';
import type { Ids } from './ids.ts';
import type { KeyedHash } from './keyed-hash.ts';
import type { Leases } from './leases.ts';
import type { Authenticator } from './principal.ts';
import type { Random } from './random.ts';
import type { SignedTokens } from './signed-tokens.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/**
 * Names a service in the container. It is a symbol at run time; the type says "constructor of Service",
 * because that is the kind of identifier whose service type the container's own types check. With a plain
 * symbol type, a use case wired to the wrong dependency would compile.
 */
export type Token<Service> = abstract new () => Service;

export function token<Service>(name: string): Token<Service> {
  return Symbol(name) as unknown as Token<Service>;
}

export const CLOCK = token<Clock>('Clock');
export const IDS = token<Ids>('Ids');
export const RANDOM = token<Random>('Random');
export const UNIT_OF_WORK = token<UnitOfWork>('UnitOfWork');
export const ANSWER_BOOK = token<AnswerBook>('AnswerBook');
export const LEASES = token<Leases>('Leases');
export const SIGNED_TOKENS = token<SignedTokens>('SignedTokens');
export const KEYED_HASH = token<KeyedHash>('KeyedHash');
/** Members' tokens; bound by the members module. */
export const MEMBER_AUTHENTICATOR = token<Authenticator>('MemberAuthenticator');
/** Staff tokens; bound by the access module. */
export const STAFF_AUTHENTICATOR = token<Authenticator>('StaffAuthenticator');
