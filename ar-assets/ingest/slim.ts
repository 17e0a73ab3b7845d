import type { Document } from '@gltf-transform/core';
import {
  dedup,
  getGLPrimitiveCount,
  join,
  meshopt,
  prune,
  quantize,
  simplifyPrimitive,
  textureCompress,
  weld,
} from '@gltf-transform/functions';
import { MeshoptEncoder, MeshoptSimplifier } from 'meshoptimizer';
import sharp from 'sharp';
import { primitivesOf } from './points.ts';
import { modelIo } from './read-model.ts';
import { ModelRefused } from './refusal.ts';

/** What a phone of 2020 draws beside its camera at 30 frames a second, with two items on. */
export const TRIANGLES_MAX = 8_000;
export const MODEL_BYTES_MAX = 300 * 1024;
const TEXTURE_PX_MAX = 512;
/** How far a surface may move, as a share of the model's size: 0.1 mm on glasses. */
const SIMPLIFY_ERROR = 0.0008;
/** The second try, for scans. 0.7 mm on glasses is seen only close by. */
const COARSE_ERROR = 0.005;
/** Facets of a lens show in its reflections. */
const LENS_KEEPS = 2;

export interface SlimModel {
  /** For everybody: quantised, no extension that needs a decoder. */
  readonly plain: Uint8Array;
  /** For browsers: meshopt compression. */
  readonly compact: Uint8Array;
  readonly trianglesBefore: number;
  readonly triangles: number;
}

/** Makes the model light enough, or says why it cannot be. */
export async function slim(document: Document): Promise<SlimModel> {
  await Promise.all([MeshoptEncoder.ready, MeshoptSimplifier.ready]);
  await document.transform(dedup(), join({ keepNamed: true }), weld());
  const trianglesBefore = triangleCount(document);
  for (const error of [SIMPLIFY_ERROR, COARSE_ERROR])
    if (triangleCount(document) > TRIANGLES_MAX) simplifyAll(document, error);
  await document.transform(
    textureCompress({ encoder: sharp, targetFormat: 'webp', resize: [TEXTURE_PX_MAX, TEXTURE_PX_MAX] }),
    quantize({ quantizePosition: 14, quantizeNormal: 8, pattern: /^(POSITION|NORMAL)$/ }),
    prune({ keepAttributes: true }),
  );
  const plain = await modelIo.writeBinary(document);
  const triangles = triangleCount(document);
  const reasons: string[] = [];
  if (triangles > TRIANGLES_MAX)
    reasons.push(
      `It still has ${triangles} triangles after simplifying (${trianglesBefore} before); at most ${TRIANGLES_MAX}. Take out what is not seen when worn.`,
    );
  if (plain.length > MODEL_BYTES_MAX)
    reasons.push(
      `It still has ${kilobytes(plain.length)} kB; at most ${kilobytes(MODEL_BYTES_MAX)}. ${heaviest(document)}`,
    );
  if (reasons.length > 0) throw new ModelRefused(reasons);
  await document.transform(meshopt({ encoder: MeshoptEncoder, level: 'medium' }));
  return { plain, compact: await modelIo.writeBinary(document), trianglesBefore, triangles };
}

export const kilobytes = (bytes: number): number => Math.ceil(bytes / 1024);

function simplifyAll(document: Document, error: number): void {
  const ratio = TRIANGLES_MAX / triangleCount(document);
  for (const primitive of primitivesOf(document)) {
    const isLens = primitive.getMaterial()?.getName() === 'lens';
    simplifyPrimitive(primitive, {
      simplifier: MeshoptSimplifier,
      ratio: Math.min(1, isLens ? ratio * LENS_KEEPS : ratio * 0.97),
      error,
    });
  }
}

function triangleCount(document: Document): number {
  return primitivesOf(document).reduce((sum, primitive) => sum + getGLPrimitiveCount(primitive), 0);
}

function heaviest(document: Document): string {
  const pictures = document
    .getRoot()
    .listTextures()
    .reduce((sum, texture) => sum + (texture.getImage()?.length ?? 0), 0);
  return `${kilobytes(pictures)} kB of it are pictures.`;
}
