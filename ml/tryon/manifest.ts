import { z } from 'zod';
import { garmentSchema } from './clothes/garment.ts';

export { type Follows, followedBy, type TryOnKind } from './kind.ts';

/** What a material is on the thing, so that one model can be shown in other colours. */
const MATERIAL_ROLES = ['frame', 'metal', 'lens', 'fabric', 'trim', 'stone', 'dial', 'shade'] as const;
export type MaterialRole = (typeof MATERIAL_ROLES)[number];

/** Region of the face whose refitted pose carries the item (`FaceTrack.fitted`). */
const FIT_REGIONS = ['eyeNose', 'forehead', 'ears'] as const;
export type FitRegion = (typeof FIT_REGIONS)[number];

const FINGERS = ['thumb', 'index', 'middle', 'ring', 'little'] as const;
export type Finger = (typeof FINGERS)[number];

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
  /** What is worn: binary glTF, or a garment's picture. */
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
  /** Lenses: colour at the lower edge, where it differs from the upper one. */
  tintBottom: colour.optional(),
  /** Lenses: 0 = coated glass, 1 = a mirror. */
  mirror: unit.optional(),
});

const worn = {
  ...header,
  /** The same model in meshopt compression, for browsers; others take `model`. */
  compact: fileName.optional(),
  unit: z.literal('cm'),
  materials: z.record(z.string(), material),
  /** Darkness of the shadow that the item throws on the skin, 0 = none. */
  shadow: z.strictObject({ contact: unit }),
};

const onFace = {
  space: z.literal('canonical-face'),
  landmark: z.int().min(0).max(467),
  /** From the landmark to the origin of the model, cm in the canonical face. */
  offset: point,
  /** Landmark + offset, so that placing an item needs no face geometry. */
  point,
};

const faceWorn = {
  ...worn,
  anchor: z.strictObject({ ...onFace, fitRegion: z.enum(FIT_REGIONS) }),
  fit: z.strictObject({ widthCm: z.number().min(0.1).max(CENTIMETRES_MAX), scaleBy: z.literal('metric') }),
  occluders: z.array(z.enum(['face', 'head'])),
};

const hatFit = faceWorn.fit.extend({
  /** Circumference of the heads that it is made for, cm, smallest and largest; absent when unknown. */
  headCm: z.tuple([z.number().min(30).max(80), z.number().min(30).max(80)]).optional(),
});

/** The neck's pose follows from the head's; its space is the canonical face's as long as the head is straight. */
const neckWorn = { ...faceWorn, anchor: z.strictObject({ ...onFace, fitRegion: z.literal('neck') }) };

/** Model space: +y along the finger or forearm to the fingertips, +z out of the back of the hand. */
const handWorn = {
  ...worn,
  anchor: z.strictObject({
    space: z.literal('hand'),
    /** `null` on the wrist. */
    finger: z.enum(FINGERS).nullable(),
    at: z.enum(['finger', 'wrist']),
    /** From the middle of the finger or wrist to the origin of the model, cm. */
    offset: point,
  }),
  fit: z.strictObject({
    /** Inner width of the ring, bracelet or strap. */
    diameterCm: z.number().min(0.5).max(12),
    /** `part`: the model is scaled to the finger or wrist that wears it. */
    scaleBy: z.enum(['metric', 'part']),
  }),
};

/** What hangs from the ears swings: the nodes `drop-…-left` and `drop-…-right` turn about their hook. */
const swing = z.strictObject({
  /** The left hook in model space, cm; the right one is its mirror image. */
  pivot: point,
  /** From the hook to the middle of the mass. */
  lengthCm: z.number().min(0.3).max(15),
});

const MAKEUP_FINISHES = ['matte', 'satin', 'gloss', 'shimmer'] as const;
export type MakeupFinish = (typeof MAKEUP_FINISHES)[number];

/** Make-up lies on one region of the face; its model is the thing that it is sold in. */
const makeup = <Region extends string>(region: Region) => ({
  ...header,
  makeup: z.strictObject({
    region: z.literal(region),
    colour,
    /** The deeper colour of a gradient: along the lashes, in the outer corner. */
    second: colour.optional(),
    /** Share of the pigment that covers: 0 = bare skin, 1 = opaque. */
    coverage: z.number().min(0.05).max(1),
    finish: z.enum(MAKEUP_FINISHES),
    /** Eyeliner only: length of the wing, share of the eye's width. */
    wing: z.number().min(0).max(0.4).optional(),
  }),
  materials: z.record(z.string(), material),
});

/** What every folder of `ar-assets/` must say about itself. */
export const arManifestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('glasses'), ...faceWorn }),
  z.strictObject({ kind: z.literal('hat'), ...faceWorn, fit: hatFit }),
  z.strictObject({ kind: z.literal('earrings'), ...faceWorn, swing: swing.optional() }),
  z.strictObject({ kind: z.literal('necklace'), ...neckWorn }),
  z.strictObject({ kind: z.literal('ring'), ...handWorn }),
  z.strictObject({ kind: z.literal('bracelet'), ...handWorn }),
  z.strictObject({ kind: z.literal('watch'), ...handWorn }),
  z.strictObject({ kind: z.literal('lipstick'), ...makeup('lips') }),
  z.strictObject({ kind: z.literal('blush'), ...makeup('cheeks') }),
  z.strictObject({ kind: z.literal('eyeshadow'), ...makeup('lids') }),
  z.strictObject({ kind: z.literal('eyeliner'), ...makeup('lashes') }),
  z.strictObject({ kind: z.literal('brow'), ...makeup('brows') }),
  z.strictObject({
    kind: z.literal('clothes'),
    ...header,
    garment: garmentSchema,
    materials: z.record(z.string(), material),
  }),
]);

export type ArManifest = z.infer<typeof arManifestSchema>;
export type HandWornManifest = Extract<ArManifest, { kind: 'ring' | 'bracelet' | 'watch' }>;
export type FaceWornManifest = Extract<ArManifest, { kind: 'glasses' | 'hat' | 'earrings' | 'necklace' }>;
/** What has a model that is worn. */
export type WornManifest = FaceWornManifest | HandWornManifest;
export type MakeupManifest = Extract<ArManifest, { makeup: object }>;
/** What lies on the skin: where, in which colours, how thick and how shiny. */
export type Makeup = MakeupManifest['makeup'];
export type ClothesManifest = Extract<ArManifest, { kind: 'clothes' }>;

/** Other colours for a model's parts, `#rrggbb` by role. */
export type ItemColours = Partial<Record<MaterialRole, string>>;
