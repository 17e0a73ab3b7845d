import { canonicalFace } from '#ml/tracking';
import { type ArManifest, arManifestSchema } from '#ml/tryon';
import type { Design, FaceWearing, Finish, HandWearing } from './design.ts';

/** What the item says about itself: the design's own words, and where its landmark is. */
export function manifestOf(design: Design): ArManifest {
  const { wearing } = design;
  const head = {
    schema: 1,
    id: design.id,
    title: design.title,
    model: 'model.glb',
    thumb: 'thumb.webp',
    licence: { spdx: 'Apache-2.0', author: 'Tongqu', source: 'ar-assets/build.ts' },
    materials: materialsOf(design.finishes),
  };
  if ('landmark' in wearing) return arManifestSchema.parse({ ...head, ...onFace(wearing) });
  if ('finger' in wearing) return arManifestSchema.parse({ ...head, ...onHand(wearing) });
  return arManifestSchema.parse({ ...head, ...wearing });
}

const materialsOf = (finishes: Readonly<Record<string, Finish>>) =>
  Object.fromEntries(
    Object.entries(finishes).map(([role, { colour, opacity, tintBottom, mirror }]) => [
      role,
      {
        role,
        colour,
        ...(opacity === undefined ? {} : { opacity }),
        ...(tintBottom === undefined ? {} : { tintBottom }),
        ...(mirror === undefined ? {} : { mirror }),
      },
    ]),
  );

function onFace({ kind, landmark, offset, fitRegion, widthCm, headCm, shadow, swing }: FaceWearing) {
  const { positions } = canonicalFace();
  const point = offset.map((value, axis) => {
    const base = positions[landmark * 3 + axis] ?? 0;
    return Math.round((base + value) * 1e4) / 1e4;
  });
  return {
    kind,
    unit: 'cm',
    anchor: { space: 'canonical-face', landmark, offset, point, fitRegion },
    fit: { widthCm, scaleBy: 'metric', ...(headCm === undefined ? {} : { headCm }) },
    occluders: ['face', 'head'],
    shadow: { contact: shadow },
    ...(swing === undefined ? {} : { swing }),
  };
}

function onHand({ kind, finger, offset, diameterCm, shadow }: HandWearing) {
  return {
    kind,
    unit: 'cm',
    anchor: { space: 'hand', finger, at: finger === null ? 'wrist' : 'finger', offset },
    // The tracker's metres are a mean hand's: what encloses a finger is scaled to the finger that is seen.
    fit: { diameterCm, scaleBy: 'part' },
    shadow: { contact: shadow },
  };
}
