import { MINUS_ONE_TO_ONE, withMetadata, ZERO_TO_ONE } from './model-metadata.ts';
import { faceGeometryMetadata, packageFile, packedAssets } from './packed-assets.ts';
import { refineAttention } from './refine-attention.ts';
import { taskBundle } from './task-bundle.ts';

/**
 * How each model file is made from the pinned packages. The heavy pose model is left out: 354 CPU ms per
 * frame and 30 MB serve nobody in front of a mirror.
 */
export const MODEL_RECIPES: Readonly<Record<string, () => Uint8Array>> = {
  'face_landmarker.task': () =>
    taskBundle([
      ['face_detector.tflite', faceDetector()],
      [
        'face_landmarks_detector.tflite',
        withMetadata(
          refineAttention(faceFiles()('face_landmark_with_attention.tflite')),
          'face_landmarks',
          ZERO_TO_ONE,
        ),
      ],
      ['geometry_pipeline_metadata_landmarks.binarypb', faceGeometryMetadata()],
    ]),
  'face_detector.tflite': faceDetector,
  'canonical_face.binarypb': faceGeometryMetadata,
  'pose_landmarker_lite.task': () => poseTask('lite'),
  'pose_landmarker_full.task': () => poseTask('full'),
  'hand_landmarker_lite.task': () => handTask('lite'),
  'hand_landmarker_full.task': () => handTask('full'),
  'selfie_segmenter.tflite': () =>
    withMetadata(
      packageFile('@mediapipe/selfie_segmentation', 'selfie_segmentation.tflite'),
      'selfie',
      ZERO_TO_ONE,
    ),
};

function faceFiles() {
  return packedAssets('@mediapipe/face_mesh', 'face_mesh_solution');
}

function faceDetector(): Uint8Array {
  return withMetadata(faceFiles()('face_detection_short_range.tflite'), 'face_detector', MINUS_ONE_TO_ONE);
}

function poseTask(size: 'lite' | 'full'): Uint8Array {
  const detector = packedAssets('@mediapipe/pose', 'pose_solution')('pose_detection.tflite');
  const landmarks = packageFile('@mediapipe/pose', `pose_landmark_${size}.tflite`);
  return taskBundle([
    ['pose_detector.tflite', withMetadata(detector, 'pose_detector', MINUS_ONE_TO_ONE)],
    ['pose_landmarks_detector.tflite', withMetadata(landmarks, 'pose_landmarks', ZERO_TO_ONE)],
  ]);
}

function handTask(size: 'lite' | 'full'): Uint8Array {
  const detector = packedAssets('@mediapipe/hands', 'hands_solution')(`palm_detection_${size}.tflite`);
  const landmarks = packageFile('@mediapipe/hands', `hand_landmark_${size}.tflite`);
  return taskBundle([
    ['hand_detector.tflite', withMetadata(detector, 'hand_detector', ZERO_TO_ONE)],
    ['hand_landmarks_detector.tflite', withMetadata(landmarks, 'hand_landmarks', ZERO_TO_ONE)],
  ]);
}
