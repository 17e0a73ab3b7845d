export { type CanonicalFace, FACE_OVAL } from './canonical-face.ts';
export { canonicalFace } from './canonical-face-file.ts';
export { type FaceTrack, type FitRegion, type FittedPoses, LANDMARK_COUNT } from './face-track.ts';
export { FrameError, type FrameFault } from './frame-error.ts';
export type {
  EncodedFrame,
  TrackAnswer,
  TrackingMode,
  TrackingSession,
  TrackStatus,
  TrackTimings,
} from './tracking-session.ts';
