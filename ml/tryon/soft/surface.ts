import {
  CustomBlending,
  DoubleSide,
  type Material,
  MeshStandardMaterial,
  type Texture as ThreeTexture,
} from 'three';
import { type LightMap, studioMaps } from '../studio-light.ts';
import { type Texture, textureOf } from './texture.ts';

/** How a material answers light, with everything that is the same for all its pixels computed once. */
export interface Surface {
  readonly paints: boolean;
  readonly writesDepth: boolean;
  readonly transparent: boolean;
  /** Adds light and hides nothing; custom blending means nothing else here. */
  readonly additive: boolean;
  readonly doubleSided: boolean;
  readonly lit: boolean;
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly opacity: number;
  readonly metalness: number;
  /** Above 1 for a skin that lies on another surface and must win over it (WebGL's polygon offset). */
  readonly lift: number;
  /** Vertex colours count. */
  readonly stained: boolean;
  readonly picture: Texture | undefined;
  /** Normals in tangent space, and how far they lean. */
  readonly relief: { readonly texture: Texture; readonly across: number; readonly up: number } | undefined;
  readonly roughness: number;
  readonly diffuse: LightMap;
}

/** What a surface of one roughness mirrors. */
export interface Gloss {
  readonly mirror: LightMap;
  /** Reflectance by angle, `[FRESNEL_STEPS + 1] x (scale, bias)`; index = cosine to the viewer. */
  readonly fresnel: Float32Array;
}

export const FRESNEL_STEPS = 64;

export function surfaceOf(material: Material): Surface {
  const standard = material instanceof MeshStandardMaterial ? material : undefined;
  const plain = material as Material & {
    color?: { r: number; g: number; b: number };
    map?: ThreeTexture | null;
  };
  return {
    paints: material.colorWrite,
    writesDepth: material.depthWrite,
    transparent: material.transparent,
    additive: material.blending === CustomBlending,
    doubleSided: material.side === DoubleSide,
    lit: standard !== undefined,
    red: plain.color?.r ?? 1,
    green: plain.color?.g ?? 1,
    blue: plain.color?.b ?? 1,
    opacity: material.transparent ? material.opacity : 1,
    metalness: standard?.metalness ?? 0,
    lift: material.polygonOffset ? LIFT : 1,
    stained: material.vertexColors,
    picture: textureOf(plain.map, true),
    relief: reliefOf(standard),
    roughness: standard?.roughness ?? 1,
    diffuse: studioMaps().diffuse,
  };
}

function reliefOf(material: MeshStandardMaterial | undefined): Surface['relief'] {
  const texture = textureOf(material?.normalMap, false);
  if (material === undefined || texture === undefined) return undefined;
  return { texture, across: material.normalScale.x, up: material.normalScale.y };
}

const LIFT = 1.0005;

/** Below this a highlight is smaller than a pixel of any photo; three.js has the same floor. */
const ROUGHNESS_MIN = 0.0525;
const ROUGHNESS_STEPS = 32;
const glosses: (Gloss | undefined)[] = [];

/** Made once per thread and step of roughness: a step is less than anybody sees. */
export function glossOf(roughness: number): Gloss {
  const step = Math.round(Math.max(ROUGHNESS_MIN, Math.min(1, roughness)) * ROUGHNESS_STEPS);
  const known = glosses[step];
  if (known !== undefined) return known;
  const stepped = step / ROUGHNESS_STEPS;
  const gloss = { mirror: studioMaps().specular(stepped), fresnel: fresnelTable(stepped) };
  glosses[step] = gloss;
  return gloss;
}

/**
 * Scale and bias of the mirror colour by angle: Karis' fit of the split-sum table (mobile version, 2014).
 * A table of 65 angles, because the fit's power of two is dear per pixel.
 */
function fresnelTable(roughness: number): Float32Array {
  const table = new Float32Array((FRESNEL_STEPS + 1) * 2);
  for (let step = 0; step <= FRESNEL_STEPS; step += 1) {
    const cosine = step / FRESNEL_STEPS;
    const r0 = 1 - roughness;
    const r1 = 0.0425 - 0.0275 * roughness;
    const r2 = 1.04 - 0.572 * roughness;
    const r3 = -0.04 + 0.022 * roughness;
    const a004 = Math.min(r0 * r0, 2 ** (-9.28 * cosine)) * r0 + r1;
    table[step * 2] = -1.04 * a004 + r2;
    table[step * 2 + 1] = 1.04 * a004 + r3;
  }
  return table;
}
