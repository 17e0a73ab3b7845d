import { isMarkedAsUntransferable, type Worker } from 'node:worker_threads';
import { AppError } from '#kernel';
import { FrameError } from './frame-error.ts';
import { NEUTRAL_LIGHT } from './frame-light.ts';
import { NewestWins } from './newest-wins.ts';
import { type PlaceLimits, Places } from './places.ts';
import type { FromThread, ToThread } from './thread-messages.ts';
import type {
  EncodedFrame,
  SessionOptions,
  TrackAnswer,
  TrackingMode,
  TrackingSession,
  TrackStatus,
} from './tracking-session.ts';

/** As much of a logger as the tracker needs; pino fits. */
export interface TrackerLog {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

interface Pending {
  readonly resolve: (answer: TrackAnswer) => void;
  readonly reject: (error: unknown) => void;
}

interface OpenSession {
  readonly mode: TrackingMode;
  readonly frames: NewestWins<EncodedFrame, TrackAnswer>;
  pending: Pending | undefined;
  onClosed: (() => void) | undefined;
}

/** The process's side of one tracker thread and of the sessions that live there. */
export class TrackerThread {
  readonly #worker: Worker;
  readonly #log: TrackerLog;
  readonly #sessions = new Map<number, OpenSession>();
  /** Of the live sessions; photo sessions are only counted. */
  readonly places: Places;
  #lastSession = 0;
  #ready = false;
  #gone = false;
  /** Resolves when the thread has warmed up, rejects when it died before. */
  readonly started: Promise<void>;

  constructor(worker: Worker, limits: PlaceLimits, log: TrackerLog, onDeath: () => void) {
    this.#worker = worker;
    this.places = new Places(limits);
    this.#log = log;
    this.started = new Promise((resolve, reject) => {
      worker.on('message', (message: FromThread) => {
        if (message.type === 'ready') {
          this.#ready = true;
          resolve();
        } else this.#hear(message);
      });
      worker.on('error', (error) => {
        log.error({ err: error }, 'a tracker thread failed');
        reject(error);
      });
      worker.on('exit', (code) => {
        reject(new Error(`a tracker thread ended with code ${code} while it started`));
        this.#gone = true;
        this.#loseSessions();
        onDeath();
      });
    });
    this.started.catch(() => undefined); // a thread replaced in the background has no other listener
    // Lines of the wasm that reach the thread's own streams; they hold no frame content.
    worker.stdout.on('data', (text: Buffer) => log.debug({ text: text.toString() }, 'tracker thread'));
    worker.stderr.on('data', (text: Buffer) => log.debug({ text: text.toString() }, 'tracker thread'));
  }

  get isReady(): boolean {
    return this.#ready && !this.#gone;
  }

  /** Whether it ever answered: a thread that dies before is started again with patience. */
  get wasReady(): boolean {
    return this.#ready;
  }

  get photoSessions(): number {
    let count = 0;
    for (const session of this.#sessions.values()) if (session.mode === 'photo') count += 1;
    return count;
  }

  /** The caller has seen to it that there is room. */
  open({ mode, follows = 'face' }: SessionOptions): TrackingSession {
    const id = ++this.#lastSession;
    const session: OpenSession = {
      mode,
      frames: new NewestWins((frame) => this.#send(id, frame), dropped),
      pending: undefined,
      onClosed: undefined,
    };
    this.#sessions.set(id, session);
    const hasOwn = mode === 'live' && this.places.take(id, follows);
    this.#post({ type: 'open', session: id, mode, follows, hasOwn });
    return {
      track: async (frame) => {
        if (!this.#sessions.has(id) || session.onClosed !== undefined) {
          frame.bytes.fill(0);
          throw new AppError('unavailable', 'tryon.tracker_lost', '试戴已中断，请重新开始', {
            retryAfterSeconds: 1,
          });
        }
        return session.frames.submit(frame);
      },
      close: () => this.#close(id),
    };
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  async #close(id: number): Promise<void> {
    const session = this.#sessions.get(id);
    if (session === undefined) return;
    session.frames.dropWaiting();
    await new Promise<void>((resolve) => {
      const before = session.onClosed;
      session.onClosed = () => {
        before?.();
        resolve();
      };
      if (before === undefined) this.#post({ type: 'close', session: id });
    });
  }

  #send(id: number, frame: EncodedFrame): Promise<TrackAnswer> {
    const session = this.#sessions.get(id);
    if (session === undefined) {
      frame.bytes.fill(0);
      return Promise.resolve(unanswered('tracker_reset'));
    }
    return new Promise((resolve, reject) => {
      session.pending = { resolve, reject };
      const bytes = takeBytes(frame.bytes);
      this.#post({ type: 'frame', session: id, frame: { ...frame, bytes } }, [bytes.buffer]);
    });
  }

  #post(message: ToThread, transfer: ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, transfer);
  }

  #hear(message: FromThread): void {
    if (message.type === 'log') {
      this.#log.debug({ text: message.line }, 'tracker thread');
      return;
    }
    if (message.type === 'ready') return;
    const session = this.#sessions.get(message.session);
    if (session === undefined) return;
    const { pending } = session;
    if (message.type === 'closed') {
      this.#sessions.delete(message.session);
      for (const risen of this.places.leave(message.session)) this.#post({ type: 'settle', session: risen });
      pending?.resolve(unanswered('dropped'));
      session.onClosed?.();
      return;
    }
    session.pending = undefined;
    if (message.type === 'answer') pending?.resolve(message.answer);
    else pending?.reject(new FrameError(message.fault, message.facts));
  }

  /** The thread is dead: what it knew is gone, its sessions end, no frame is tried twice. */
  #loseSessions(): void {
    const lost = [...this.#sessions.values()];
    this.#sessions.clear();
    for (const session of lost) {
      session.pending?.resolve(unanswered('tracker_reset'));
      session.frames.dropWaiting();
      session.onClosed?.();
    }
  }
}

function dropped(frame: EncodedFrame): TrackAnswer {
  frame.bytes.fill(0);
  return unanswered('dropped');
}

function unanswered(status: TrackStatus): TrackAnswer {
  const timings = { decodeMs: 0, trackMs: 0, fitMs: 0 };
  const nothing = { width: 0, height: 0, faces: [], hands: [], light: NEUTRAL_LIGHT, brightness: 0 };
  return { status, ...nothing, timings };
}

/**
 * Bytes that may travel to another thread. A buffer that is nothing but this frame is handed over without a
 * copy; a slice of something larger (a WebSocket message behind its header) is copied, and the slice zeroed.
 */
function takeBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  const whole = bytes.byteLength === buffer.byteLength && !isMarkedAsUntransferable(buffer);
  if (whole && !(buffer instanceof SharedArrayBuffer)) return bytes as Uint8Array<ArrayBuffer>;
  const copy = new Uint8Array(bytes);
  bytes.fill(0);
  return copy;
}
