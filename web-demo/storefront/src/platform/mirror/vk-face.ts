import { later } from '../world.ts';

/** VisionKit's own count; the server knows them by it. */
const POINTS = 106;
/** Frames in which nobody was found are answered by silence. */
const SILENCE_MS = 400;
const SCORE_MIN = 0.7;
/** Camera frames that follow each other, as opposed to single photographs. */
const SOURCE_FILM = 1;
const MODE_MANUAL = 2;

export interface RawFrame {
  readonly data: ArrayBuffer;
  readonly width: number;
  readonly height: number;
}

interface Anchor {
  readonly points?: readonly { readonly x: number; readonly y: number }[];
}

/** The part of WeChat's VisionKit session that we use; the framework's typings leave it out. */
interface VkSession {
  start(started: (errno?: number) => void): void;
  destroy(): void;
  on(event: 'updateAnchors' | 'removeAnchors', listener: (anchors: readonly Anchor[]) => void): void;
  detectFace(frame: {
    frameBuffer: ArrayBuffer;
    width: number;
    height: number;
    scoreThreshold: number;
    sourceType: number;
    modelMode: number;
  }): void;
}

interface VisionKit {
  createVKSession?(options: { track: { face: { mode: number } }; version: string }): VkSession;
}

/** The mini-program's own global. */
declare const wx: VisionKit;

/** Finds a face on the phone itself: 106 points, no picture leaves it. */
export interface VkFace {
  /** The points of the frame, shares of the picture; undefined when nobody is in it. */
  find(frame: RawFrame): Promise<Anchor['points']>;
  close(): void;
}

/** Whether this phone's WeChat can do it at all. */
export const hasVisionKit = (): boolean => typeof visionKit()?.createVKSession === 'function';

export function openVkFace(): Promise<VkFace> {
  return new Promise((resolve, reject) => {
    const session = visionKit()?.createVKSession?.({ track: { face: { mode: MODE_MANUAL } }, version: 'v1' });
    if (session === undefined) {
      reject(new Error('no VisionKit'));
      return;
    }
    let answer: ((points: Anchor['points']) => void) | undefined;
    const settle = (points: Anchor['points']) => {
      answer?.(points);
      answer = undefined;
    };
    session.on('updateAnchors', ([face]) =>
      settle(face?.points?.length === POINTS ? face.points : undefined),
    );
    session.on('removeAnchors', () => settle(undefined));
    session.start((errno) => {
      if (errno) {
        session.destroy();
        reject(new Error(`VisionKit ${errno}`));
        return;
      }
      resolve({
        find: ({ data, width, height }) =>
          new Promise((found) => {
            answer = found;
            later(() => answer === found && settle(undefined), SILENCE_MS);
            session.detectFace({
              frameBuffer: data,
              width,
              height,
              scoreThreshold: SCORE_MIN,
              sourceType: SOURCE_FILM,
              modelMode: 1,
            });
          }),
        close: () => session.destroy(),
      });
    });
  });
}

function visionKit(): VisionKit | undefined {
  // #ifdef MP-WEIXIN
  return wx;
  // #endif
  // #ifndef MP-WEIXIN
  return undefined;
  // #endif
}
