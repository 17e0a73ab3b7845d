import type { TrackAnswer } from '../api/contract.ts';

/** One picture of the shopper. A value that is handed on once and never kept. */
export interface CameraFrame {
  /** Browsers compress for us; a mini-program hands out raw pixels. */
  readonly format: 'jpeg' | 'rgba' | 'rgb';
  readonly width: number;
  readonly height: number;
  readonly bytes: ArrayBuffer;
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

  function next(): void {
    if (stopped || busy || waiting === undefined) return;
    busy = true;
    const wait = notBefore - now();
    if (wait > 0) later(() => void upload(), wait);
    else void upload();
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
      if (!stopped) onAnswer(answer);
    } catch (error) {
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
    /** Nothing leaves the phone after this; an answer on its way is dropped. */
    stop(): void {
      stopped = true;
      waiting = undefined;
    },
  };
}
