import type { TrackAnswer, TryOnSession } from '../api/contract.ts';
import type { Shop } from '../api/shop.ts';
import { Refusal, Unreachable } from '../api/transport.ts';
import { frameHeaders } from './frame-message.ts';
import type { CameraFrame } from './frame-sender.ts';
import { createFrameStream, type OpenStream } from './frame-stream.ts';

export interface UploadTrackerParts {
  readonly shop: Pick<
    Shop,
    | 'openTryOn'
    | 'setTryOnItems'
    | 'sendFrame'
    | 'closeTryOn'
    | 'streamTicket'
    | 'renewTryOn'
    | 'tryOnPhoto'
    | 'tryOnSize'
  >;
  readonly openStream: OpenStream;
  /** A fresh consent token; rejects when consent is gone. */
  readonly consentToken: () => Promise<string>;
  readonly now: () => number;
  readonly later: (work: () => void, delayMs: number) => void;
}

/** Refusals after which a new session, opened with a fresh consent token, may go on. */
const SESSION_OVER = new Set([404, 410]);
/** A consent token is renewed this long before the session would end with it. */
const RENEW_BEFORE_MS = 90_000;

/**
 * Tracks frames on our server: over a WebSocket, and over plain requests while none can be had. The session
 * opens with the first frame, outlives a lost connection and opens again when it has run out.
 */
export function createUploadTracker({ shop, openStream, consentToken, now, later }: UploadTrackerParts) {
  let wanted: readonly string[] = [];
  let session: Promise<TryOnSession> | undefined;
  let endsAt = Number.POSITIVE_INFINITY;
  let renewing = false;
  let closed = false;
  let before: Promise<unknown> = Promise.resolve();
  const stream = createFrameStream({ openStream, now, later });

  async function openSession(): Promise<TryOnSession> {
    const opened = await shop.openTryOn({ consentToken: await consentToken(), items: wanted });
    endsAt = opened.consentEndsAt ?? Number.POSITIVE_INFINITY;
    stream.begin(opened.sessionId, opened.streamTicket);
    return opened;
  }

  function current(): Promise<TryOnSession> {
    if (session === undefined) {
      const opening = openSession();
      opening.catch(() => {
        if (session === opening) session = undefined;
      });
      session = opening;
    }
    return session;
  }

  /** Beside the frames. If it fails, the session ends by itself and the next frame opens another one. */
  async function renew({ sessionId }: TryOnSession): Promise<void> {
    if (renewing || now() < endsAt - RENEW_BEFORE_MS) return;
    renewing = true;
    try {
      ({ consentEndsAt: endsAt } = await shop.renewTryOn(sessionId, await consentToken()));
    } catch {
      endsAt = Number.POSITIVE_INFINITY;
    } finally {
      renewing = false;
    }
  }

  async function onSession<Answer>(work: (open: TryOnSession) => Promise<Answer>): Promise<Answer> {
    const asked = current();
    try {
      return await work(await asked);
    } catch (error) {
      if (closed || !(error instanceof Refusal) || !SESSION_OVER.has(error.status)) throw error;
      if (session === asked) forget();
      return work(await current());
    }
  }

  async function tracked(open: TryOnSession, frame: CameraFrame): Promise<TrackAnswer> {
    void renew(open);
    const answer = await stream.ask(
      frame,
      async () => (await shop.streamTicket(open.sessionId)).streamTicket,
    );
    return answer ?? shop.sendFrame(open.sessionId, frame.bytes, frameHeaders(frame));
  }

  function forget(): void {
    session = undefined;
    stream.end();
  }

  return {
    /** One at a time: a photo that she picks waits for the camera frame that is on its way. */
    track(frame: CameraFrame): Promise<TrackAnswer> {
      const answer = before.then(() => onSession((open) => tracked(open, frame)));
      before = answer.catch(() => undefined);
      return answer;
    },
    /** A picture with what is worn, made by the server from one JPEG. */
    photo: (jpeg: ArrayBuffer): Promise<ArrayBuffer> =>
      onSession(({ sessionId }) => shop.tryOnPhoto(sessionId, jpeg)),
    /** What the server says of a garment's size; undefined when it has seen nobody, or cannot tell. */
    async sizeHint(skuId: string): Promise<string | undefined> {
      try {
        const open = await session;
        return open && ((await shop.tryOnSize(open.sessionId, skuId)).hint?.text ?? undefined);
      } catch {
        return undefined;
      }
    },
    async wear(skuIds: readonly string[]): Promise<void> {
      wanted = skuIds;
      if (session === undefined) return;
      try {
        await shop.setTryOnItems((await session).sessionId, skuIds);
      } catch (error) {
        // What is wanted is put on with the next session; the picture on the phone changes meanwhile.
        const over = error instanceof Refusal && SESSION_OVER.has(error.status);
        if (over) forget();
        else if (!(error instanceof Unreachable)) throw error;
      }
    },
    /** Ends the session on the server too: nothing waits for its time to run out. */
    async close(): Promise<void> {
      closed = true;
      const open = session;
      forget();
      if (open === undefined) return;
      await open.then(({ sessionId }) => shop.closeTryOn(sessionId)).catch(() => undefined);
    },
  };
}

export type UploadTracker = ReturnType<typeof createUploadTracker>;
