import { rawFaces } from '../../../../ml/tracking/face-models.ts';

const points = Array.from({ length: 478 }, (_, i) => ({ x: i / 478, y: 0.5, z: -0.01 }));
const matrix = { data: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, -40, 1] };

test('weights of a model that has them reach the face by name', () => {
  const categories = [
    { categoryName: 'eyeBlinkLeft', score: 0.75 },
    { categoryName: 'jawOpen', score: 0.25 },
  ];
  const [face] = rawFaces({
    faceLandmarks: [points],
    facialTransformationMatrixes: [matrix],
    faceBlendshapes: [{ categories }],
  });
  expect(face?.blendshapes).toEqual({ eyeBlinkLeft: 0.75, jawOpen: 0.25 });
  expect(face?.landmarks).toHaveLength(478 * 3);
});

test('a model without them leaves the face without, and a face without a pose is none', () => {
  const found = {
    faceLandmarks: [points, points],
    facialTransformationMatrixes: [matrix],
    faceBlendshapes: [],
  };
  const faces = rawFaces(found);
  expect(faces).toHaveLength(1);
  expect(faces[0]?.blendshapes).toBeUndefined();
});
