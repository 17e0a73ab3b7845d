import type { Engine } from '#feature';
import {
  businessDay,
  type Clock,
  type EpochMs,
  type MemberId,
  type MerchantId,
  type SignedTokens,
  type Tx,
} from '#kernel';
import { mayBeMinor, OWN_CONSENT_YEARS } from '../domain/minors.ts';
import { GUARDIAN_PURPOSE, NOTICES, type Purpose } from '../domain/purposes.ts';
import type { ConsentGiven, ConsentProof, Consents, Withdrawal } from './facade.ts';
import { noticeHash } from './notice-hash.ts';
import type { BirthYears, ConsentClaims, ConsentLedger, ConsentState, ToldBirthYear } from './ports.ts';

export const CONSENT_TOKEN_PURPOSE = 'privacy.consent';

/** Withdrawals in other processes arrive within this time; the law of the house is one second. */
const FOLLOW_EVERY_MS = 400;
/** A commit may become visible a little after the instant that it carries. */
const OVERLAP_MS = 10_000;

/**
 * Who has consented to what, in memory: a camera frame asks at each frame. Filled from the database at the
 * start, by each change here after its commit, and by looking for the changes of other processes. An outbox
 * event would not do for the last: one process delivers it, and every process has to know.
 */
export class ConsentMemory implements Consents, Engine {
  readonly name = 'consents';
  readonly #ledger: ConsentLedger;
  readonly #birthYears: BirthYears;
  readonly #tokens: SignedTokens;
  readonly #clock: Clock;
  readonly #states = new Map<string, ConsentState>();
  readonly #bornIn = new Map<MemberId, number>();
  readonly #listeners = new Set<(withdrawal: Withdrawal) => void>();
  #timer: NodeJS.Timeout | undefined;
  #followedUntil: EpochMs | undefined;

  constructor(ledger: ConsentLedger, birthYears: BirthYears, tokens: SignedTokens, clock: Clock) {
    this.#ledger = ledger;
    this.#birthYears = birthYears;
    this.#tokens = tokens;
    this.#clock = clock;
  }

  isLive(memberId: MemberId, purpose: Purpose): boolean {
    return this.#liveState(memberId, purpose) !== undefined;
  }

  isRefused(memberId: MemberId, purpose: Purpose): boolean {
    return this.#states.get(keyOf(memberId, purpose))?.live === false;
  }

  isMinor(memberId: MemberId): boolean {
    const birthYear = this.#bornIn.get(memberId);
    return birthYear !== undefined && mayBeMinor(birthYear, this.#clock.now());
  }

  /** May be under 14, and no guardian has agreed (PIPL 31). */
  isUnguardedMinor(memberId: MemberId): boolean {
    return this.isMinor(memberId) && !this.isLive(memberId, GUARDIAN_PURPOSE);
  }

  async verifyToken(token: string, purpose: Purpose): Promise<ConsentProof | undefined> {
    const claims = this.#tokens.verify<ConsentClaims>(CONSENT_TOKEN_PURPOSE, token, this.#clock.now());
    if (claims === undefined || claims.purpose !== purpose) return undefined;
    // A token of an earlier consent does not come back to life when the member consents anew.
    const stands = () => this.#liveState(claims.sub, purpose)?.grantSeq === claims.grant;
    // A genuine token that is not known here yet was given by another process a moment ago.
    if (!stands()) await this.catchUp();
    if (!stands()) return undefined;
    const { mch, sub, jti, exp = 0 } = claims;
    return { merchantId: mch, memberId: sub, purpose, jti, expiresAt: exp };
  }

  async agreeAgain(tx: Tx, merchantId: MerchantId, memberId: MemberId, purpose: Purpose): Promise<void> {
    if (!this.isRefused(memberId, purpose)) return;
    const { version: noticeVersion } = NOTICES[purpose];
    const said = { merchantId, memberId, purpose, noticeVersion, noticeHash: noticeHash(purpose) };
    await this.#ledger.give(tx, { ...said, channel: 'switch', at: this.#clock.now(), evidence: null });
    const event = { occurredAt: this.#clock.now(), merchantId, memberId, purpose };
    tx.emit<ConsentGiven>({ type: 'privacy.consent_given', ...event });
  }

  catchUp(): Promise<void> {
    return this.#follow();
  }

  onWithdrawn(listener: (withdrawal: Withdrawal) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Takes over what was committed. States may arrive twice or in the wrong order: the later place counts. */
  apply(state: ConsentState): void {
    const key = keyOf(state.memberId, state.purpose);
    const known = this.#states.get(key);
    if (known !== undefined && known.seq >= state.seq) return;
    this.#states.set(key, state);
    if (state.live || known?.live !== true) return;
    for (const listener of this.#listeners) listener({ memberId: state.memberId, purpose: state.purpose });
  }

  remember({ memberId, birthYear }: ToldBirthYear): void {
    this.#bornIn.set(memberId, birthYear);
  }

  async start(): Promise<void> {
    const now = this.#clock.now();
    for (const state of await this.#ledger.all()) this.apply(state);
    const bornMin = Number(businessDay(now).slice(0, 4)) - OWN_CONSENT_YEARS;
    for (const told of await this.#birthYears.toldSince(0, bornMin)) this.remember(told);
    this.#followedUntil = now;
    // A look that fails leaves everything as it was; the next one covers the same time again.
    this.#timer = setInterval(() => void this.#follow().catch(() => undefined), FOLLOW_EVERY_MS).unref();
  }

  isReady(): boolean {
    return this.#followedUntil !== undefined;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
  }

  #liveState(memberId: MemberId, purpose: Purpose): ConsentState | undefined {
    const state = this.#states.get(keyOf(memberId, purpose));
    if (state?.live !== true || state.noticeVersion !== NOTICES[purpose].version) return undefined;
    return NOTICES[purpose].sensitive && this.isUnguardedMinor(memberId) ? undefined : state;
  }

  async #follow(): Promise<void> {
    const now = this.#clock.now();
    const since = (this.#followedUntil ?? now) - OVERLAP_MS;
    for (const state of await this.#ledger.changedSince(since)) this.apply(state);
    for (const told of await this.#birthYears.toldSince(since, 0)) this.remember(told);
    this.#followedUntil = now;
  }
}

function keyOf(memberId: MemberId, purpose: Purpose): string {
  return `${purpose} ${memberId}`;
}
