// node ar-assets/tours/build.ts [room]: paints the rooms of the virtual stores; some minutes each.
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { listArItems } from '#ml/tryon';
import { boutique } from './make/boutique.ts';
import { optics } from './make/optics.ts';
import { developed, paintPanorama } from './make/paint-panorama.ts';
import { roomMesh } from './make/room-mesh.ts';
import type { Room } from './make/rooms.ts';

const folder = dirname(fileURLToPath(import.meta.url));
const assetsDir = join(folder, '..');
/** Painted this much larger, and made smaller: grain goes. */
const SCALE = Number(process.argv[3] ?? 1.25);
const [WIDTH, HEIGHT] = [2048, 1024];
const QUALITY = 82;

const items = await listArItems(assetsDir);
const rooms: Record<string, () => Promise<Room>> = {
  optics: () => optics(assetsDir, items),
  boutique: () => boutique(assetsDir, items),
};

const wanted = process.argv[2];
for (const [name, make] of Object.entries(rooms)) {
  if (wanted !== undefined && wanted !== name) continue;
  const { title, scene, lamps, eye, ambient, spots } = await make();
  const [width, height] = [Math.round(WIDTH * SCALE), Math.round(HEIGHT * SCALE)];
  const started = performance.now();
  const picture = paintPanorama({ mesh: roomMesh(scene), lamps, eye, ambient }, width, height, (done) =>
    process.stdout.write(`\r${name} ${(done * 100).toFixed(0)} %`),
  );
  await sharp(developed(picture), { raw: { width, height, channels: 3 } })
    .resize(WIDTH, HEIGHT)
    .webp({ quality: QUALITY })
    .toFile(join(folder, `${name}.webp`));
  const hotspots = spots.map(({ at, kind, label, target }) => {
    const [x, y, z] = at.map((part, axis) => part - (eye[axis] as number)) as [number, number, number];
    return {
      kind,
      label,
      target,
      yaw: round(Math.atan2(x, -z)),
      pitch: round(Math.atan2(y, Math.hypot(x, z))),
    };
  });
  await writeFile(
    join(folder, `${name}.json`),
    `${JSON.stringify({ id: name, title, image: `${name}.webp`, hotspots }, null, 2)}\n`,
  );
  process.stdout.write(`\r${name}: ${((performance.now() - started) / 1_000).toFixed(0)} s\n`);
}

/** Radians; yaw to the right of the picture's middle, pitch upwards. */
function round(angle: number): number {
  return Math.round(angle * 1e4) / 1e4;
}
