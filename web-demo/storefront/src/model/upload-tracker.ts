import type { TrackAnswer, TryOnSession } from '../api/contract.ts';
import type { Shop } from '../api/shop.ts';
import { Refusal, Unreachable } from '../api/transport.ts';
import { frameHeaders, frameMessage } from './frame-message.ts';
import type { CameraFrame } from './frame-sender.ts';

/** One open connection to the stream. */
export interface Stream {
  send(message: string | ArrayBuffer): void;
  close(): void;
}

export interface StreamEvents {
  onText(text: string): void;
  onClosed(code: number): void;
}

export type OpenStream = (path: string, events: StreamEvents) => Promise<Stream>;

export interface UploadTrackerParts {
  readonly shop: Pick<Shop, 'openTryOn' | 'setTryOnItems' | 'sendFrame' | 'closeTryOn'>;
  readonly openStream: OpenStream;
  /** A fresh consent token for a new session; rejects when consent is gone. */
  readonly consentToken: () => Promise<string>;
  readonly now: () => number;
  readonly later: (work: () => void, delayMs: number) => void;
}

/** What the server writes into the stream; the first message has no number. */
type StreamMessage =
  | (TrackAnswer & { readonly seq?: number })
  | { readonly seq: number; readonly problem: { readonly status: number } };

/** An answer that takes longer than this has been lost on the way. */
const ANSWER_WAIT_MS = 8_000;
/** Close codes of the stream are 4000 + the HTTP status that says the same. */
const CLOSE_CODE_BASE = 4_000;
/** Refusals after which a new session, opened with a fresh consent token, may go on. */
const SESSION_OVER = new Set([404, 410]);

/**
 * Tracks frames on our server: over a WebSocket, and over plain requests where none can be had. The session
 * opens with the first frame and opens again when it has run out.
 */
export function createUploadTracker({ shop, openStream, consentToken, now, later }: UploadTrackerParts) {
  let wanted: readonly string[] = [];
  let session: Promise<TryOnSession> | undefined;
  let stream: Promise<Stream | undefined> | undefined;
  let waiting: { seq: number; settle(answer: TrackAnswer): void; fail(reason: Error): void } | undefined;
  let lastSeq = 0;
  let closed = false;

  function openSession(): Promise<TryOnSession> {
    const opening = consentToken().then((token) => shop.openTryOn({ consentToken: token, items: wanted }));
    opening.catch(() => {
      session = undefined;
    });
    return opening;
  }

  async function connect({ sessionId, streamTicket }: TryOnSession): Promise<Stream | undefined> {
    try {
      const opened = await openStream(`/v1/tryon/sessions/${sessionId}/stream`, {
        onText: heard,
        onClosed: (code) => {
          stream = Promise.resolve(undefined);
          const status = code - CLOSE_CODE_BASE;
          waiting?.fail(status >= 400 && status < 600 ? new Refusal(status, {}) : new Unreachable());
        },
      });
      opened.send(JSON.stringify({ ticket: streamTicket, reply: 'json' }));
      return opened;
    } catch {
      // No WebSocket through this network: single requests carry the frames.
      return undefined;
    }
  }

  function heard(text: string): void {
    const message = JSON.parse(text) as StreamMessage;
    if (waiting === undefined || message.seq !== waiting.seq) return;
    if ('problem' in message) waiting.fail(new Refusal(message.problem.status, message.problem));
    else waiting.settle(message);
  }

  function overStream(open: Stream, frame: CameraFrame): Promise<TrackAnswer> {
    return new Promise<TrackAnswer>((resolve, reject) => {
      lastSeq += 1;
      const mine = {
        seq: lastSeq,
        settle(answer: TrackAnswer) {
          if (waiting === mine) waiting = undefined;
          resolve(answer);
        },
        fail(reason: Error) {
          if (waiting === mine) waiting = undefined;
          reject(reason);
        },
      };
      waiting = mine;
      later(() => mine.fail(new Unreachable('no answer')), ANSWER_WAIT_MS);
      open.send(frameMessage(frame, mine.seq, now()));
    });
  }

  function forget(): void {
    const left = stream;
    session = undefined;
    stream = undefined;
    void left?.then((open) => open?.close());
  }

  async function track(frame: CameraFrame, mayReopen: boolean): Promise<TrackAnswer> {
    try {
      session ??= openSession();
      const { sessionId } = await session;
      stream ??= session.then(connect);
      const open = await stream;
      if (open !== undefined) return await overStream(open, frame);
      return await shop.sendFrame(sessionId, frame.bytes, frameHeaders(frame));
    } catch (error) {
      if (!(mayReopen && !closed && error instanceof Refusal && SESSION_OVER.has(error.status))) throw error;
      forget();
      return track(frame, false);
    }
  }

  return {
    /** One at a time: the sender in front keeps the order. */
    track: (frame: CameraFrame): Promise<TrackAnswer> => track(frame, true),
    async wear(skuIds: readonly string[]): Promise<void> {
      wanted = skuIds;
      if (session === undefined) return;
      const { sessionId } = await session;
      await shop.setTryOnItems(sessionId, skuIds);
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
