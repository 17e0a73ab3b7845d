/** The browser's door to the tracker: geometry only, nothing of Node behind it. */
export { focalLengthPx, projectVertex } from './camera.ts';
export { type FaceMeasures, faceMeasures } from './face-measures.ts';
export { FaceFitter } from './fit-face.ts';
export { fitPose, meanErrorPx } from './fit-pose.ts';
export { BRIDGE_AND_EYE_CORNERS, FIT_REGIONS } from './fit-regions.ts';
export { matrixOfPose, moved, type Pose, poseOfMatrix, turnBetween } from './pose.ts';
export { secondLook } from './second-look.ts';
export { SteadyPose } from './steady-pose.ts';
