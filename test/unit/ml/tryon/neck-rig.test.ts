import { join } from 'node:path';
import { Euler, Matrix4, Vector3 } from 'three';
import { canonicalFace } from '#ml/tracking';
import { drawnFace, itemTransform, loadArItem, neckSkin, type TryOnBody } from '#ml/tryon';
import { ASSETS_DIR } from '../../../support/render-face.ts';

const ASPECT = 4 / 3;
const DEGREES = Math.PI / 180;

async function necklaceOn(
  turn: { yaw?: number; pitch?: number; roll?: number },
  body?: TryOnBody,
): Promise<Matrix4> {
  const face = drawnFace(canonicalFace(), { yaw: 0, ...turn }, ASPECT);
  const { manifest } = await loadArItem(join(ASSETS_DIR, 'necklace-pearl-strand'));
  const transform = itemTransform(manifest, { face, body }, ASPECT);
  if (transform === undefined) throw new Error('the face is there');
  return new Matrix4().fromArray(transform);
}

const turned = (matrix: Matrix4): Euler => new Euler().setFromRotationMatrix(matrix, 'YXZ');

test('of a head that turns by 30 degrees the necklace follows 10', async () => {
  for (const yaw of [-30, 30])
    expect(turned(await necklaceOn({ yaw: yaw * DEGREES })).y / DEGREES).toBeCloseTo(yaw / 3, 1);
});

test('the pit of the collar moves less than 2 cm while the head turns by 30 degrees', async () => {
  const pit = neckSkin(0, 2.4);
  const at = async (yaw: number) => new Vector3(...pit).applyMatrix4(await necklaceOn({ yaw }));
  const straight = await at(0);
  for (const yaw of [-30, 30]) expect((await at(yaw * DEGREES)).distanceTo(straight)).toBeLessThan(2);
});

test('a nod of 20 degrees leaves the necklace within 5 degrees of upright', async () => {
  for (const pitch of [-20, 20])
    expect(Math.abs(turned(await necklaceOn({ pitch: pitch * DEGREES })).x / DEGREES)).toBeLessThanOrEqual(
      5.01,
    );
});

/** Only the shoulders, at these shares of the picture. */
function shoulders(left: readonly [number, number], right: readonly [number, number], seen = 1): TryOnBody {
  const landmarks = new Float32Array(33 * 3);
  landmarks.set(left, 11 * 3);
  landmarks.set(right, 12 * 3);
  return { landmarks, worldLandmarks: new Float32Array(33 * 3), visibility: new Float32Array(33).fill(seen) };
}

test('shoulders say how the collar leans, whatever the head does', async () => {
  // The left shoulder (on the right of the picture) is 0.1 higher over 0.4 of the width.
  const body = shoulders([0.7, 0.85], [0.3, 0.95]);
  const lean = Math.atan2(0.1, 0.4 * ASPECT) / DEGREES;
  const pose = await necklaceOn({ roll: 0.5 }, body);
  expect(Math.abs(turned(pose).z / DEGREES - lean)).toBeLessThan(18);
  expect(turned(await necklaceOn({ roll: 0.5 }, shoulders([0.7, 0.85], [0.3, 0.95], 0.2))).z).toBeCloseTo(
    0.5 / 3,
    2,
  );
});

test('the strand lies around the neck: no pearl inside it, none more than a centimetre off', async () => {
  for (let degrees = 0; degrees < 360; degrees += 15) {
    const [x, y, z] = neckSkin(degrees * DEGREES, 2, 0.36);
    const [sx, sy, sz] = neckSkin(degrees * DEGREES, 2);
    const off = Math.hypot(x - sx, y - sy, z - sz);
    expect(off).toBeGreaterThan(0.2);
    expect(off).toBeLessThan(1);
  }
});
