import type { TrackAnswer } from '../api/contract.ts';
import { Refusal, Unreachable } from '../api/transport.ts';
import { frameMessage } from './frame-message.ts';
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

/** What the server writes into the stream; the first message has no number. */
type StreamMessage =
  | (TrackAnswer & { readonly seq?: number })
  | { readonly seq: number; readonly problem: { readonly status: number } };

/** An answer that takes longer than this has been lost on the way. */
const ANSWER_WAIT_MS = 8_000;
/** Close codes of the stream are 4000 + the HTTP status that says the same. */
const CLOSE_CODE_BASE = 4_000;
/** After a failed connection single requests carry the frames for this long, then twice as long, … */
const RECONNECT_MS_MIN = 1_000;
const RECONNECT_MS_MAX = 30_000;

interface FrameStreamParts {
  readonly openStream: OpenStream;
  readonly now: () => number;
  readonly later: (work: () => void, delayMs: number) => void;
}

/** The WebSocket of one session at a time: connects, loses the connection and finds it again. */
export function createFrameStream({ openStream, now, later }: FrameStreamParts) {
  let path = '';
  let ticket: string | undefined;
  let stream: Stream | undefined;
  let waiting: { seq: number; settle(answer: TrackAnswer): void; fail(reason: Error): void } | undefined;
  let lastSeq = 0;
  let age = 0;
  let waitMs = 0;
  let notBefore = 0;

  async function connect(freshTicket: () => Promise<string>): Promise<void> {
    const mine = age;
    try {
      const shown = ticket ?? (await freshTicket());
      ticket = undefined;
      const opened = await openStream(path, {
        onText: heard,
        onClosed: (code) => mine === age && lost(code),
      });
      if (mine !== age) return opened.close();
      opened.send(JSON.stringify({ ticket: shown, reply: 'json' }));
      stream = opened;
    } catch (error) {
      if (mine === age) postpone();
      if (error instanceof Refusal) throw error;
    }
  }

  function lost(code: number): void {
    stream = undefined;
    postpone();
    const status = code - CLOSE_CODE_BASE;
    waiting?.fail(status >= 400 && status < 600 ? new Refusal(status, {}) : new Unreachable());
  }

  function postpone(): void {
    waitMs = Math.min(RECONNECT_MS_MAX, Math.max(RECONNECT_MS_MIN, 2 * waitMs));
    notBefore = now() + waitMs;
  }

  function heard(text: string): void {
    const message = JSON.parse(text) as StreamMessage;
    if (waiting === undefined || message.seq !== waiting.seq) return;
    if ('problem' in message) {
      waiting.fail(new Refusal(message.problem.status, message.problem));
      return;
    }
    waitMs = 0;
    waiting.settle(message);
  }

  function over(open: Stream, frame: CameraFrame): Promise<TrackAnswer> {
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
      later(() => {
        // A connection that swallows a frame is dead, whatever it says of itself.
        if (waiting === mine && stream === open) {
          open.close();
          stream = undefined;
          postpone();
        }
        mine.fail(new Unreachable('no answer'));
      }, ANSWER_WAIT_MS);
      open.send(frameMessage(frame, mine.seq, now()));
    });
  }

  return {
    begin(sessionId: string, firstTicket: string): void {
      path = `/v1/tryon/sessions/${sessionId}/stream`;
      ticket = firstTicket;
      notBefore = 0;
      waitMs = 0;
    },
    /** The answer to a frame; undefined when there is no connection just now. */
    async ask(frame: CameraFrame, freshTicket: () => Promise<string>): Promise<TrackAnswer | undefined> {
      if (stream === undefined && now() >= notBefore) await connect(freshTicket);
      return stream === undefined ? undefined : over(stream, frame);
    },
    end(): void {
      age += 1;
      stream?.close();
      stream = undefined;
      waiting?.fail(new Unreachable('the session is over'));
    },
  };
}
