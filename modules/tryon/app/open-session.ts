import type { Clock, Ids, MemberId, MerchantId, Random, SkuId, TryOnSessionId } from '#kernel';
import type { Consents } from '#modules/privacy';
import { consentNeeded } from '../domain/refusals.ts';
import { followedPart } from './followed-part.ts';
import type { GiveSeat } from './give-seat.ts';
import type { Wardrobe } from './ports.ts';
import { PURPOSE, type SessionBook } from './session-book.ts';
import type { SharedSessions } from './shared-sessions.ts';
import { TryOnSession } from './try-on-session.ts';

const TICKET_BYTES = 24;

interface Wish {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly consentToken: string | undefined;
  readonly skuIds: readonly SkuId[];
}

export type OpenSession = (wish: Wish) => Promise<{ session: TryOnSession; streamTicket: string }>;
export type GiveTicket = (session: TryOnSession) => string;

export function openSession(
  book: SessionBook,
  consents: Consents,
  wardrobe: Wardrobe,
  shared: SharedSessions,
  giveSeat: GiveSeat,
  giveTicket: GiveTicket,
  clock: Clock,
  ids: Ids,
): OpenSession {
  return async ({ merchantId, memberId, consentToken, skuIds }) => {
    book.requireRoom(merchantId);
    const proof = consentToken === undefined ? undefined : await consents.verifyToken(consentToken, PURPOSE);
    if (proof === undefined || proof.memberId !== memberId) throw consentNeeded();
    const items = await wardrobe.items(merchantId, skuIds);
    const seat = giveSeat(followedPart(items));
    await book.makeRoom(memberId);
    const session = new TryOnSession({
      id: ids.next() as TryOnSessionId,
      ...{ merchantId, memberId, items, seat },
      consentJti: proof.jti,
      consentEndsAt: proof.expiresAt,
      startedAt: clock.now(),
    });
    await seat.take();
    await book.begin(session);
    await shared.keep(session);
    return { session, streamTicket: giveTicket(session) };
  };
}

export function ticketGiver(clock: Clock, random: Random): GiveTicket {
  return (session) =>
    session.giveTicket(Buffer.from(random.bytes(TICKET_BYTES)).toString('base64url'), clock.now());
}
