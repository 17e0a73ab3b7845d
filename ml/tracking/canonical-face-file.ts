import { faceGeometryMetadata } from '#ml/models';
import { type CanonicalFace, decodeCanonicalFace } from './canonical-face.ts';

let decoded: CanonicalFace | undefined;

/** The canonical face out of the installed package; decoded once (constant data, no state of anyone). */
export function canonicalFace(): CanonicalFace {
  decoded ??= decodeCanonicalFace(faceGeometryMetadata());
  return decoded;
}
