import type { BodyTrack } from './body-track.ts';
import type { CropPlace } from './crop.ts';
import type { FaceTrack } from './face-track.ts';
import type { FrameLight } from './frame-light.ts';
import type { HandTrack } from './hand-track.ts';

/** What a session looks for in its pictures: one thing, so that a frame costs one tracker. */
export type Follows = 'face' | 'hand' | 'body';

/**
 * One camera picture. `bytes` belong to the tracker from the call on; they are zeroed (or detached) after use.
 * `within`: it is a crop of a larger frame; the answer speaks of the whole one. A crop as JPEG may have been
 * made smaller; raw pixels are the crop's own.
 */
export type EncodedFrame =
  | { readonly kind: 'jpeg'; readonly bytes: Uint8Array; readonly within?: CropPlace | undefined }
  | {
      readonly kind: 'rgba' | 'rgb';
      readonly bytes: Uint8Array;
      readonly width: number;
      readonly height: number;
      readonly within?: CropPlace | undefined;
    };

/**
 * `several_faces`: all of them are in `faces`, the largest first. `dropped`: a newer frame came before
 * this one was begun. `tracker_reset`: this frame was lost, the next one starts afresh.
 */
export type TrackStatus =
  | 'ok'
  | 'no_face'
  | 'several_faces'
  | 'no_hand'
  | 'no_body'
  | 'dropped'
  | 'tracker_reset';

export interface TrackAnswer {
  readonly status: TrackStatus;
  /** Size of the upright picture that was tracked, pixels (a JPEG may have been made smaller); 0 when none was. */
  readonly width: number;
  readonly height: number;
  /** Of a session that follows a face. */
  readonly faces: readonly FaceTrack[];
  /** Of a session that follows hands: at most two. */
  readonly hands: readonly HandTrack[];
  /** Of a session that follows a body. */
  readonly body?: BodyTrack;
  readonly light: FrameLight;
  /** Mean luma of the picture, 0..255. */
  readonly brightness: number;
  readonly timings: TrackTimings;
}

/** Wall milliseconds inside the worker. */
export interface TrackTimings {
  readonly decodeMs: number;
  readonly trackMs: number;
  readonly fitMs: number;
}

/** `live`: frames of one person follow each other. `photo`: every picture stands alone. */
export type TrackingMode = 'live' | 'photo';

export interface SessionOptions {
  readonly mode: TrackingMode;
  /** A face when it is not said. */
  readonly follows?: Follows;
}

/** One person's way to the tracker. Nothing of it is shared with another session. */
export interface TrackingSession {
  /**
   * Newest wins: one frame is in work and one waits; a newer one takes the waiting place and the older
   * resolves as `dropped`. Bad input rejects with `FrameError`, and the next good frame works.
   */
  track(frame: EncodedFrame): Promise<TrackAnswer>;
  /** Forgets the person: the tracker's memory of this session is overwritten. */
  close(): Promise<void>;
}
