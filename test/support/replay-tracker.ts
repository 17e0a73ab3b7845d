import type { Container } from 'inversify';
import { AppError } from '#kernel';
import {
  type EncodedFrame,
  type FaceTrack,
  NEUTRAL_LIGHT,
  type SessionOptions,
  type TrackAnswer,
  type TrackingMode,
} from '#ml/tracking';
import { FRAME_TRACKER, type FrameTracker, PHOTO_COMPOSER, type PhotoComposer } from '#modules/tryon';

const POINTS = 478;

/** A face that looks straight into the camera from 40 cm; points on a spiral, all different. */
export function steadyFace(): FaceTrack {
  const landmarks = Float32Array.from({ length: POINTS * 3 }, (_, at) => {
    const turn = Math.floor(at / 3) / 20;
    if (at % 3 === 2) return -0.02 * Math.sin(turn);
    return 0.5 + (at % 3 === 0 ? Math.cos(turn) : Math.sin(turn)) * 0.01 * turn;
  });
  const pose = (depthCm: number) =>
    Float32Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0.5, -0.25, depthCm, 1);
  return {
    landmarks,
    matrix: pose(-40),
    fitted: { eyeNose: pose(-40.5), forehead: pose(-41), ears: pose(-41.5) },
    score: 0.9,
    expression: { blinkLeft: 0, blinkRight: 0, jawOpen: 0, smile: 0 },
  };
}

export function seen(part: Partial<TrackAnswer> = {}): TrackAnswer {
  return {
    status: 'ok',
    width: 640,
    height: 480,
    faces: [steadyFace()],
    hands: [],
    light: NEUTRAL_LIGHT,
    brightness: 120,
    timings: { decodeMs: 5, trackMs: 20, fitMs: 1 },
    ...part,
  };
}

/** Stands in for the tracker: answers what the test says, wipes nothing, remembers which memory it was given. */
export class ReplayTracker implements FrameTracker {
  answer: (frame: EncodedFrame, mode: TrackingMode) => Promise<TrackAnswer> = async () => seen();
  /** The frames' own memory, not copies: afterwards it must hold nothing. */
  readonly memory: Uint8Array[] = [];
  readonly kinds: string[] = [];
  /** What each session was opened to follow. */
  readonly followed: string[] = [];
  isFull: () => boolean = () => false;
  /** What happens while a photo is drawn. */
  drawing: () => Promise<unknown> = async () => {};
  opened = 0;
  closed = 0;

  async start(): Promise<void> {}

  isReady(): boolean {
    return true;
  }

  async stop(): Promise<void> {}

  openSession({ mode, follows = 'face' }: SessionOptions) {
    if (this.isFull()) throw new AppError('unavailable', 'tryon.busy', '正在试戴的人太多');
    this.opened += 1;
    this.followed.push(follows);
    return {
      track: (frame: EncodedFrame) => {
        this.memory.push(frame.bytes);
        this.kinds.push(frame.kind);
        return this.answer(frame, mode);
      },
      close: async () => {
        this.closed += 1;
      },
    };
  }
}

/** Gives the photo back as it came, when the test lets it. */
const echoAfter = (drawing: () => Promise<unknown>): PhotoComposer => {
  const echo = async (jpeg: Uint8Array) => {
    await drawing();
    return Buffer.from(jpeg);
  };
  return { start: async () => {}, isReady: () => true, stop: async () => {}, compose: echo, compare: echo };
};

/** For `testHouse`: no models, no worker threads. */
export function withReplay(
  tracker: FrameTracker & { drawing?: () => Promise<unknown> },
): (container: Container) => void {
  return (container) => {
    container.rebind(FRAME_TRACKER).toConstantValue(tracker);
    container.rebind(PHOTO_COMPOSER).toConstantValue(echoAfter(async () => tracker.drawing?.()));
  };
}
