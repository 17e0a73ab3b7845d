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
import type { ArManifest, ItemColours, MaterialRole } from './manifest.ts';

/** Turns the bytes of a picture inside a model into a texture; Node and the page have different ways. */
export type TextureMaker = (bytes: Uint8Array, mimeType: string) => Promise<Texture>;

/** Reads binary glTF. Pictures are decoded by `makeTexture`, so that Node needs no browser globals. */
export async function parseModel(glb: Uint8Array, makeTexture: TextureMaker): Promise<Group> {
  const loader = new GLTFLoader();
  loader.register((parser) => ({
    name: 'TONGQU_textures',
    loadTexture: (index: number) => embeddedTexture(parser, index, makeTexture),
  }));
  const bytes = glb.slice().buffer;
  const gltf: GLTF = await loader.parseAsync(bytes, '');
  return gltf.scene;
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
    object.material = material;
    if (role === 'lens') lenses.push(object);
  });
  for (const lens of lenses) splitLens(lens, manifest, blending);
  return dressed;
}

const CLEAR = { top: 0.1, bottom: 0.1 };

/** Coated lenses mirror less than bare glass. */
const SHEEN = 0.4;

function splitLens(lens: Mesh, manifest: ArManifest, blending: Blending): void {
  const { top, bottom } = manifest.materials['lens']?.opacity ?? CLEAR;
  const sheen = lens.clone();
  const glass = lens.material as MeshStandardMaterial;
  lens.geometry = graded(lens.geometry, blending(top), blending(bottom));
  const tint = new MeshBasicMaterial({
    color: glass.color,
    transparent: true,
    depthWrite: false,
    vertexColors: true,
  });
  tint.name = 'lens-tint';
  lens.material = tint;
  lens.renderOrder = 5;
  tint.side = glass.side;
  sheen.material = new MeshStandardMaterial({
    color: 0x000000,
    metalness: 0,
    roughness: glass.roughness,
    transparent: true,
    opacity: SHEEN,
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
  sheen.name = `${lens.name}-sheen`;
  sheen.renderOrder = 6;
  lens.parent?.add(sheen);
}

/** Vertex alpha from the lens's own height (v runs from the lower to the upper edge). */
function graded(geometry: BufferGeometry, top: number, bottom: number): BufferGeometry {
  const uv = geometry.getAttribute('uv');
  const colours = new Float32Array(uv.count * 4).fill(1);
  for (let i = 0; i < uv.count; i += 1) colours[i * 4 + 3] = bottom + (top - bottom) * uv.getY(i);
  const made = geometry.clone();
  made.setAttribute('color', new BufferAttribute(colours, 4));
  return made;
}
