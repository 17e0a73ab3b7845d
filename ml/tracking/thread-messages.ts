import type { Facts } from '#kernel';
import type { FrameFault } from './frame-error.ts';
import type { EncodedFrame, TrackAnswer, TrackingMode } from './tracking-session.ts';

/** Given to a tracker thread at its birth. */
export interface ThreadData {
  readonly compiled: WebAssembly.Module;
  /** Bytes of face_landmarker.task. */
  readonly model: Uint8Array;
}

export type ToThread =
  | { readonly type: 'open'; readonly session: number; readonly mode: TrackingMode }
  | { readonly type: 'frame'; readonly session: number; readonly frame: EncodedFrame }
  | { readonly type: 'close'; readonly session: number };

export type FromThread =
  | { readonly type: 'ready' }
  | { readonly type: 'log'; readonly line: string }
  | { readonly type: 'answer'; readonly session: number; readonly answer: TrackAnswer }
  | { readonly type: 'refused'; readonly session: number; readonly fault: FrameFault; readonly facts: Facts }
  | { readonly type: 'closed'; readonly session: number };
