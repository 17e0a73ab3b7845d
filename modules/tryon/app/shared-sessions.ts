import type { Clock, EpochMs, Leases, MemberId, MerchantId, SkuId, TryOnSessionId } from '#kernel';
import type { Consents } from '#modules/privacy';
import { SESSION_IDLE_MS_MAX } from '../domain/limits.ts';
import { sessionsOutOfReach, unknownSession } from '../domain/refusals.ts';
import { followedPart } from './followed-part.ts';
import type { GiveSeat } from './give-seat.ts';
import type { TryOnSettings, Wardrobe } from './ports.ts';
import type { SessionBook } from './session-book.ts';
import { TryOnSession } from './try-on-session.ts';

/** What another process needs to carry a session on. Nothing of a picture, nothing of a face. */
interface SessionCard {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly consentJti: string;
  readonly consentEndsAt: EpochMs;
  readonly startedAt: EpochMs;
  readonly skuIds: readonly SkuId[];
}

/**
 * The sessions of all processes. Each lives in one of them, which keeps a lease on it; when a frame comes to
 * another process, that one takes the session over, with an empty tracker. Whoever has lost a lease lets go.
 * Where leases are out of reach, sessions go on in their process, and only cannot be carried on elsewhere.
 */
export class SharedSessions {
  readonly #book: SessionBook;
  readonly #leases: Leases;
  readonly #consents: Consents;
  readonly #wardrobe: Wardrobe;
  readonly #giveSeat: GiveSeat;
  readonly #settings: TryOnSettings;
  readonly #clock: Clock;
  readonly #held = new Map<TryOnSessionId, TryOnSession>();
  readonly #arriving = new Map<TryOnSessionId, Promise<TryOnSession>>();

  constructor(
    book: SessionBook,
    leases: Leases,
    consents: Consents,
    wardrobe: Wardrobe,
    giveSeat: GiveSeat,
    settings: TryOnSettings,
    clock: Clock,
  ) {
    this.#book = book;
    this.#leases = leases;
    this.#consents = consents;
    this.#wardrobe = wardrobe;
    this.#giveSeat = giveSeat;
    this.#settings = settings;
    this.#clock = clock;
  }

  /** Begun here, or other items on: what another process would need is written down. */
  async keep(session: TryOnSession): Promise<void> {
    const { id, merchantId, memberId, consentJti, consentEndsAt, startedAt, items } = session;
    const card: SessionCard = {
      ...{ merchantId, memberId, consentJti, consentEndsAt, startedAt },
      skuIds: items.map(({ skuId }) => skuId),
    };
    this.#hold(session);
    await this.#leases.hold(id, JSON.stringify(card), SESSION_IDLE_MS_MAX).catch(this.#report);
  }

  /** The member's own living session, wherever it lived until now; everything else is refused. */
  async find(memberId: MemberId, id: TryOnSessionId): Promise<TryOnSession> {
    if (this.#book.knows(id)) return this.#book.require(memberId, id);
    let arriving = this.#arriving.get(id);
    if (arriving === undefined) {
      arriving = this.#takeOver(memberId, id).finally(() => this.#arriving.delete(id));
      this.#arriving.set(id, arriving);
    }
    await arriving;
    return this.#book.require(memberId, id);
  }

  /** Once a second: prolongs what lives here, and lets go of what has been taken over elsewhere. */
  async prolong(): Promise<void> {
    if (this.#held.size === 0) return;
    const lost = await this.#leases.prolong([...this.#held.keys()], SESSION_IDLE_MS_MAX).catch((error) => {
      this.#report(error);
      return [];
    });
    for (const id of lost) {
      const session = this.#held.get(id as TryOnSessionId);
      if (session !== undefined) void this.#book.end(session, 'moved');
    }
  }

  /** The house closes: what another process can carry on is left to it. */
  async stop(): Promise<void> {
    const reason = this.#leases.areShared ? 'moved' : 'house_closed';
    await Promise.all([...this.#held.values()].map((session) => this.#book.end(session, reason)));
  }

  async #takeOver(memberId: MemberId, id: TryOnSessionId): Promise<TryOnSession> {
    const text = await this.#reach(this.#leases.read(id));
    const card = text === undefined ? undefined : (JSON.parse(text) as SessionCard);
    // Looked at before anything is taken: nobody may move the session of somebody else.
    if (card?.memberId !== memberId) throw unknownSession();
    if ((await this.#reach(this.#leases.takeOver(id, SESSION_IDLE_MS_MAX))) === undefined)
      throw unknownSession();
    // A consent of a moment ago may be known to the former process alone.
    await this.#consents.catchUp();
    const { merchantId, consentJti, consentEndsAt, startedAt, skuIds } = card;
    const items = await this.#wardrobe.items(merchantId, skuIds);
    const session = new TryOnSession({
      ...{ id, merchantId, memberId, consentJti, consentEndsAt, startedAt, items },
      seat: this.#giveSeat(followedPart(items)),
    });
    session.touch(this.#clock.now());
    this.#book.admit(session);
    this.#hold(session);
    return session;
  }

  #hold(session: TryOnSession): void {
    if (this.#held.has(session.id)) return;
    this.#held.set(session.id, session);
    session.hangUps.add((reason) => {
      this.#held.delete(session.id);
      if (reason !== 'moved') void this.#leases.release(session.id).catch(this.#report);
    });
  }

  async #reach<Answer>(leases: Promise<Answer>): Promise<Answer> {
    try {
      return await leases;
    } catch (error) {
      this.#report(error);
      throw sessionsOutOfReach();
    }
  }

  readonly #report = (error: unknown): void => {
    this.#settings.log.error({ err: error }, 'try-on leases are out of reach');
  };
}
