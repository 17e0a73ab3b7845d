export type { BodyTrack, BodyTracker } from './body-tracker.ts';
export { type CanonicalFace, FACE_OVAL } from './canonical-face.ts';
export { canonicalFace } from './canonical-face-file.ts';
export { type FaceTrack, type FitRegion, type FittedPoses, LANDMARK_COUNT } from './face-track.ts';
export { FrameError, type FrameFault } from './frame-error.ts';
export { LIVE_SIDE_PX_MAX, PHOTO_PIXELS_MAX } from './frame-limits.ts';
export type { HandTrack, HandTracker } from './hand-tracker.ts';
export type { PersonMask, Segmenter } from './segmenter.ts';
export { TrackerPool, type TrackerPoolOptions } from './tracker-pool.ts';
export type { TrackerLog } from './tracker-thread.ts';
export type {
  EncodedFrame,
  TrackAnswer,
  TrackingMode,
  TrackingSession,
  TrackStatus,
  TrackTimings,
} from './tracking-session.ts';
