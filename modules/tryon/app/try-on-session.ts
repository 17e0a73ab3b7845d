import { timingSafeEqual } from 'node:crypto';
import type { EpochMs, MemberId, MerchantId, TryOnSessionId } from '#kernel';
import type { ClientFaceFitter, FaceTrack } from '#ml/tracking';
import type { TryOnBody } from '#ml/tryon';
import { SESSION_IDLE_MS_MAX, SESSION_MS_MAX, TICKET_MS_MAX } from '../domain/limits.ts';
import type { EndReason, WornItem } from './ports.ts';
import type { TrackerSeat } from './tracker-seat.ts';

interface PictureSize {
  readonly width: number;
  readonly height: number;
}

interface SessionStart {
  readonly id: TryOnSessionId;
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly consentJti: string;
  /** Life of the consent token; unrenewed, the session ends with it. */
  readonly consentEndsAt: EpochMs;
  readonly startedAt: EpochMs;
  readonly items: readonly WornItem[];
  readonly seat: TrackerSeat;
}

/** One person before the camera. Lives in memory only; frames pass through it and are never fields of it. */
export class TryOnSession {
  readonly id: TryOnSessionId;
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly startedAt: EpochMs;
  readonly seat: TrackerSeat;
  items: readonly WornItem[];
  /** Fits the points that a phone sends; remembers her last poses, no picture. */
  clientFace: ClientFaceFitter | undefined;
  /** When the whole frame was last seen; crops show nobody else. */
  wholeFrameAt: EpochMs;
  /** For measures; nobody but its owner asks for them, and it goes with the session. */
  lastFace: ({ readonly face: FaceTrack } & PictureSize) | undefined;
  /** For sizes of clothes; on the same terms. */
  lastBody: Pick<TryOnBody, 'worldLandmarks' | 'visibility'> | undefined;
  frames = 0;
  dropped = 0;
  /** Why it is over; undefined while it lives. */
  ended: EndReason | undefined;
  /** Live connections; told once when the session ends. */
  readonly hangUps = new Set<(reason: EndReason) => void>();
  #usedAt: EpochMs;
  #consentJti: string;
  #consentEndsAt: EpochMs;
  #ticket: { readonly text: string; readonly expiresAt: EpochMs } | undefined;

  constructor({ id, merchantId, memberId, consentJti, consentEndsAt, startedAt, items, seat }: SessionStart) {
    this.id = id;
    this.merchantId = merchantId;
    this.memberId = memberId;
    this.#consentJti = consentJti;
    this.#consentEndsAt = consentEndsAt;
    this.startedAt = startedAt;
    this.items = items;
    this.seat = seat;
    this.#usedAt = startedAt;
    this.wholeFrameAt = startedAt;
  }

  /** Id of the token under which frames are looked at now. */
  get consentJti(): string {
    return this.#consentJti;
  }

  get consentEndsAt(): EpochMs {
    return this.#consentEndsAt;
  }

  /** Two renewals may cross: the one that lasts longer counts. */
  renewConsent(jti: string, endsAt: EpochMs): void {
    if (endsAt < this.#consentEndsAt) return;
    this.#consentJti = jti;
    this.#consentEndsAt = endsAt;
  }

  touch(at: EpochMs): void {
    this.#usedAt = at;
  }

  overdue(at: EpochMs): EndReason | undefined {
    if (at >= this.#consentEndsAt) return 'consent_lapsed';
    if (at - this.startedAt >= SESSION_MS_MAX) return 'too_long';
    return this.idleMs(at) >= SESSION_IDLE_MS_MAX ? 'idle' : undefined;
  }

  /** Milliseconds since the last frame. */
  idleMs(at: EpochMs): number {
    return at - this.#usedAt;
  }

  /** One connection may show this; a newer ticket replaces an unused one. */
  giveTicket(text: string, at: EpochMs): string {
    this.#ticket = { text, expiresAt: at + TICKET_MS_MAX };
    return text;
  }

  /** True once per ticket. */
  takeTicket(text: string, at: EpochMs): boolean {
    const ticket = this.#ticket;
    if (ticket === undefined) return false;
    const [given, expected] = [Buffer.from(text), Buffer.from(ticket.text)];
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
    this.#ticket = undefined;
    return at < ticket.expiresAt;
  }
}
