import { SeededRandom } from '#kernel';
import { canonicalFace, lightOf, NEUTRAL_LIGHT } from '#ml/tracking';
import { SKIN_POINTS } from '../../../../ml/tracking/face-skin.ts';
import { moved, type Pose, poseOfMatrix } from '../../../../ml/tracking/geometry.ts';
import {
  type HeadLight,
  headPicture,
  headTrack,
  normalsOf,
  portraitShape,
} from '../../../support/synthetic-head.ts';

const size = { width: 640, height: 480 };
const shape = portraitShape();
const FACING = poseOfMatrix([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
const SKIN = [0.6, 0.38, 0.28] as const;
const WHITE = [1, 1, 1] as const;
const degrees = (angle: number) => (angle * Math.PI) / 180;

function headAt(yaw: number, pitch = 0): Pose {
  return moved(FACING, { x: degrees(pitch), y: degrees(yaw), z: 0 }, { x: 0, y: 0, z: -40 });
}

function lamp(x: number, y: number, z: number, ambient = 0.25, strength = 0.55): HeadLight {
  const length = Math.hypot(x, y, z);
  return { ambient, strength, direction: [x / length, y / length, z / length], colour: WHITE };
}

const picture = (pose: Pose, light: HeadLight) =>
  headPicture({ pose, positions: shape, light, skin: SKIN, ...size });

async function seen(pose: Pose, light: HeadLight) {
  return lightOf(await picture(pose, light), headTrack(pose, shape, size));
}

function angleBetween(a: readonly number[], b: readonly number[]): number {
  const cosine = a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
  return (Math.acos(Math.min(1, cosine)) * 180) / Math.PI;
}

describe.each([
  ['from the left of the picture', lamp(-0.8, 0.2, 0.6)],
  ['from the right', lamp(0.8, 0.2, 0.6)],
  ['from above', lamp(0, 0.8, 0.6)],
  ['from above on the left', lamp(-0.5, 0.6, 0.62)],
  ['from the camera', lamp(0, 0.1, 0.99)],
  ['from below', lamp(0.3, -0.5, 0.81)],
])('a lamp %s', (_name, light) => {
  test.each([
    [0, 0],
    [25, 0],
    [-15, 10],
  ])('is found within 15° on a head turned by %i° and %i°', async (yaw, pitch) => {
    const { direction, ambient, strength } = await seen(headAt(yaw, pitch), light);
    expect(angleBetween(direction, light.direction)).toBeLessThan(15);
    expect(Math.hypot(...direction)).toBeCloseTo(1, 5);
    const share = ambient / (ambient + strength);
    expect(Math.abs(share - light.ambient / (light.ambient + light.strength))).toBeLessThan(0.25);
  });
});

test('a lamp is still found in a noisy picture with a beard, a fringe and shine', async () => {
  const light = lamp(-0.7, 0.3, 0.65);
  const pose = headAt(10);
  const noisy = await picture(pose, light);
  const face = headTrack(pose, shape, size);
  const random = new SeededRandom(3);
  for (let i = 0; i < noisy.data.length; i += 1)
    if (i % 4 !== 3) noisy.data[i] = (noisy.data[i] as number) + random.integer(25) - 12;
  const blot = (vertex: number, byte: number, radius: number) => {
    const x = Math.round((face.landmarks[vertex * 3] as number) * size.width);
    const y = Math.round((face.landmarks[vertex * 3 + 1] as number) * size.height);
    for (let dy = -radius; dy <= radius; dy += 1)
      for (let dx = -radius; dx <= radius; dx += 1)
        noisy.data.fill(byte, ((y + dy) * size.width + x + dx) * 4, ((y + dy) * size.width + x + dx) * 4 + 3);
  };
  for (const vertex of [200, 199, 208, 428]) blot(vertex, 40, 7);
  for (const vertex of [151, 108, 337]) blot(vertex, 50, 7);
  for (const vertex of [4, 50]) blot(vertex, 254, 3);
  expect(angleBetween(lightOf(noisy, face).direction, light.direction)).toBeLessThan(20);
});

test('a brighter room is a brighter light, never outside the range that items are drawn in', async () => {
  let before = 0;
  for (const share of [0.05, 0.2, 0.5, 1]) {
    const { ambient, strength } = await seen(headAt(0), lamp(0.4, 0.4, 0.8, 0.3 * share, 0.7 * share));
    expect(ambient + strength).toBeGreaterThan(before);
    before = ambient + strength;
  }
  expect(before).toBeLessThanOrEqual(1.1);
});

test('warm light is warmer than cold light, the mean of the colours stays 1', async () => {
  const warm = await seen(headAt(0), { ...lamp(0, 0.5, 0.9), colour: [1.2, 1, 0.7] });
  const cold = await seen(headAt(0), { ...lamp(0, 0.5, 0.9), colour: [0.85, 1, 1.25] });
  expect(warm.colour[0]).toBeGreaterThan(cold.colour[0] * 1.1);
  expect(warm.colour[2]).toBeLessThan(cold.colour[2] / 1.1);
  for (const { colour } of [warm, cold]) expect(colour[0] + colour[1] + colour[2]).toBeCloseTo(3, 5);
});

test.each([
  ['black', 0],
  ['burnt out', 255],
])('a %s picture says nothing: the studio shines', (_name, byte) => {
  const data = new Uint8ClampedArray(size.width * size.height * 4).fill(byte);
  expect(lightOf({ data, ...size }, headTrack(headAt(0), shape, size))).toEqual(NEUTRAL_LIGHT);
});

test('without a face, and with one outside the picture, the studio shines', async () => {
  const shown = await picture(headAt(0), lamp(0, 0, 1));
  expect(lightOf(shown, undefined)).toEqual(NEUTRAL_LIGHT);
  const away = moved(headAt(0), { x: 0, y: 0, z: 0 }, { x: 60, y: 0, z: 0 });
  expect(lightOf(shown, headTrack(away, shape, size))).toEqual(NEUTRAL_LIGHT);
});

test('the table of skin normals is that of the canonical face', () => {
  const normals = normalsOf(canonicalFace());
  for (const { vertex, normal } of SKIN_POINTS)
    for (const [axis, value] of normal.entries())
      expect(Math.abs(value - (normals[vertex * 3 + axis] as number))).toBeLessThan(0.01);
});
