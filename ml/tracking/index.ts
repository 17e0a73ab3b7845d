/** @public A port without an adapter yet. */
export type { BodyTrack, BodyTracker } from './body-tracker.ts';
export { FACE_OVAL } from './canonical-face.ts';
export { canonicalFace } from './canonical-face-file.ts';
export { type FaceTrack, LANDMARK_COUNT } from './face-track.ts';
export { FrameError } from './frame-error.ts';
export { LIVE_SIDE_PX_MAX, PHOTO_PIXELS_MAX } from './frame-limits.ts';
/** @public A port without an adapter yet. */
export type { HandTrack, HandTracker } from './hand-tracker.ts';
/** @public A port without an adapter yet. */
export type { PersonMask, Segmenter } from './segmenter.ts';
export { TrackerPool } from './tracker-pool.ts';
export type { TrackerLog } from './tracker-thread.ts';
export type {
  EncodedFrame,
  TrackAnswer,
  TrackingMode,
  TrackingSession,
} from './tracking-session.ts';
