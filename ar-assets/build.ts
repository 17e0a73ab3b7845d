import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canonicalFace } from '#ml/tracking';
import { type ArManifest, arManifestSchema, renderProductPicture } from '#ml/tryon';
import { designs } from './make/catalogue.ts';
import type { Design } from './make/design.ts';
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
for (const design of designs) {
  const folder = join(assetsDir, design.id);
  await mkdir(folder, { recursive: true });
  const glb = await writeGlb(design);
  await writeFile(join(folder, 'model.glb'), glb);
  const manifest = manifestOf(design);
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const thumb = await renderProductPicture(design.id, { width: THUMB_PX, height: THUMB_PX, assetsDir });
  await writeFile(join(folder, 'thumb.webp'), thumb);
  process.stdout.write(`${design.id.padEnd(26)} ${glb.length} B model, ${thumb.length} B thumb\n`);
}

function manifestOf(design: Design): ArManifest {
  const materials = Object.fromEntries(
    Object.entries(design.finishes).map(([role, { colour, opacity }]) => [
      role,
      { role, colour, ...(opacity === undefined ? {} : { opacity }) },
    ]),
  );
  const head = {
    schema: 1,
    id: design.id,
    title: design.title,
    model: 'model.glb',
    thumb: 'thumb.webp',
    licence: { spdx: 'Apache-2.0', author: 'Tongqu', source: 'ar-assets/build.ts' },
    materials,
  };
  const { wearing } = design;
  if (wearing.kind === 'lipstick') return arManifestSchema.parse({ ...head, ...wearing });
  const { kind, landmark, offset, fitRegion, widthCm, shadow } = wearing;
  const point = offset.map((value, axis) => {
    const base = face.positions[landmark * 3 + axis] ?? 0;
    return Math.round((base + value) * 1e4) / 1e4;
  });
  return arManifestSchema.parse({
    ...head,
    kind,
    unit: 'cm',
    anchor: { space: 'canonical-face', landmark, offset, point, fitRegion },
    fit: { widthCm, scaleBy: 'metric' },
    occluders: ['face', 'head'],
    shadow: { contact: shadow },
  });
}
