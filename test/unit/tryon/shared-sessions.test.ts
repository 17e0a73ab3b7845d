import type { EpochMs, Leases, MemberId, MerchantId, TryOnSessionId } from '#kernel';
import { MemoryLeases } from '#leases';
import type { Consents } from '#modules/privacy';
import type { EndReason, TryOnSettings, Wardrobe } from '../../../modules/tryon/app/ports.ts';
import type { SessionBook } from '../../../modules/tryon/app/session-book.ts';
import { SharedSessions } from '../../../modules/tryon/app/shared-sessions.ts';
import { TrackerSeat } from '../../../modules/tryon/app/tracker-seat.ts';
import { TryOnSession } from '../../../modules/tryon/app/try-on-session.ts';
import { HandClock } from '../../support/clock.ts';
import { ReplayTracker } from '../../support/replay-tracker.ts';

const clock = new HandClock();
const tracker = new ReplayTracker();
const seat = () => new TrackerSeat('face', async () => tracker.openSession({ mode: 'live' }));
const OWNER = 'm1' as MemberId;
const ID = 's1' as TryOnSessionId;

const sessionOf = (memberId: MemberId) =>
  new TryOnSession({
    ...{ id: ID, merchantId: 'mch' as MerchantId, memberId, consentJti: 'j' },
    ...{ consentEndsAt: (clock.now() + 600_000) as EpochMs, startedAt: clock.now(), items: [], seat: seat() },
  });

/** As much of a book as sessions arriving from elsewhere need. */
class Book {
  readonly sessions = new Map<TryOnSessionId, TryOnSession>();
  knows = (id: TryOnSessionId) => this.sessions.has(id);
  admit = (session: TryOnSession) => void this.sessions.set(session.id, session);
  require = (memberId: MemberId, id: TryOnSessionId) => {
    const session = this.sessions.get(id);
    if (session?.memberId !== memberId) throw new Error('unknown session');
    return session;
  };
  end = async (session: TryOnSession, reason: EndReason) => {
    session.ended = reason;
    this.sessions.delete(session.id);
    for (const hangUp of session.hangUps) hangUp(reason);
    session.hangUps.clear();
  };
}

const sharedBy = (book: Book, leases: Leases) =>
  new SharedSessions(
    book as unknown as SessionBook,
    leases,
    { catchUp: async () => {} } as Consents,
    { items: async () => [], ofKind: async () => [], sizes: async () => [] } satisfies Wardrobe,
    seat,
    { log: { debug() {}, info() {}, error() {} } } as unknown as TryOnSettings,
    clock,
  );

test('a session that ended while other items were put on is carried on by nobody', async () => {
  const leases = new MemoryLeases(clock);
  const book = new Book();
  const here = sharedBy(book, leases);
  const session = sessionOf(OWNER);
  book.admit(session);
  await here.keep(session);
  await book.end(session, 'left');
  await here.keep(session);
  await here.prolong();
  await expect(sharedBy(new Book(), leases).find(OWNER, ID)).rejects.toMatchObject({ kind: 'not_found' });
});

test('a stranger who asks for a session at the same moment does not keep its owner from it', async () => {
  const leases = new MemoryLeases(clock);
  await sharedBy(new Book(), leases).keep(sessionOf(OWNER));
  const there = sharedBy(new Book(), leases);
  const stranger = there.find('m2' as MemberId, ID);
  const owner = there.find(OWNER, ID);
  await expect(stranger).rejects.toMatchObject({ kind: 'not_found' });
  expect((await owner).memberId).toBe(OWNER);
});
