import type { TrackAnswer } from '../api/contract.ts';
import { Unreachable } from '../api/transport.ts';

/** Pixels of a frame, origin top left. */
export interface FramePart {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One picture of the shopper, or what the phone found in it. A value that is handed on once and never kept. */
export interface CameraFrame {
  /** Browsers compress for us; a mini-program hands out raw pixels, or points that it found itself. */
  readonly format: 'jpeg' | 'rgba' | 'rgb' | 'landmarks';
  /** Of the whole frame. */
  readonly width: number;
  readonly height: number;
  readonly bytes: ArrayBuffer;
  /** Where the picture was cut out of the frame; undefined when it is the whole of it. */
  readonly at?: FramePart | undefined;
}

export interface FrameSenderParts<Frame> {
  readonly send: (frame: Frame) => Promise<TrackAnswer>;
  readonly now: () => number;
  readonly later: (work: () => void, delayMs: number) => void;
  /** Smallest gap between two uploads. */
  readonly gapMs: number;
  readonly onAnswer: (answer: TrackAnswer) => void;
  readonly onError: (error: unknown) => void;
  /** True while a frame is on its way: the dot that the shopper sees. */
  readonly onSending: (sending: boolean) => void;
}

/** While nothing comes back it asks ever more seldom: a dead network is not revived by five frames a second. */
const RETRY_MS_MIN = 500;
const RETRY_MS_MAX = 8_000;

/**
 * Sends camera frames with at most one unanswered. A frame that comes meanwhile waits, and a newer one
 * takes its place: the newest picture is the only one worth tracking. A frame may also be the camera
 * itself, when `send` takes the picture at the moment it can go.
 */
export function createFrameSender<Frame>(parts: FrameSenderParts<Frame>) {
  const { send, now, later, gapMs, onAnswer, onError, onSending } = parts;
  let waiting: Frame | undefined;
  let busy = false;
  let stopped = false;
  let notBefore = 0;
  let retryMs = 0;
  /** The upload that waits for its time. */
  let planned: (() => void) | undefined;

  function next(): void {
    if (stopped || busy || waiting === undefined) return;
    busy = true;
    const wait = notBefore - now();
    if (wait > 0) postponed(wait);
    else void upload();
  }

  function postponed(wait: number): void {
    const go = () => {
      if (planned !== go) return;
      planned = undefined;
      void upload();
    };
    planned = go;
    later(go, wait);
  }

  async function upload(): Promise<void> {
    const frame = waiting;
    waiting = undefined;
    if (stopped || frame === undefined) {
      busy = false;
      return;
    }
    notBefore = now() + gapMs;
    onSending(true);
    try {
      const answer = await send(frame);
      retryMs = 0;
      if (!stopped) onAnswer(answer);
    } catch (error) {
      if (error instanceof Unreachable) {
        retryMs = Math.min(RETRY_MS_MAX, Math.max(RETRY_MS_MIN, 2 * retryMs));
        notBefore = now() + retryMs;
      }
      if (!stopped) onError(error);
    }
    busy = false;
    onSending(false);
    next();
  }

  return {
    offer(frame: Frame): void {
      if (stopped) return;
      waiting = frame;
      next();
    },
    /** The network is back: nothing is waited for any longer. */
    wake(): void {
      retryMs = 0;
      notBefore = now();
      planned?.();
    },
    /** Nothing leaves the phone after this; an answer on its way is dropped. */
    stop(): void {
      stopped = true;
      waiting = undefined;
    },
  };
}
