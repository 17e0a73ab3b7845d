import { CustomBlending, DoubleSide, type Material, MeshStandardMaterial, type Texture } from 'three';
import { type LightMap, studioMaps } from '../studio-light.ts';

/** A decoded picture for sampling, sRGB bytes, rows from the top. */
export interface Texels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Texture rows start at the bottom of the picture (three.js default for loaded pictures). */
  readonly flipY: boolean;
  readonly repeats: boolean;
}

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
  readonly texels: Texels | undefined;
  readonly mirror: LightMap;
  readonly diffuse: LightMap;
  /** Reflectance by angle, `[FRESNEL_STEPS + 1] x (scale, bias)`; index = cosine to the viewer. */
  readonly fresnel: Float32Array;
}

export const FRESNEL_STEPS = 64;

export function surfaceOf(material: Material): Surface {
  const standard = material instanceof MeshStandardMaterial ? material : undefined;
  const plain = material as Material & { color?: { r: number; g: number; b: number }; map?: Texture | null };
  const roughness = standard?.roughness ?? 1;
  const maps = studioMaps();
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
    texels: texelsOf(plain.map ?? null),
    mirror: maps.specular(roughness),
    diffuse: maps.diffuse,
    fresnel: fresnelTable(roughness),
  };
}

function texelsOf(map: Texture | null): Texels | undefined {
  const image = map?.image as { data?: Uint8Array; width: number; height: number } | undefined;
  if (map === null || image?.data === undefined) return undefined;
  return {
    data: image.data,
    width: image.width,
    height: image.height,
    flipY: map.flipY,
    repeats: map.wrapS === REPEAT,
  };
}

const LIFT = 1.0005;

/** three.js' number for RepeatWrapping. */
const REPEAT = 1000;

/**
 * Scale and bias of the mirror colour by angle: Karis' fit of the split-sum table (mobile version, 2014).
 * A table of 65 angles per material, because the fit's power of two is dear per pixel.
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
