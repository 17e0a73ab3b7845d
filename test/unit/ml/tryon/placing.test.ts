import { join } from 'node:path';
import { canonicalFace } from '#ml/tracking';
import {
  type ArManifest,
  CAMERA_FOV_DEGREES,
  composite,
  drawnFace,
  itemTransform,
  loadArItem,
  type TryOnFace,
} from '#ml/tryon';
import {
  ASSETS_DIR,
  allItemIds,
  item,
  portraitFace,
  portraitPicture,
  portraitWearing,
} from '../../../support/render-face.ts';

/** Items are loaded and pictures drawn: on a crowded machine that takes longer than Jest's five seconds. */
const PATIENCE_MS = 60_000;

const WIDTH = 640;
const HEIGHT = 480;
const BRIDGE = 6;
const EYE_CORNERS = [33, 263] as const;

const manifest = async (id: string) => (await loadArItem(join(ASSETS_DIR, id))).manifest;

function transformOf(worn: ArManifest, face: TryOnFace): Float32Array {
  const transform = itemTransform(worn, { face }, WIDTH / HEIGHT);
  if (transform === undefined) throw new Error('the face is there');
  return transform;
}

function pixelOf(pose: Float32Array, [x, y, z]: readonly [number, number, number]): [number, number] {
  const focal = HEIGHT / 2 / Math.tan((CAMERA_FOV_DEGREES * Math.PI) / 360);
  const at = (row: number) =>
    (pose[row] ?? 0) * x + (pose[4 + row] ?? 0) * y + (pose[8 + row] ?? 0) * z + (pose[12 + row] ?? 0);
  return [WIDTH / 2 + (focal * at(0)) / -at(2), HEIGHT / 2 - (focal * at(1)) / -at(2)];
}

test(
  'glasses are anchored on the bridge of the nose: within 2 % of the eye-corner distance',
  async () => {
    const face = portraitFace();
    const worn = await manifest('glasses-round-black');
    if (worn.kind !== 'glasses') throw new Error('not make-up');
    // From the model's origin back to the landmark that carries it.
    const [x, y, z] = worn.anchor.offset;
    const [px, py] = pixelOf(transformOf(worn, face), [-x, -y, -z]);
    const landmark = (i: number) =>
      [(face.landmarks[i * 3] ?? 0) * WIDTH, (face.landmarks[i * 3 + 1] ?? 0) * HEIGHT] as const;
    const [bx, by] = landmark(BRIDGE);
    const [[ax, ay], [cx, cy]] = EYE_CORNERS.map(landmark) as [
      readonly [number, number],
      readonly [number, number],
    ];
    expect(Math.hypot(px - bx, py - by)).toBeLessThan(0.02 * Math.hypot(cx - ax, cy - ay));
  },
  PATIENCE_MS,
);

test(
  'every kind hangs on the pose of its own region of the face',
  async () => {
    const face = portraitFace();
    for (const [id, region] of [
      ['glasses-cat-eye-wine', 'eyeNose'],
      ['hat-beanie-teal', 'forehead'],
      ['earrings-gold-hoop', 'ears'],
    ] as const) {
      const transform = transformOf(await manifest(id), face);
      expect([...transform.subarray(0, 12)]).toEqual([...face.fitted[region].subarray(0, 12)]);
    }
  },
  PATIENCE_MS,
);

test(
  'an item changes pixels around itself only',
  async () => {
    const bare = await portraitPicture();
    const worn = await portraitWearing('glasses-square-tortoise');
    const face = portraitFace();
    const [noseX, noseY] = [(face.landmarks[3] ?? 0) * WIDTH, (face.landmarks[4] ?? 0) * HEIGHT];
    let changed = 0;
    for (let i = 0; i < bare.rgba.length; i += 4) {
      const same = [0, 1, 2].every((channel) => bare.rgba[i + channel] === worn.rgba[i + channel]);
      if (same) continue;
      changed += 1;
      const [x, y] = [(i / 4) % WIDTH, Math.floor(i / 4 / WIDTH)];
      expect(Math.abs(x - noseX)).toBeLessThan(110);
      expect(Math.abs(y - noseY)).toBeLessThan(110);
    }
    expect(changed).toBeGreaterThan(3_000);
  },
  PATIENCE_MS,
);

test(
  'an item dims with the picture it is put on',
  async () => {
    const shape = canonicalFace();
    const worn = [await item('hat-beanie-teal')];
    const brightness = async (share: number) => {
      const picture = await portraitPicture();
      for (let i = 0; i < picture.rgba.length; i += 1) picture.rgba[i] = (picture.rgba[i] ?? 0) * share;
      composite(picture, { face: portraitFace() }, worn, shape);
      // The middle of the forehead, where the cuff of the hat is.
      const face = portraitFace();
      const [x, y] = [(face.landmarks[10 * 3] ?? 0) * WIDTH, (face.landmarks[10 * 3 + 1] ?? 0) * HEIGHT - 12];
      return picture.rgba[(Math.floor(y) * WIDTH + Math.floor(x)) * 4 + 1] ?? 0;
    };
    expect(await brightness(0.25)).toBeLessThan(0.8 * (await brightness(1)));
  },
  PATIENCE_MS,
);

test(
  'a face at the edge of the picture, close to the camera or behind it does not break the drawing',
  async () => {
    const shape = canonicalFace();
    // One of each sort: what differs within a sort is its colour.
    const sorts = new Map((await allItemIds()).map((id) => [id.split('-')[0], id]));
    const worn = await Promise.all([...sorts.values()].map(item));
    for (const at of [
      [-30, 0, -36],
      [0, 25, -40],
      [0, 0, -9],
      [0, 0, 20],
    ] as const) {
      const picture = { rgba: new Uint8Array(96 * 72 * 4).fill(200), width: 96, height: 72 };
      expect(() =>
        composite(picture, { face: drawnFace(shape, { yaw: 0.3, at }, 96 / 72) }, worn, shape),
      ).not.toThrow();
    }
  },
  PATIENCE_MS,
);
