import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type ClothesManifest, loadArItem } from '#ml/tryon';
import { type GarmentMesh, garmentMesh } from '../../../../../ml/tryon/clothes/garment-mesh.ts';
import { drawnBody, type Stance } from '../../../../support/drawn-body.ts';

const ASSETS = join(import.meta.dirname, '../../../../../ar-assets');
const SIZE = { width: 640, height: 480 };

const garments: ClothesManifest[] = [];
for (const folder of readdirSync(ASSETS).filter((name) => name.startsWith('clothes-'))) {
  const { manifest } = await loadArItem(join(ASSETS, folder));
  if (manifest.kind === 'clothes') garments.push(manifest);
}

/** Where a place of the garment's picture is worn, by every triangle that shows it; px. */
function worn(
  { uv, positions, indices }: GarmentMesh,
  [u, v]: readonly [number, number],
): [number, number][] {
  const found: [number, number][] = [];
  for (let at = 0; at < indices.length; at += 3) {
    const [a, b, c] = [indices[at], indices[at + 1], indices[at + 2]] as [number, number, number];
    const [ax, ay, bx, by, cx, cy] = [a, b, c].flatMap((i) => [uv[i * 2], uv[i * 2 + 1]]) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    const second = ((u - ax) * (cy - ay) - (v - ay) * (cx - ax)) / area;
    const third = ((bx - ax) * (v - ay) - (by - ay) * (u - ax)) / area;
    if (!(second >= -1e-4 && third >= -1e-4 && second + third <= 1 + 1e-4)) continue;
    const place = (axis: number): number =>
      (positions[a * 2 + axis] as number) * (1 - second - third) +
      (positions[b * 2 + axis] as number) * second +
      (positions[c * 2 + axis] as number) * third;
    found.push([place(0), place(1)]);
  }
  return found;
}

const POSES: Readonly<Record<string, Stance>> = {
  'arms hanging': {},
  'arms out': { left: { raise: 1.4, bend: 0 }, right: { raise: 1.4, bend: 0.3 } },
  'a hand on the breast': { right: { raise: 0.5, bend: 2.2 } },
  'leaning, hips aside': { lean: 0.2, sway: -0.15, left: { raise: 0.6, bend: 0.9 } },
};

const angle = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const arm = fc.record({ raise: angle(-0.5, 3), bend: angle(-2.7, 2.7) });
const stance = fc.record({
  left: arm,
  right: arm,
  lean: angle(-0.5, 0.5),
  sway: angle(-0.4, 0.4),
  shoulderWidth: angle(30, 200),
});

describe('a garment on a body', () => {
  it('there are at least eight to try', () => {
    expect(garments.length).toBeGreaterThanOrEqual(8);
  });

  for (const [name, pose] of Object.entries(POSES))
    it(`has its joints on the wearer's, within 2 % of the shoulder width: ${name}`, () => {
      const { body } = drawnBody(pose);
      const shoulders = 110;
      for (const manifest of garments) {
        const mesh = garmentMesh(body, manifest, SIZE);
        if (mesh === undefined) throw new Error('no mesh');
        const { points, sleeves } = manifest.garment;
        const reach: (readonly [readonly [number, number] | undefined, number])[] = [
          [points.leftShoulder, 11],
          [points.rightShoulder, 12],
          [points.leftHip, 23],
          [points.rightHip, 24],
          ...(sleeves === 'long'
            ? ([
                [points.leftElbow, 13],
                [points.rightElbow, 14],
              ] as const)
            : []),
        ];
        for (const [point, joint] of reach) {
          if (point === undefined) throw new Error('a joint is missing');
          const [x, y] = [
            (body.landmarks[joint * 3] as number) * SIZE.width,
            (body.landmarks[joint * 3 + 1] as number) * SIZE.height,
          ];
          const off = Math.min(...worn(mesh, point).map(([px, py]) => Math.hypot(px - x, py - y)));
          expect({ id: manifest.id, joint, within: off <= 0.02 * shoulders, off }).toMatchObject({
            within: true,
          });
        }
      }
    });

  it('never turns a triangle over, whatever the arms do', () => {
    fc.assert(
      fc.property(stance, fc.nat(garments.length - 1), (pose, which) => {
        const manifest = garments[which] as ClothesManifest;
        const mesh = garmentMesh(drawnBody(pose).body, manifest, SIZE);
        if (mesh === undefined) return;
        const area = (places: Float32Array, at: number): number => {
          const [a, b, c] = [0, 1, 2].map((i) => (mesh.indices[at + i] as number) * 2) as [
            number,
            number,
            number,
          ];
          const across = (from: number, to: number): number =>
            (places[to] as number) - (places[from] as number);
          return across(a, b) * across(a + 1, c + 1) - across(a + 1, b + 1) * across(a, c);
        };
        let turned = 0;
        for (let at = 0; at < mesh.indices.length; at += 3)
          // A tenth of a square pixel is what float32 positions may lose.
          if (Math.sign(area(mesh.uv, at)) * area(mesh.positions, at) < -0.1) turned += 1;
        expect(turned).toBe(0);
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('is the same every time', () => {
    const pose = POSES['a hand on the breast'];
    const once = garmentMesh(drawnBody(pose).body, garments[0] as ClothesManifest, SIZE);
    const again = garmentMesh(drawnBody(pose).body, garments[0] as ClothesManifest, SIZE);
    expect(again).toMatchObject({ positions: once?.positions, uv: once?.uv, indices: once?.indices });
  });

  it('does not listen to joints that nobody sees: an elbow outside the picture wanders and moves nothing', () => {
    const seen = drawnBody({ unseen: [13, 15] });
    const wandered = drawnBody({ unseen: [13, 15], left: { raise: 1.2, bend: 1 } });
    for (const manifest of garments) {
      const before = garmentMesh(seen.body, manifest, SIZE);
      const after = garmentMesh(wandered.body, manifest, SIZE);
      expect(after?.positions).toEqual(before?.positions);
    }
  });

  it('hangs on nobody whose shoulders are unseen, and on no back', () => {
    const manifest = garments[0] as ClothesManifest;
    expect(garmentMesh(drawnBody({ unseen: [11] }).body, manifest, SIZE)).toBeUndefined();
    const { body } = drawnBody();
    const turned = body.landmarks.slice();
    for (const left of [11, 13, 15, 23])
      for (let axis = 0; axis < 3; axis += 1) {
        turned[left * 3 + axis] = body.landmarks[(left + 1) * 3 + axis] as number;
        turned[(left + 1) * 3 + axis] = body.landmarks[left * 3 + axis] as number;
      }
    expect(garmentMesh({ ...body, landmarks: turned }, manifest, SIZE)).toBeUndefined();
  });
});
