import type { Facts } from '#kernel';
import type { FaceModel } from './face-models.ts';
import type { FrameFault } from './frame-error.ts';
import type { EncodedFrame, Follows, TrackAnswer, TrackingMode } from './tracking-session.ts';

/** Given to a tracker thread at its birth. */
export interface ThreadData {
  readonly compiled: WebAssembly.Module;
  /** Files; each is read when the first session needs it. */
  readonly models: {
    readonly face: FaceModel;
    readonly hand: string;
    readonly body: string;
  };
}

export type ToThread =
  | {
      readonly type: 'open';
      readonly session: number;
      readonly mode: TrackingMode;
      readonly follows: Follows;
      /** Whether a live session gets a library instance of its own now. */
      readonly hasOwn: boolean;
    }
  /** It gets one from now on. */
  | { readonly type: 'settle'; readonly session: number }
  | { readonly type: 'frame'; readonly session: number; readonly frame: EncodedFrame }
  | { readonly type: 'close'; readonly session: number };

export type FromThread =
  | { readonly type: 'ready' }
  | { readonly type: 'log'; readonly line: string }
  | { readonly type: 'answer'; readonly session: number; readonly answer: TrackAnswer }
  | { readonly type: 'refused'; readonly session: number; readonly fault: FrameFault; readonly facts: Facts }
  | { readonly type: 'closed'; readonly session: number };
