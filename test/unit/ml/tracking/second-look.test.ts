import { canonicalFace } from '#ml/tracking';
import type { RawFace } from '../../../../ml/tracking/fit-face.ts';
import { moved, type Pose, poseOfMatrix, turnBetween } from '../../../../ml/tracking/geometry.ts';
import type { Picture } from '../../../../ml/tracking/picture.ts';
import { secondLook } from '../../../../ml/tracking/second-look.ts';
import { headTrack } from '../../../support/synthetic-head.ts';

const { positions } = canonicalFace();
const size = { width: 640, height: 480 };
const FACING = poseOfMatrix([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
const degrees = (angle: number) => (angle * Math.PI) / 180;
/** Off the middle, turned and rolled. */
const HEAD: Pose = moved(FACING, { x: 0.1, y: degrees(15), z: degrees(25) }, { x: -9, y: 5, z: -45 });

/** Brightness tells the place: red runs along the picture, green down. */
function gradient(): Picture {
  const data = new Uint8ClampedArray(size.width * size.height * 4).fill(255);
  for (let y = 0; y < size.height; y += 1)
    for (let x = 0; x < size.width; x += 1) data.set([x / 3, y / 2, 0], (y * size.width + x) * 4);
  return { data, ...size };
}

/** What the tracker would see in the square: the face straight, in the middle, half as large as the square. */
function seenInSquare(): RawFace {
  const upright = moved(FACING, { x: 0.1, y: degrees(15), z: 0 }, { x: 0, y: 0, z: -30 });
  return headTrack(upright, positions, { width: 256, height: 256 });
}

test('the face is cut out upright and in the middle, whatever its place and roll', async () => {
  const first = headTrack(HEAD, positions, size);
  const corners: number[][] = [];
  await secondLook(first, gradient(), async ({ data, width, height }) => {
    expect([width, height]).toEqual([256, 256]);
    for (const vertex of [33, 263, 152]) {
      // Where the gradient says that the square's middle row and column are in the picture.
      const [x = 0, y = 0] = first.landmarks.subarray(vertex * 3);
      corners.push([x * size.width, y * size.height]);
    }
    const middle = (128 * 256 + 128) * 4;
    const [right, left, chin] = corners as [number[], number[], number[]];
    const face = [
      ((right[0] as number) + (left[0] as number) + (chin[0] as number)) / 3,
      ((right[1] as number) + (left[1] as number) + (chin[1] as number)) / 3,
    ];
    expect(Math.abs((data[middle] as number) * 3 - (face[0] as number))).toBeLessThan(25);
    expect(Math.abs((data[middle + 1] as number) * 2 - (face[1] as number))).toBeLessThan(25);
    // Along a row of the square the picture runs along the eyes: 25° and what the turn adds.
    const [from, to] = [(128 * 256 + 64) * 4, (128 * 256 + 192) * 4];
    const dx = 3 * ((data[to] as number) - (data[from] as number));
    const dy = 2 * ((data[to + 1] as number) - (data[from + 1] as number));
    const slope = Math.atan2(dy, dx);
    const eyes = Math.atan2(
      (left[1] as number) - (right[1] as number),
      (left[0] as number) - (right[0] as number),
    );
    expect(Math.abs(slope - eyes)).toBeLessThan(degrees(3));
    return [];
  });
  expect(corners).toHaveLength(3);
});

test('points of the square come back to their places in the picture', async () => {
  const first = headTrack(HEAD, positions, size);
  const shifted = await secondLook(first, gradient(), async () => [seenInSquare()]);
  const place = (landmarks: Float32Array, vertex: number) => [
    (landmarks[vertex * 3] as number) * size.width,
    (landmarks[vertex * 3 + 1] as number) * size.height,
  ];
  // A face drawn straight in the square lies along the first one's eyes in the picture.
  const slope = (landmarks: Float32Array) => {
    const [a, b] = [place(landmarks, 33), place(landmarks, 263)];
    return Math.atan2((b[1] as number) - (a[1] as number), (b[0] as number) - (a[0] as number));
  };
  const inSquare = seenInSquare().landmarks;
  const own = Math.atan2(
    (inSquare[263 * 3 + 1] as number) - (inSquare[33 * 3 + 1] as number),
    (inSquare[263 * 3] as number) - (inSquare[33 * 3] as number),
  );
  expect(slope(shifted.landmarks)).toBeCloseTo(slope(first.landmarks) + own, 3);
});

test('the tilt is the second look’s, rolled back and turned to where the face is', async () => {
  const first = headTrack(HEAD, positions, size);
  const { matrix } = await secondLook(first, gradient(), async () => [seenInSquare()]);
  const turn = turnBetween(HEAD, poseOfMatrix(matrix));
  // The square is rolled by the slope of the eyes as they are seen, not by the head's own roll.
  expect(Math.hypot(turn.x, turn.y)).toBeLessThan(degrees(14));
  expect(Math.abs(turn.z)).toBeLessThan(degrees(8));
});

test('nothing of the face is left in the square, also when the look fails', async () => {
  const first = headTrack(HEAD, positions, size);
  const squares: Picture[] = [];
  await secondLook(first, gradient(), async (square) => {
    squares.push(square);
    return [];
  });
  const failing = secondLook(first, gradient(), async (square) => {
    squares.push(square);
    throw new Error('poisoned');
  });
  await expect(failing).rejects.toThrow('poisoned');
  expect(squares).toHaveLength(2);
  for (const { data } of squares) expect(data.every((byte) => byte === 0)).toBe(true);
});

test('a second look that finds nobody leaves the first', async () => {
  const first = headTrack(HEAD, positions, size);
  expect(await secondLook(first, gradient(), async () => [])).toBe(first);
});

test('a larger face beside hers in the square is not taken for hers', async () => {
  const first = headTrack(HEAD, positions, size);
  const beside = moved(FACING, { x: 0, y: 0, z: 0 }, { x: 13, y: 3, z: -26 });
  const neighbour = headTrack(beside, positions, { width: 256, height: 256 });
  const alone = await secondLook(first, gradient(), async () => [seenInSquare()]);
  const together = await secondLook(first, gradient(), async () => [neighbour, seenInSquare()]);
  expect(together.landmarks).toEqual(alone.landmarks);
  expect(await secondLook(first, gradient(), async () => [neighbour])).toBe(first);
});
