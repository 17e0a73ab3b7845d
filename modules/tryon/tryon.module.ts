import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Engine, Feature, Job, MemberData } from '#feature';
import type { Route, SocketRoute } from '#http';
import { CLOCK, IDS, LEASES, MINUTE_MS, RANDOM, SECOND_MS, token, UNIT_OF_WORK } from '#kernel';
import { ClientFaceFitter, canonicalFace, TrackerPool } from '#ml/tracking';
import { ChromiumRenderer, PhotoRenderer } from '#ml/tryon';
import { CATALOG } from '#modules/catalog';
import { CONSENTS, PERMITS } from '#modules/privacy';
import { type FitItems, fitItems } from './app/fit-items.ts';
import { type GiveSeat, seatGiver } from './app/give-seat.ts';
import { type HintSize, hintSize } from './app/hint-size.ts';
import { type GiveTicket, type OpenSession, openSession, ticketGiver } from './app/open-session.ts';
import { type ComparePhoto, comparePhoto, type TakePhoto, takePhoto } from './app/photo.ts';
import {
  FRAME_TRACKER,
  type FrameTracker,
  PHOTO_COMPOSER,
  type PhotoComposer,
  SESSION_RECORDS,
  TRYON_SETTINGS,
  WARDROBE,
} from './app/ports.ts';
import { type RenewConsent, renewConsent } from './app/renew-consent.ts';
import { SessionBook } from './app/session-book.ts';
import { SharedSessions } from './app/shared-sessions.ts';
import { type TrackFrame, trackFrame } from './app/track-frame.ts';
import type { FitClientFace } from './app/track-landmarks.ts';
import { sessionsOfMember } from './db/sessions-of-member.ts';
import { sqlSessionRecords } from './db/sql-session-records.ts';
import { tryonTables } from './db/tryon-tables.ts';
import { tryonRoutes } from './http/tryon-routes.ts';
import { tryonSocket } from './http/tryon-socket.ts';
import { photoComposer } from './vision/photo-composer.ts';
import { wardrobe } from './vision/wardrobe.ts';

/** One renderer worker: photos are rare beside frames, and two would take memory from the tracker. */
const RENDER_WORKERS = 1;

export const SESSION_BOOK = token<SessionBook>('SessionBook');
const SHARED_SESSIONS = token<SharedSessions>('SharedSessions');
const GIVE_SEAT = token<GiveSeat>('GiveSeat');
const GIVE_TICKET = token<GiveTicket>('GiveTicket');
const OPEN_SESSION = token<OpenSession>('OpenSession');
const RENEW_CONSENT = token<RenewConsent>('RenewConsent');
const CLIENT_FACES = token<FitClientFace>('ClientFaces');
const TRACK_FRAME = token<TrackFrame>('TrackFrame');
const TAKE_PHOTO = token<TakePhoto>('TakePhoto');
const COMPARE_PHOTO = token<ComparePhoto>('ComparePhoto');
const FIT_ITEMS = token<FitItems>('FitItems');
const HINT_SIZE = token<HintSize>('HintSize');
const TRYON_ROUTES = token<readonly Route[]>('TryOnRoutes');
const TRYON_SOCKETS = token<readonly SocketRoute[]>('TryOnSockets');
const TRYON_ENGINES = token<readonly Engine[]>('TryOnEngines');
const TRYON_OF_MEMBER = token<MemberData>('TryOnOfMember');
const TRYON_JOBS = token<readonly Job[]>('TryOnJobs');

const wiring = new ContainerModule(({ bind }) => {
  bind(FRAME_TRACKER)
    .toResolvedValue(
      ({ trackerWorkers, modelDir, log }) => new TrackerPool({ workers: trackerWorkers, modelDir, log }),
      [TRYON_SETTINGS],
    )
    .inSingletonScope();
  bind(PHOTO_COMPOSER)
    .toResolvedValue(
      ({ assetsDir, chromium }) =>
        photoComposer(
          chromium === undefined
            ? new PhotoRenderer({ workers: RENDER_WORKERS, assetsDir })
            : new ChromiumRenderer({ workers: RENDER_WORKERS, assetsDir, chromium }),
        ),
      [TRYON_SETTINGS],
    )
    .inSingletonScope();
  bind(WARDROBE).toResolvedValue(wardrobe, [CATALOG, TRYON_SETTINGS]).inSingletonScope();
  bind(SESSION_RECORDS).toConstantValue(sqlSessionRecords);
  bind(SESSION_BOOK)
    .toResolvedValue(
      (unitOfWork, records, consents, permits, settings, clock) =>
        new SessionBook(unitOfWork, records, consents, permits, settings, clock),
      [UNIT_OF_WORK, SESSION_RECORDS, CONSENTS, PERMITS, TRYON_SETTINGS, CLOCK],
    )
    .inSingletonScope();
  bind(GIVE_SEAT).toResolvedValue(seatGiver, [FRAME_TRACKER, SESSION_BOOK]).inSingletonScope();
  bind(SHARED_SESSIONS)
    .toResolvedValue(
      (book, leases, consents, inStock, giveSeat, settings, clock) =>
        new SharedSessions(book, leases, consents, inStock, giveSeat, settings, clock),
      [SESSION_BOOK, LEASES, CONSENTS, WARDROBE, GIVE_SEAT, TRYON_SETTINGS, CLOCK],
    )
    .inSingletonScope();
  bind(GIVE_TICKET).toResolvedValue(ticketGiver, [CLOCK, RANDOM]).inSingletonScope();
  bind(OPEN_SESSION)
    .toResolvedValue(openSession, [
      SESSION_BOOK,
      CONSENTS,
      WARDROBE,
      SHARED_SESSIONS,
      GIVE_SEAT,
      GIVE_TICKET,
      CLOCK,
      IDS,
    ])
    .inSingletonScope();
  bind(RENEW_CONSENT)
    .toResolvedValue(renewConsent, [
      SESSION_BOOK,
      CONSENTS,
      SHARED_SESSIONS,
      SESSION_RECORDS,
      UNIT_OF_WORK,
      CLOCK,
    ])
    .inSingletonScope();
  bind(CLIENT_FACES).toConstantValue(() => new ClientFaceFitter(canonicalFace()));
  bind(TRACK_FRAME).toResolvedValue(trackFrame, [SESSION_BOOK, CLIENT_FACES, CLOCK]).inSingletonScope();
  bind(TAKE_PHOTO)
    .toResolvedValue(takePhoto, [SESSION_BOOK, FRAME_TRACKER, PHOTO_COMPOSER, CLOCK])
    .inSingletonScope();
  bind(COMPARE_PHOTO)
    .toResolvedValue(comparePhoto, [SESSION_BOOK, FRAME_TRACKER, PHOTO_COMPOSER, CLOCK])
    .inSingletonScope();
  bind(FIT_ITEMS).toResolvedValue(fitItems, [SESSION_BOOK, WARDROBE]).inSingletonScope();
  bind(HINT_SIZE).toResolvedValue(hintSize, [SESSION_BOOK, WARDROBE]).inSingletonScope();
  bind(TRYON_ROUTES)
    .toResolvedValue(tryonRoutes, [
      OPEN_SESSION,
      GIVE_TICKET,
      RENEW_CONSENT,
      TRACK_FRAME,
      TAKE_PHOTO,
      COMPARE_PHOTO,
      FIT_ITEMS,
      HINT_SIZE,
      SESSION_BOOK,
      SHARED_SESSIONS,
      WARDROBE,
    ])
    .inSingletonScope();
  bind(TRYON_SOCKETS)
    .toResolvedValue(
      (book, track, renew) => [tryonSocket(book, track, renew)],
      [SESSION_BOOK, TRACK_FRAME, RENEW_CONSENT],
    )
    .inSingletonScope();
  bind(TRYON_ENGINES)
    .toResolvedValue(engines, [FRAME_TRACKER, PHOTO_COMPOSER, SESSION_BOOK, SHARED_SESSIONS])
    .inSingletonScope();
  bind(TRYON_OF_MEMBER).toResolvedValue(sessionsOfMember, [READS]).inSingletonScope();
  bind(TRYON_JOBS)
    .toResolvedValue(
      (book, shared) => [
        { name: 'tryon.prolong', everyMs: SECOND_MS, run: () => shared.prolong() },
        { name: 'tryon.end_overdue', everyMs: SECOND_MS, run: () => book.endOverdue() },
        { name: 'tryon.close_abandoned', everyMs: 10 * MINUTE_MS, run: () => book.closeAbandoned() },
      ],
      [SESSION_BOOK, SHARED_SESSIONS],
    )
    .inSingletonScope();
});

function engines(
  tracker: FrameTracker,
  composer: PhotoComposer,
  book: SessionBook,
  shared: SharedSessions,
): readonly Engine[] {
  return [
    {
      name: 'tracker',
      start: () => tracker.start(),
      isReady: () => tracker.isReady(),
      // Sessions first: each gives its place in the tracker back and closes its record.
      stop: async () => {
        await shared.stop();
        await book.stop();
        await tracker.stop();
      },
    },
    {
      name: 'photo-renderer',
      start: () => composer.start(),
      isReady: () => composer.isReady(),
      stop: () => composer.stop(),
    },
  ];
}

export const tryonFeature: Feature = {
  name: 'tryon',
  wiring,
  tables: tryonTables,
  routes: TRYON_ROUTES,
  sockets: TRYON_SOCKETS,
  engines: TRYON_ENGINES,
  jobs: TRYON_JOBS,
  memberData: TRYON_OF_MEMBER,
};
