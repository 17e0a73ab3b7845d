import type { TryOnFace } from './face.ts';
import type { PictureArea } from './face-area.ts';

/** The face as it lies in a part of the picture that was cut out: landmarks in shares of the part. */
export function faceIn({ left, top, right, bottom }: PictureArea, face: TryOnFace): TryOnFace {
  const landmarks = face.landmarks.slice();
  for (let i = 0; i < landmarks.length; i += 3) {
    landmarks[i] = ((landmarks[i] as number) - left) / (right - left);
    landmarks[i + 1] = ((landmarks[i + 1] as number) - top) / (bottom - top);
  }
  return { landmarks, fitted: face.fitted };
}
