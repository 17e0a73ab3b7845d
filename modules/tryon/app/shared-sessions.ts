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

interface Held {
  readonly session: TryOnSession;
  readonly card: string;
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
  readonly #held = new Map<TryOnSessionId, Held>();
  /** By who asks, too: a stranger's refusal is not the owner's. */
  readonly #arriving = new Map<string, Promise<TryOnSession>>();

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
    // It may have ended while its items or its consent were looked up: then nobody shall carry it on.
    if (session.ended !== undefined) return;
    const { id, merchantId, memberId, consentJti, consentEndsAt, startedAt, items } = session;
    const skuIds = items.map(({ skuId }) => skuId);
    const card: SessionCard = { merchantId, memberId, consentJti, consentEndsAt, startedAt, skuIds };
    const text = JSON.stringify(card);
    this.#hold(session, text);
    await this.#leases.hold(id, text, SESSION_IDLE_MS_MAX).catch(this.#report);
  }

  /** The member's own living session, wherever it lived until now; everything else is refused. */
  async find(memberId: MemberId, id: TryOnSessionId): Promise<TryOnSession> {
    if (this.#book.knows(id)) return this.#book.require(memberId, id);
    const journey = `${memberId} ${id}`;
    let arriving = this.#arriving.get(journey);
    if (arriving === undefined) {
      arriving = this.#takeOver(memberId, id).finally(() => this.#arriving.delete(journey));
      this.#arriving.set(journey, arriving);
    }
    await arriving;
    return this.#book.require(memberId, id);
  }

  /** Once a second: prolongs what lives here, and lets go of what has been taken over elsewhere. */
  async prolong(): Promise<void> {
    if (this.#held.size === 0) return;
    const cards = new Map([...this.#held].map(([id, { card }]) => [id, card]));
    const lost = await this.#leases.prolong(cards, SESSION_IDLE_MS_MAX).catch((error) => {
      this.#report(error);
      return [];
    });
    for (const id of lost) {
      const held = this.#held.get(id as TryOnSessionId);
      if (held !== undefined) void this.#book.end(held.session, 'moved');
    }
  }

  /** The house closes: what another process can carry on is left to it. */
  async stop(): Promise<void> {
    const reason = this.#leases.areShared ? 'moved' : 'house_closed';
    await Promise.all([...this.#held.values()].map(({ session }) => this.#book.end(session, reason)));
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
    // Held before it is admitted: one that is refused lets go of its lease.
    this.#hold(session, text as string);
    this.#book.admit(session);
    return session;
  }

  #hold(session: TryOnSession, card: string): void {
    const isNew = !this.#held.has(session.id);
    this.#held.set(session.id, { session, card });
    if (!isNew) return;
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
