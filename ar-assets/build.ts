import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canonicalFace } from '#ml/tracking';
import { renderProductPicture } from '#ml/tryon';
import { designs } from './make/catalogue.ts';
import { manifestOf } from './make/manifest-of.ts';
import { clothesManifest, sewn, wardrobe } from './make/wardrobe.ts';
import { writeGlb } from './make/write-glb.ts';

const assetsDir = dirname(fileURLToPath(import.meta.url));
const THUMB_PX = 240;

const face = canonicalFace();
await writeFile(
  join(assetsDir, 'canonical-face.json'),
  `${JSON.stringify({
    source: 'canonical face of @mediapipe/face_mesh 0.4.1657299874, Apache-2.0; cm',
    positions: Array.from(face.positions, (value) => Math.round(value * 1e4) / 1e4),
    triangles: Array.from(face.triangles),
  })}\n`,
);
/** `npm run assets:build -- watch hat-beret` builds what begins with one of these words only. */
const wanted = process.argv.slice(2);
const isWanted = ({ id }: { id: string }) =>
  wanted.length === 0 || wanted.some((start) => id.startsWith(start));

for (const design of designs.filter(isWanted)) {
  const folder = join(assetsDir, design.id);
  await mkdir(folder, { recursive: true });
  const glb = await writeGlb(design);
  await writeFile(join(folder, 'model.glb'), glb);
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifestOf(design), null, 2)}\n`);
  const thumb = await renderProductPicture(design.id, { width: THUMB_PX, height: THUMB_PX, assetsDir });
  await writeFile(join(folder, 'thumb.webp'), thumb);
  process.stdout.write(`${design.id.padEnd(30)} ${glb.length} B model, ${thumb.length} B thumb\n`);
}
for (const garment of wardrobe.filter(isWanted)) {
  const folder = join(assetsDir, garment.id);
  await mkdir(folder, { recursive: true });
  const picture = await sewn(garment);
  await writeFile(join(folder, 'garment.webp'), picture);
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(clothesManifest(garment), null, 2)}\n`);
  const thumb = await renderProductPicture(garment.id, { width: THUMB_PX, height: THUMB_PX, assetsDir });
  await writeFile(join(folder, 'thumb.webp'), thumb);
  process.stdout.write(`${garment.id.padEnd(30)} ${picture.length} B picture, ${thumb.length} B thumb\n`);
}
