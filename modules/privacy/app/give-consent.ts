import {
  type Clock,
  type Ids,
  type MemberId,
  type MerchantId,
  MINUTE_MS,
  type SignedTokens,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import { mayBeMinor, minorBlocked } from '../domain/minors.ts';
import { GUARDIAN_PURPOSE, NOTICES, PURPOSES, type Purpose } from '../domain/purposes.ts';
import { CONSENT_TOKEN_PURPOSE, type ConsentMemory } from './consent-memory.ts';
import type { ConsentGiven, ConsentWithdrawn, MinorFound } from './facade.ts';
import { noticeHash } from './notice-hash.ts';
import type { BirthYears, ConsentClaims, ConsentEvidence, ConsentLedger, ConsentState } from './ports.ts';

/** PRV-03: at most ten minutes from the agreement to the use that it opens. */
const CONSENT_TOKEN_MS = 10 * MINUTE_MS;

interface ConsentSaid {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly purpose: Purpose;
  readonly channel: string;
  readonly evidence: ConsentEvidence | null;
}

interface GivenConsent {
  readonly consentToken: string;
  readonly expiresAt: number;
  readonly purpose: Purpose;
  readonly noticeVersion: number;
}

export type GiveConsent = (said: ConsentSaid & { birthYear: number | undefined }) => Promise<GivenConsent>;
/** True when she may be under 14: what she could not have agreed to then ends, unless her guardian agreed. */
export type TellBirthYear = (said: Omit<ConsentSaid, 'purpose'>, birthYear: number) => Promise<boolean>;
export type WithdrawConsent = (said: ConsentSaid) => Promise<void>;

export function tellBirthYear(
  unitOfWork: UnitOfWork,
  ledger: ConsentLedger,
  birthYears: BirthYears,
  memory: ConsentMemory,
  clock: Clock,
): TellBirthYear {
  return async (said, birthYear) => {
    const { merchantId, memberId } = said;
    const at = clock.now();
    const minor = mayBeMinor(birthYear, at);
    const ended = await unitOfWork.run(async (tx) => {
      await birthYears.put(tx, merchantId, memberId, birthYear, at);
      if (!minor) return [];
      tx.emit<MinorFound>({ type: 'privacy.minor_found', occurredAt: at, merchantId, memberId });
      // Who has a guardian could consent, and telling her year again takes none of it back.
      return memory.isLive(memberId, GUARDIAN_PURPOSE) ? [] : withdrawSensitive(tx, ledger, said, at);
    });
    memory.remember({ memberId, birthYear });
    for (const state of ended) memory.apply(state);
    return minor;
  };
}

export function giveConsent(
  unitOfWork: UnitOfWork,
  ledger: ConsentLedger,
  tell: TellBirthYear,
  memory: ConsentMemory,
  tokens: SignedTokens,
  clock: Clock,
  ids: Ids,
): GiveConsent {
  return async ({ birthYear, ...said }) => {
    const { merchantId, memberId, purpose } = said;
    const { sensitive, version } = NOTICES[purpose];
    const at = clock.now();
    const minor = birthYear === undefined ? memory.isMinor(memberId) : await tell(said, birthYear);
    if (sensitive && minor && !memory.isLive(memberId, GUARDIAN_PURPOSE)) throw minorBlocked();

    const entry = { ...said, noticeVersion: version, noticeHash: noticeHash(purpose), at };
    const state = await unitOfWork.run(async (tx) => {
      tx.emit<ConsentGiven>({
        type: 'privacy.consent_given',
        occurredAt: at,
        ...{ merchantId, memberId, purpose },
      });
      return ledger.give(tx, entry);
    });
    memory.apply(state);
    const claims: ConsentClaims = {
      ...{ jti: ids.next(), mch: merchantId, sub: memberId, purpose, version },
      grant: state.grantSeq,
    };
    const expiresAt = at + CONSENT_TOKEN_MS;
    const consentToken = tokens.sign(CONSENT_TOKEN_PURPOSE, claims, expiresAt);
    return { consentToken, expiresAt, purpose, noticeVersion: version };
  };
}

/** As easy as giving (PRV-05): nothing is asked, and withdrawing what was never given is no error. */
export function withdrawConsent(
  unitOfWork: UnitOfWork,
  ledger: ConsentLedger,
  memory: ConsentMemory,
  clock: Clock,
): WithdrawConsent {
  return async (said) => {
    const at = clock.now();
    const ended = await unitOfWork.run(async (tx) => {
      const state = await withdraw(tx, ledger, said, at);
      if (state === undefined || said.purpose !== GUARDIAN_PURPOSE) return state === undefined ? [] : [state];
      // What the child agreed to rested on it.
      return [state, ...(await withdrawSensitive(tx, ledger, said, at))];
    });
    for (const state of ended) memory.apply(state);
  };
}

async function withdraw(
  tx: Tx,
  ledger: ConsentLedger,
  said: ConsentSaid,
  at: number,
): Promise<ConsentState | undefined> {
  const { merchantId, memberId, purpose } = said;
  const { version } = NOTICES[purpose];
  const state = await ledger.withdraw(tx, {
    ...said,
    ...{ noticeVersion: version, noticeHash: noticeHash(purpose), at },
  });
  if (state !== undefined)
    tx.emit<ConsentWithdrawn>({
      type: 'privacy.consent_withdrawn',
      occurredAt: at,
      ...{ merchantId, memberId, purpose },
    });
  return state;
}

/** Somebody who says that she is under 14 could not have consented to these. */
async function withdrawSensitive(
  tx: Tx,
  ledger: ConsentLedger,
  said: Omit<ConsentSaid, 'purpose'>,
  at: number,
): Promise<ConsentState[]> {
  const ended: ConsentState[] = [];
  for (const purpose of PURPOSES.filter((each) => NOTICES[each].sensitive)) {
    const state = await withdraw(tx, ledger, { ...said, purpose }, at);
    if (state !== undefined) ended.push(state);
  }
  return ended;
}
