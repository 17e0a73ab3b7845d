import { Document, Logger, type Material, NodeIO } from '@gltf-transform/core';
import { KHRMeshQuantization } from '@gltf-transform/extensions';
import { dedup, prune, quantize, weld } from '@gltf-transform/functions';
import sharp from 'sharp';
import type { Design, Finish } from './design.ts';
import { patternJpeg } from './shapes/pattern.ts';
import { smoothNormals, unshared } from './shapes/solid.ts';

/** The design as binary glTF. Positions have 14 bits over the item's box: below 0.01 mm on glasses. */
export async function writeGlb(design: Design): Promise<Uint8Array> {
  const document = new Document().setLogger(new Logger(Logger.Verbosity.WARN));
  document.getRoot().getAsset().copyright = 'Tongqu, Apache-2.0';
  const buffer = document.createBuffer();
  const scene = document.createScene(design.id);
  const materials = new Map<string, Material>();
  for (const [role, finish] of Object.entries(design.finishes))
    materials.set(role, await material(document, role, finish));

  for (const { name, material: role, solid: made, faceted } of design.parts) {
    const solid = faceted === true ? unshared(made) : made;
    const accessor = (
      type: 'VEC3' | 'VEC2' | 'SCALAR',
      array: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>,
    ) => document.createAccessor().setType(type).setArray(array).setBuffer(buffer);
    const primitive = document
      .createPrimitive()
      .setAttribute('POSITION', accessor('VEC3', Float32Array.from(solid.positions)))
      .setAttribute('NORMAL', accessor('VEC3', smoothNormals(solid, faceted)))
      .setIndices(accessor('SCALAR', Uint32Array.from(solid.indices)))
      .setMaterial(materials.get(role) ?? null);
    const finish = design.finishes[role];
    if (role === 'lens' || finish?.pattern !== undefined || finish?.svg !== undefined)
      primitive.setAttribute('TEXCOORD_0', accessor('VEC2', Float32Array.from(solid.uvs)));
    scene.addChild(document.createNode(name).setMesh(document.createMesh(name).addPrimitive(primitive)));
  }
  await document.transform(
    dedup(),
    weld(),
    // Texture coordinates repeat beyond 1 and stay floats.
    quantize({ quantizePosition: 14, quantizeNormal: 8, pattern: /^(POSITION|NORMAL)$/ }),
    prune({ keepAttributes: true }),
  );
  return new NodeIO().registerExtensions([KHRMeshQuantization]).writeBinary(document);
}

async function material(document: Document, role: string, finish: Finish): Promise<Material> {
  const [red, green, blue] = linear(finish.colour);
  const made = document
    .createMaterial(role)
    .setBaseColorFactor([red, green, blue, 1])
    .setMetallicFactor(finish.metalness)
    .setRoughnessFactor(finish.roughness)
    .setDoubleSided(finish.doubleSided ?? role === 'lens');
  const picture = await pictureOf(finish);
  if (picture !== undefined)
    made.setBaseColorTexture(document.createTexture(role).setMimeType('image/jpeg').setImage(picture));
  return made;
}

/** A dial on a wrist covers some 60 px of a frame; the product page shows it ten times larger. */
const SVG_PX = 384;

function pictureOf({ pattern, svg }: Finish): Promise<Buffer> | undefined {
  if (pattern !== undefined) return patternJpeg(pattern);
  if (svg === undefined) return undefined;
  return sharp(Buffer.from(svg)).resize(SVG_PX, SVG_PX).jpeg({ quality: 86 }).toBuffer();
}

function linear(colour: string): [number, number, number] {
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
}
