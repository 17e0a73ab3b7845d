export { FACE_OVAL } from './canonical-face.ts';
export { canonicalFace } from './canonical-face-file.ts';
export { ClientFaceFitter, type ClientLandmarks, VISION_KIT_POINTS } from './client-face.ts';
export type { CropPlace } from './crop.ts';
export { type FaceMeasures, faceMeasures } from './face-measures.ts';
export { type FaceTrack, LANDMARK_COUNT } from './face-track.ts';
export { FrameError } from './frame-error.ts';
export { type FrameLight, lightOf, NEUTRAL_LIGHT } from './frame-light.ts';
export { LIVE_SIDE_PX_MAX, PHOTO_PIXELS_MAX } from './frame-limits.ts';
export { isSoundFace } from './sound-face.ts';
export { TrackerPool } from './tracker-pool.ts';
export type { TrackerLog } from './tracker-thread.ts';
export type {
  EncodedFrame,
  Follows,
  SessionOptions,
  TrackAnswer,
  TrackingMode,
  TrackingSession,
} from './tracking-session.ts';
