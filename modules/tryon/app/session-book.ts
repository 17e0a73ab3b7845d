import type { AppError, Clock, MemberId, MerchantId, TryOnSessionId, UnitOfWork } from '#kernel';
import type { Consents, Permits } from '#modules/privacy';
import {
  SEAT_IDLE_MS_MAX,
  SEAT_IDLE_MS_MIN,
  SESSION_MS_MAX,
  SESSIONS_MAX,
  SESSIONS_PER_MEMBER_MAX,
} from '../domain/limits.ts';
import { consentNeeded, switchedOff, tooManySessions, unknownSession } from '../domain/refusals.ts';
import type { EndReason, SessionRecords, TryOnSettings } from './ports.ts';
import type { TryOnSession } from './try-on-session.ts';

export const PURPOSE = 'face.tryon';
const WITHDRAWN_KEPT_MAX = 1_000;
/** Endings after which the person is asked again: streams close with 4403, requests get 403. */
export const CONSENT_ENDINGS: readonly EndReason[] = ['consent_withdrawn', 'consent_lapsed'];

/** The sessions of this process: who is before a camera now, and until when. */
export class SessionBook {
  readonly #unitOfWork: UnitOfWork;
  readonly #records: SessionRecords;
  readonly #consents: Consents;
  readonly #permits: Permits;
  readonly #settings: TryOnSettings;
  readonly #clock: Clock;
  readonly #sessions = new Map<TryOnSessionId, TryOnSession>();
  /** Sessions that ended with their consent, and whose they were: a phone that still sends is told why. */
  readonly #withdrawn = new Map<TryOnSessionId, MemberId>();
  /** Endings that are still being written down. */
  readonly #ending = new Set<Promise<void>>();

  constructor(
    unitOfWork: UnitOfWork,
    records: SessionRecords,
    consents: Consents,
    permits: Permits,
    settings: TryOnSettings,
    clock: Clock,
  ) {
    this.#unitOfWork = unitOfWork;
    this.#records = records;
    this.#consents = consents;
    this.#permits = permits;
    this.#settings = settings;
    this.#clock = clock;
    consents.onWithdrawn(({ memberId, purpose }) => {
      if (purpose !== PURPOSE) return;
      for (const session of this.#of(memberId)) void this.end(session, 'consent_withdrawn');
    });
    permits.onClosed(({ merchantId, purpose }) => {
      if (purpose !== PURPOSE) return;
      for (const session of this.#sessions.values())
        if (session.merchantId === merchantId) this.#endUnlessPermitted(session);
    });
  }

  /** Refuses before anything is spent on a session that cannot be. */
  requireRoom(merchantId: MerchantId): void {
    this.#requirePermit(merchantId);
    if (this.#sessions.size >= SESSIONS_MAX) throw tooManySessions();
  }

  /** A member who begins again (a page reload, another phone) leaves her oldest session. */
  async makeRoom(memberId: MemberId): Promise<void> {
    const surplus = this.#of(memberId).length + 1 - SESSIONS_PER_MEMBER_MAX;
    for (const oldest of this.#of(memberId).slice(0, Math.max(0, surplus)))
      await this.end(oldest, 'replaced');
  }

  /** Takes the longest pausing person's place in the tracker; false when nobody pauses. */
  async freeSeat(): Promise<boolean> {
    const at = this.#clock.now();
    const [resting] = [...this.#sessions.values()]
      .filter((session) => session.seat.isTaken && session.idleMs(at) >= SEAT_IDLE_MS_MIN)
      .sort((a, b) => b.idleMs(at) - a.idleMs(at));
    await resting?.seat.leave();
    return resting !== undefined;
  }

  async begin(session: TryOnSession): Promise<void> {
    const { id, merchantId, memberId, consentJti, startedAt } = session;
    try {
      await this.#unitOfWork.run((tx) =>
        this.#records.begin(tx, { id, merchantId, memberId, consentJti, startedAt }),
      );
    } catch (error) {
      await session.seat.leave();
      throw error;
    }
    this.admit(session);
  }

  /** A session that has its record already. */
  admit(session: TryOnSession): void {
    this.#sessions.set(session.id, session);
    // The consent may have been withdrawn while the record was written.
    this.requireLive(session);
  }

  /** Whether it lives here, or did until its consent was withdrawn. */
  knows(id: TryOnSessionId): boolean {
    return this.#sessions.has(id) || this.#withdrawn.has(id);
  }

  /** The member's own living session, under a living consent; everything else is refused. */
  require(memberId: MemberId, id: TryOnSessionId): TryOnSession {
    const session = this.#sessions.get(id);
    if (session === undefined)
      throw this.#withdrawn.get(id) === memberId ? consentNeeded() : unknownSession();
    if (session.memberId !== memberId) throw unknownSession();
    this.requireLive(session);
    return session;
  }

  /** For connections: the ticket says who it is. */
  withTicket(id: TryOnSessionId, ticket: string): TryOnSession | undefined {
    const session = this.#sessions.get(id);
    return session?.takeTicket(ticket, this.#clock.now()) === true ? session : undefined;
  }

  /** Asked at each frame. */
  requireLive(session: TryOnSession): void {
    this.#requirePermit(session.merchantId);
    if (session.ended !== undefined) throw refusalAfter(session.ended);
    const overdue = session.overdue(this.#clock.now());
    if (overdue !== undefined) {
      void this.end(session, overdue);
      throw refusalAfter(overdue);
    }
    if (!this.#consents.isLive(session.memberId, PURPOSE)) {
      void this.end(session, 'consent_withdrawn');
      throw consentNeeded();
    }
  }

  /** Gone at once for everybody; the tracker's memory and the record follow. Never rejects. */
  end(session: TryOnSession, reason: EndReason): Promise<void> {
    if (session.ended !== undefined) return Promise.resolve();
    session.ended = reason;
    this.#sessions.delete(session.id);
    if (CONSENT_ENDINGS.includes(reason)) this.#remember(session);
    for (const hangUp of session.hangUps) hangUp(reason);
    session.hangUps.clear();
    session.clientFace = undefined;
    session.lastFace = undefined;
    session.lastBody = undefined;
    const ending = this.#finish(session, reason).finally(() => this.#ending.delete(ending));
    this.#ending.add(ending);
    return ending;
  }

  /** Looks after those who stopped sending frames. */
  async endOverdue(): Promise<void> {
    const at = this.#clock.now();
    for (const session of this.#sessions.values()) {
      this.#endUnlessPermitted(session);
      const overdue = session.overdue(at);
      if (overdue !== undefined) await this.end(session, overdue);
      else if (session.idleMs(at) >= SEAT_IDLE_MS_MAX) await session.seat.leave();
    }
  }

  /** Closes the records of processes that died. */
  async closeAbandoned(): Promise<void> {
    const at = this.#clock.now();
    await this.#unitOfWork.run((tx) => this.#records.finishAbandoned(tx, at - 2 * SESSION_MS_MAX, at));
  }

  async stop(): Promise<void> {
    for (const session of this.#sessions.values()) void this.end(session, 'house_closed');
    await Promise.all(this.#ending);
  }

  #requirePermit(merchantId: MerchantId): void {
    if (!this.#settings.enabled) throw switchedOff();
    const refusal = this.#permits.refusal(merchantId, PURPOSE);
    if (refusal !== undefined) throw refusal;
  }

  #endUnlessPermitted(session: TryOnSession): void {
    const refusal = this.#permits.refusal(session.merchantId, PURPOSE);
    if (refusal !== undefined)
      void this.end(session, refusal.kind === 'forbidden' ? 'assessment_lapsed' : 'switched_off');
  }

  #remember({ id, memberId }: TryOnSession): void {
    this.#withdrawn.set(id, memberId);
    const [oldest] = this.#withdrawn.keys();
    if (this.#withdrawn.size > WITHDRAWN_KEPT_MAX && oldest !== undefined) this.#withdrawn.delete(oldest);
  }

  #of(memberId: MemberId): TryOnSession[] {
    return [...this.#sessions.values()].filter((session) => session.memberId === memberId);
  }

  async #finish(session: TryOnSession, reason: EndReason): Promise<void> {
    const framesDeleted = await session.seat.leave().then(
      () => true,
      () => false,
    );
    const { id, frames, dropped } = session;
    const at = this.#clock.now();
    await this.#unitOfWork
      .run((tx) =>
        reason === 'moved'
          ? this.#records.add(tx, id, { frames, dropped })
          : this.#records.finish(tx, id, { at, reason, frames, dropped, framesDeleted }),
      )
      // The record stays open and is closed by the sweep; the session itself is gone either way.
      .catch(() => undefined);
  }
}

function refusalAfter(reason: EndReason): AppError {
  return CONSENT_ENDINGS.includes(reason) ? consentNeeded() : unknownSession();
}
