/** The browser's door to the tracker: geometry only, nothing of Node behind it. */
export { focalLengthPx, type PictureSize, projectVertex, VERTICAL_FIELD_OF_VIEW_DEGREES } from './camera.ts';
export { type CanonicalFace, decodeCanonicalFace, FACE_OVAL } from './canonical-face.ts';
export { type FaceTrack, type FitRegion, type FittedPoses, LANDMARK_COUNT } from './face-track.ts';
export { FaceFitter, type RawFace } from './fit-face.ts';
export { fitPose, meanErrorPx, type PoseFit } from './fit-pose.ts';
export { FIT_REGIONS } from './fit-regions.ts';
export { matrixOfPose, moved, type Pose, poseOfMatrix, turnBetween } from './pose.ts';
export { SteadyPose } from './steady-pose.ts';
