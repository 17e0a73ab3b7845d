import {
  BufferAttribute,
  type BufferGeometry,
  Color,
  CustomBlending,
  type Group,
  Mesh,
  MeshBasicMaterial,
  MeshStandardMaterial,
  type Object3D,
  OneFactor,
  SrcAlphaFactor,
  type Texture,
  ZeroFactor,
} from 'three';
import { type GLTF, GLTFLoader, type GLTFParser } from 'three/addons/loaders/GLTFLoader.js';
import { type Blending, inLight } from './blending.ts';
import { lensTint } from './lens-tint.ts';
import type { ArManifest, ItemColours, MaterialRole } from './manifest.ts';
import { litInColour } from './page-light.ts';

/** Turns the bytes of a picture inside a model into a texture; Node and the page have different ways. */
export type TextureMaker = (bytes: Uint8Array, mimeType: string) => Promise<Texture>;

/** Reads binary glTF. Pictures are decoded by `makeTexture`, so that Node needs no browser globals. */
export async function parseModel(
  glb: Uint8Array,
  makeTexture: TextureMaker,
  decoder?: Parameters<GLTFLoader['setMeshoptDecoder']>[0],
): Promise<Group> {
  const loader = new GLTFLoader();
  if (decoder !== undefined) loader.setMeshoptDecoder(decoder);
  loader.register((parser) => ({
    name: 'TONGQU_textures',
    beforeRoot: () => Promise.resolve(webpInPlace(parser)),
    loadTexture: (index: number) => embeddedTexture(parser, index, makeTexture),
  }));
  const bytes = glb.slice().buffer;
  const gltf: GLTF = await loader.parseAsync(bytes, '');
  return gltf.scene;
}

const WEBP = 'EXT_texture_webp';

/** Makes WebP the texture's own picture: the loader's plugin for the extension would decode it in a browser's way. */
function webpInPlace({ json }: GLTFParser): undefined {
  for (const texture of (json.textures ?? []) as {
    source?: number;
    extensions?: Record<string, { source: number }>;
  }[]) {
    const source = texture.source ?? texture.extensions?.[WEBP]?.source;
    if (source !== undefined) texture.source = source;
    delete texture.extensions?.[WEBP];
  }
}

async function embeddedTexture(
  parser: GLTFParser,
  index: number,
  makeTexture: TextureMaker,
): Promise<Texture> {
  const { source } = parser.json.textures[index] as { source: number };
  const image = parser.json.images[source] as { bufferView: number; mimeType: string };
  const view = (await parser.getDependency('bufferView', image.bufferView)) as ArrayBuffer;
  return makeTexture(new Uint8Array(view), image.mimeType);
}

/**
 * The model as it is drawn: materials by role, other colours if asked for, and every lens as two sheets,
 * a tint that hides (its opacity runs from top to bottom) and a sheen that only adds light. One sheet with
 * alpha would fade its own reflections away.
 */
export function dressModel(
  model: Group,
  manifest: ArManifest,
  colours: ItemColours = {},
  blending: Blending = inLight,
): Object3D {
  const dressed = model.clone(true);
  const lenses: Mesh[] = [];
  dressed.traverse((object) => {
    if (!(object instanceof Mesh)) return;
    const material = (object.material as MeshStandardMaterial).clone();
    const role = material.name as MaterialRole;
    const colour = colours[role];
    if (colour !== undefined) material.color = new Color(colour);
    if (blending.lightColour !== undefined) litInColour(material, blending.lightColour, false);
    object.material = material;
    if (role === 'lens') lenses.push(object);
  });
  for (const lens of lenses) splitLens(lens, manifest, blending);
  return dressed;
}

const CLEAR = { top: 0.1, bottom: 0.1 };

/** Coated lenses mirror less than bare glass. */
const SHEEN = 0.4;
/** A mirror coat throws this share of the light back before it reaches the eye. */
const MIRROR_KEEPS = 0.85;

function splitLens(lens: Mesh, manifest: ArManifest, blending: Blending): void {
  const materials = 'materials' in manifest ? manifest.materials : {};
  const { opacity = CLEAR, tintBottom, mirror = 0 } = materials['lens'] ?? {};
  const sheen = lens.clone();
  const glass = lens.material as MeshStandardMaterial;
  const lower = tintBottom === undefined ? glass.color : new Color(tintBottom);
  const passes = (from: Color, cover: number): Rgb =>
    from.toArray().map((share) => (1 - cover * (1 - share)) * (1 - MIRROR_KEEPS * mirror)) as unknown as Rgb;
  lens.geometry = graded(
    lens.geometry,
    passes(glass.color, opacity.top),
    passes(lower, opacity.bottom),
    blending,
  );
  const tint = new MeshBasicMaterial({ transparent: true, depthWrite: false, vertexColors: true });
  tint.name = 'lens-tint';
  lens.material = tint;
  lens.renderOrder = 5;
  tint.side = glass.side;
  const shine = new MeshStandardMaterial({
    // A coat mirrors in the lens's colour, lighter.
    color: mirror === 0 ? new Color(0x000000) : glass.color.clone().lerp(new Color(0xffffff), 0.25),
    metalness: mirror,
    roughness: glass.roughness,
    transparent: true,
    opacity: SHEEN + (1 - SHEEN) * mirror,
    depthWrite: false,
    // Light is added and nothing is hidden: three's AdditiveBlending would raise the canvas's alpha as well.
    blending: CustomBlending,
    blendSrc: SrcAlphaFactor,
    blendDst: OneFactor,
    blendSrcAlpha: ZeroFactor,
    blendDstAlpha: OneFactor,
    side: glass.side,
    name: 'lens-sheen',
  });
  if (blending.lightColour !== undefined) litInColour(shine, blending.lightColour, true);
  sheen.material = shine;
  sheen.name = `${lens.name}-sheen`;
  sheen.renderOrder = 6;
  lens.parent?.add(sheen);
}

type Rgb = readonly [red: number, green: number, blue: number];

/** Colour and opacity by the lens's own height (v runs from the lower to the upper edge). */
function graded(geometry: BufferGeometry, upper: Rgb, lower: Rgb, blending: Blending): BufferGeometry {
  const uv = geometry.getAttribute('uv');
  const colours = new Float32Array(uv.count * 4);
  for (let i = 0; i < uv.count; i += 1) {
    const up = uv.getY(i);
    const through = lower.map((low, part) => low + ((upper[part] as number) - low) * up) as unknown as Rgb;
    colours.set(lensTint(through, blending), i * 4);
  }
  const made = geometry.clone();
  made.setAttribute('color', new BufferAttribute(colours, 4));
  return made;
}
