/** Part of a picture, shares of its width and height. */
export interface PictureArea {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The part of the picture that the face takes, as far as the camera saw it. */
export function faceArea(landmarks: Float32Array): PictureArea {
  let [left, top, right, bottom] = [1, 1, 0, 0];
  for (let i = 0; i < landmarks.length; i += 3) {
    left = Math.min(left, landmarks[i] as number);
    right = Math.max(right, landmarks[i] as number);
    top = Math.min(top, landmarks[i + 1] as number);
    bottom = Math.max(bottom, landmarks[i + 1] as number);
  }
  return {
    left: Math.max(0, left),
    top: Math.max(0, top),
    right: Math.min(1, right),
    bottom: Math.min(1, bottom),
  };
}
