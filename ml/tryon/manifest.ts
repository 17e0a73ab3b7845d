import { z } from 'zod';

const TRY_ON_KINDS = ['glasses', 'hat', 'earrings', 'lipstick'] as const;
export type TryOnKind = (typeof TRY_ON_KINDS)[number];

/** What a material is on the thing, so that one model can be shown in other colours. */
const MATERIAL_ROLES = ['frame', 'metal', 'lens', 'fabric', 'trim', 'stone', 'shade'] as const;
export type MaterialRole = (typeof MATERIAL_ROLES)[number];

/** Region of the face whose refitted pose carries the item (`FaceTrack.fitted`). */
const FIT_REGIONS = ['eyeNose', 'forehead', 'ears'] as const;
export type FitRegion = (typeof FIT_REGIONS)[number];

const CENTIMETRES_MAX = 60;
const centimetres = z.number().min(-CENTIMETRES_MAX).max(CENTIMETRES_MAX);
const point = z.tuple([centimetres, centimetres, centimetres]);
const unit = z.number().min(0).max(1);
const colour = z.string().regex(/^#[0-9a-f]{6}$/);
const fileName = z.string().regex(/^[a-z0-9-]+\.(glb|webp)$/);

const header = {
  schema: z.literal(1),
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: z.string().min(1).max(60),
  model: fileName,
  thumb: fileName,
  /** Nothing is shown to anybody without knowing whose it is. */
  licence: z.strictObject({
    spdx: z.string().min(1),
    author: z.string().min(1),
    source: z.string().min(1),
  }),
};

const material = z.strictObject({
  role: z.enum(MATERIAL_ROLES),
  colour: colour,
  /** Lenses: opacity at the upper and at the lower edge. */
  opacity: z.strictObject({ top: unit, bottom: unit }).optional(),
});

const worn = {
  ...header,
  unit: z.literal('cm'),
  anchor: z.strictObject({
    space: z.literal('canonical-face'),
    landmark: z.int().min(0).max(467),
    /** From the landmark to the origin of the model, cm in the canonical face. */
    offset: point,
    /** Landmark + offset, so that placing an item needs no face geometry. */
    point,
    fitRegion: z.enum(FIT_REGIONS),
  }),
  fit: z.strictObject({ widthCm: z.number().min(0.1).max(CENTIMETRES_MAX), scaleBy: z.literal('metric') }),
  occluders: z.array(z.enum(['face', 'head'])),
  materials: z.record(z.string(), material),
  /** Darkness of the shadow that the item throws on the face, 0 = none. */
  shadow: z.strictObject({ contact: unit }),
};

const makeup = {
  ...header,
  makeup: z.strictObject({
    region: z.literal('lips'),
    colour,
    /** Share of the pigment that covers: 0 = bare lip, 1 = opaque. */
    coverage: z.number().min(0.05).max(1),
    finish: z.enum(['matte', 'satin', 'gloss']),
  }),
  materials: z.record(z.string(), material),
};

/** What every folder of `ar-assets/` must say about itself. */
export const arManifestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('glasses'), ...worn }),
  z.strictObject({ kind: z.literal('hat'), ...worn }),
  z.strictObject({ kind: z.literal('earrings'), ...worn }),
  z.strictObject({ kind: z.literal('lipstick'), ...makeup }),
]);

export type ArManifest = z.infer<typeof arManifestSchema>;
export type WornManifest = Exclude<ArManifest, { kind: 'lipstick' }>;
export type LipstickManifest = Extract<ArManifest, { kind: 'lipstick' }>;
export type LipFinish = LipstickManifest['makeup']['finish'];

/** Other colours for a model's parts, `#rrggbb` by role. */
export type ItemColours = Partial<Record<MaterialRole, string>>;
