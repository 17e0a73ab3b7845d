import { canonicalFace } from '#ml/tracking';
import { drawnFace, dressedItem, renderLayers, tryOnCamera } from '#ml/tryon';
import { item } from '../../../support/render-face.ts';

/** Items are loaded and pictures drawn: on a crowded machine that takes longer than Jest's five seconds. */
const PATIENCE_MS = 60_000;

const WIDTH = 640;
const HEIGHT = 480;
const QUARTER_TURN = Math.PI / 4;

/** Pixels of one temple of the round glasses, alone on a head that is turned by `yaw`. */
async function templePixels(
  name: 'temple-left' | 'temple-right',
  yaw: number,
  occluders: boolean,
): Promise<number> {
  const ready = await item('glasses-round-black');
  if (ready.kind !== 'worn') throw new Error('glasses are worn');
  const shape = canonicalFace();
  const aspect = WIDTH / HEIGHT;
  const dressed = dressedItem(ready.item, { face: drawnFace(shape, { yaw }, aspect) }, shape, aspect);
  if (dressed === undefined) throw new Error('the face is there');
  const { group, release } = dressed;
  const hidden: { visible: boolean }[] = [];
  group.traverse((part) => {
    const isOther = 'isMesh' in part && part.name !== name && !['face', 'head'].includes(part.name);
    const isOccluder = ['face', 'head'].includes(part.name);
    if (isOther || (isOccluder && !occluders)) hidden.push(part);
  });
  for (const part of hidden) part.visible = false;
  const rgba = new Uint8Array(WIDTH * HEIGHT * 4);
  renderLayers([group], tryOnCamera(WIDTH, HEIGHT), { rgba, width: WIDTH, height: HEIGHT }, 2);
  for (const part of hidden) part.visible = true;
  release();
  let count = 0;
  for (let i = 3; i < rgba.length; i += 4) if ((rgba[i] ?? 0) > 127) count += 1;
  return count;
}

// Positive yaw turns the face to the image's right: the wearer's right temple (image left) comes near.
test.each([
  ['right', QUARTER_TURN, 'temple-right', 'temple-left'],
  ['left', -QUARTER_TURN, 'temple-left', 'temple-right'],
] as const)(
  'on a head turned %s the near temple is whole and the far one is behind the head',
  async (_side, yaw, near, far) => {
    const nearShown = (await templePixels(near, yaw, true)) / (await templePixels(near, yaw, false));
    const farShown = (await templePixels(far, yaw, true)) / (await templePixels(far, yaw, false));
    expect(nearShown).toBeGreaterThan(0.97);
    // Its tip, which the head would hide, has faded out on either picture.
    expect(farShown).toBeLessThan(0.6);
  },
  PATIENCE_MS,
);

test(
  'from the front nothing is seen of either temple',
  async () => {
    for (const name of ['temple-left', 'temple-right'] as const)
      expect(await templePixels(name, 0, true)).toBe(0);
  },
  PATIENCE_MS,
);

/** Pixels of the pearls on one side of a head turned by `yaw`. */
async function pearlPixels(side: 'left' | 'right', yaw: number): Promise<number> {
  const ready = await item('earrings-pearl-drop');
  if (ready.kind !== 'worn') throw new Error('earrings are worn');
  const shape = canonicalFace();
  const aspect = WIDTH / HEIGHT;
  const dressed = dressedItem(ready.item, { face: drawnFace(shape, { yaw }, aspect) }, shape, aspect);
  if (dressed === undefined) throw new Error('the face is there');
  const hidden: { visible: boolean }[] = [];
  dressed.group.traverse((part) => {
    const isOther = 'isMesh' in part && !['face', 'head', `drop-stone-${side}`].includes(part.name);
    if (isOther) hidden.push(part);
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

// The wearer's left ear is on the image's right.
test.each([
  ['right', Math.PI / 6, 'right', 'left'],
  ['left', -Math.PI / 6, 'left', 'right'],
] as const)(
  'on a head turned %s the pearl of the near ear is seen and the far one is not',
  async (_side, yaw, near, far) => {
    expect(await pearlPixels(near, yaw)).toBeGreaterThan(60);
    expect(await pearlPixels(far, yaw)).toBe(0);
  },
  PATIENCE_MS,
);
