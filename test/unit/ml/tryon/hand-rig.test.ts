import { join } from 'node:path';
import { Matrix4, Vector3 } from 'three';
import { canonicalFace } from '#ml/tracking';
import { dressedItem, itemTransform, loadArItem, renderLayers, type TryOnHand, tryOnCamera } from '#ml/tryon';
import { drawnHand, type HandPose } from '../../../support/drawn-hand.ts';
import { ASSETS_DIR, item } from '../../../support/render-face.ts';

/** Items are loaded and pictures drawn: on a crowded machine that takes longer than Jest's five seconds. */
const PATIENCE_MS = 60_000;

const [WIDTH, HEIGHT] = [640, 480];
const ASPECT = WIDTH / HEIGHT;
const DEGREES = 180 / Math.PI;
const [RING_ROOT, RING_NEXT] = [13, 14];

async function placed(id: string, hand: TryOnHand): Promise<Matrix4> {
  const { manifest } = await loadArItem(join(ASSETS_DIR, id));
  const transform = itemTransform(manifest, { hands: [hand] }, ASPECT);
  if (transform === undefined) throw new Error('the hand is there');
  return new Matrix4().fromArray(transform);
}

const axis = (matrix: Matrix4, column: number): Vector3 =>
  new Vector3().setFromMatrixColumn(matrix, column).normalize();

const POSES: readonly (readonly [string, HandPose])[] = [
  ['the back of the right hand', {}],
  ['the back of the left hand', { side: 'left' }],
  ['a right palm', { yaw: Math.PI }],
  ['a left palm', { side: 'left', yaw: Math.PI }],
  ['a hand on its edge', { yaw: 1.2 }],
  ['a hand that points at the camera a little', { pitch: 0.6, roll: 0.4 }],
  ['a hand upside down', { roll: 2.8, at: [3, 8, -45] }],
];

test.each(POSES)(
  '%s: the ring is threaded on the finger and its stone looks out of its back',
  async (_, pose) => {
    const hand = drawnHand(pose, ASPECT);
    const ring = await placed('ring-solitaire-gold', hand);
    const [root, next] = [hand.joints[RING_ROOT] as Vector3, hand.joints[RING_NEXT] as Vector3];
    const along = next.clone().sub(root).normalize();
    expect(axis(ring, 1).angleTo(along) * DEGREES).toBeLessThan(1);
    const middle = new Vector3().setFromMatrixPosition(ring);
    const share = middle.clone().sub(root).dot(along) / next.distanceTo(root);
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.8);
    const back = new Vector3(0, 0, 1).applyQuaternion(hand.turn);
    expect(axis(ring, 2).angleTo(back) * DEGREES).toBeLessThan(12);
  },
);

test.each(POSES)('%s: the watch is strapped to the forearm behind the wrist', async (_, pose) => {
  const hand = drawnHand(pose, ASPECT);
  const watch = await placed('watch-field-steel', hand);
  const wrist = hand.joints[0] as Vector3;
  const palm = (hand.joints[9] as Vector3).clone().sub(wrist).normalize();
  const from = new Vector3().setFromMatrixPosition(watch).sub(wrist);
  expect(from.dot(palm)).toBeLessThan(-1.5);
  expect(from.length()).toBeLessThan(4);
  const back = new Vector3(0, 0, 1).applyQuaternion(hand.turn);
  expect(axis(watch, 2).angleTo(back) * DEGREES).toBeLessThan(12);
});

test('joints are where they are seen, to a millimetre also in depth', async () => {
  const hand = drawnHand({ yaw: 0.5, pitch: -0.3, at: [4, -6, -38] }, ASPECT);
  const ring = await placed('ring-band-silver', hand);
  const [root, next] = [hand.joints[RING_ROOT] as Vector3, hand.joints[RING_NEXT] as Vector3];
  const middle = new Vector3().setFromMatrixPosition(ring);
  expect(middle.distanceTo(root.clone().lerp(next, 0.58))).toBeLessThan(0.1);
});

test('a ring is as wide as the finger that wears it: twice as near means twice as large on the picture', async () => {
  const sizeAt = async (z: number): Promise<number> => {
    const matrix = await placed('ring-band-silver', drawnHand({ at: [0, -5, z] }, ASPECT));
    return new Vector3().setFromMatrixScale(matrix).x / -new Vector3().setFromMatrixPosition(matrix).z;
  };
  expect((await sizeAt(-25)) / (await sizeAt(-50))).toBeCloseTo(2, 1);
});

/** Pixels in which the watch's parts of this name show. */
async function shown(id: string, partName: string, pose: HandPose): Promise<number> {
  const ready = await item(id);
  if (ready.kind !== 'worn') throw new Error('watches are worn');
  const dressed = dressedItem(ready.item, { hands: [drawnHand(pose, ASPECT)] }, canonicalFace(), ASPECT);
  if (dressed === undefined) throw new Error('the hand is there');
  const hidden: { visible: boolean }[] = [];
  dressed.group.traverse((part) => {
    if ('isMesh' in part && part.name !== 'hand' && part.name !== partName) hidden.push(part);
  });
  for (const part of hidden) part.visible = false;
  const rgba = new Uint8Array(WIDTH * HEIGHT * 4);
  renderLayers([dressed.group], tryOnCamera(WIDTH, HEIGHT), { rgba, width: WIDTH, height: HEIGHT }, 2);
  for (const part of hidden) part.visible = true;
  dressed.release();
  let count = 0;
  for (let i = 3; i < rgba.length; i += 4) if ((rgba[i] ?? 0) > 127) count += 1;
  return count;
}

test(
  'the face of a watch is seen from the back of the hand and hidden from the palm; its buckle the other way round',
  async () => {
    for (const side of ['left', 'right'] as const) {
      const back: HandPose = { side, at: [0, -2, -30] };
      const palm: HandPose = { ...back, yaw: Math.PI };
      expect(await shown('watch-field-steel', 'dial', back)).toBeGreaterThan(500);
      expect(await shown('watch-field-steel', 'dial', palm)).toBe(0);
      expect(await shown('watch-field-steel', 'buckle', back)).toBe(0);
      expect(await shown('watch-field-steel', 'buckle', palm)).toBeGreaterThan(20);
    }
  },
  PATIENCE_MS,
);

test(
  'the far half of a bracelet is behind the wrist',
  async () => {
    const ready = await item('bracelet-bangle-silver');
    if (ready.kind !== 'worn') throw new Error('bracelets are worn');
    const pose: HandPose = { pitch: -0.5, at: [0, -2, -30] };
    const seen = await shown('bracelet-bangle-silver', 'bangle', pose);
    const dressed = dressedItem(ready.item, { hands: [drawnHand(pose, ASPECT)] }, canonicalFace(), ASPECT);
    dressed?.group.getObjectByName('hand')?.removeFromParent();
    const rgba = new Uint8Array(WIDTH * HEIGHT * 4);
    renderLayers(
      dressed === undefined ? [] : [dressed.group],
      tryOnCamera(WIDTH, HEIGHT),
      { rgba, width: WIDTH, height: HEIGHT },
      2,
    );
    dressed?.release();
    let whole = 0;
    for (let i = 3; i < rgba.length; i += 4) if ((rgba[i] ?? 0) > 127) whole += 1;
    expect(seen / whole).toBeGreaterThan(0.3);
    expect(seen / whole).toBeLessThan(0.75);
  },
  PATIENCE_MS,
);

test('of two hands the left one wears it, in whatever order the tracker names them', async () => {
  const left = drawnHand({ side: 'left', at: [8, -6, -45] }, ASPECT);
  const right = drawnHand({ side: 'right', at: [-8, -6, -45] }, ASPECT);
  const { manifest } = await loadArItem(join(ASSETS_DIR, 'watch-field-steel'));
  const alone = itemTransform(manifest, { hands: [left] }, ASPECT);
  expect(itemTransform(manifest, { hands: [right, left] }, ASPECT)).toEqual(alone);
  expect(itemTransform(manifest, { hands: [left, right] }, ASPECT)).toEqual(alone);
});

test('without a hand in sight nothing is placed', async () => {
  const { manifest } = await loadArItem(join(ASSETS_DIR, 'ring-signet-gold'));
  expect(itemTransform(manifest, {}, ASPECT)).toBeUndefined();
  expect(itemTransform(manifest, { hands: [] }, ASPECT)).toBeUndefined();
});
