/**
 * The canonical face: a neutral head in centimetres that every pose matrix refers to.
 * Right-handed: +x to the image's right (the wearer's left), +y up, +z towards the camera.
 */
export interface CanonicalFace {
  /** `[468 × 3]`, cm. */
  readonly positions: Float32Array;
  /** `[468 × 2]`, origin bottom left as in three.js and OBJ (the package has it at the top). */
  readonly uvs: Float32Array;
  /** `[898 × 3]` vertex numbers, counter-clockwise seen from outside. Eyes and mouth are closed. */
  readonly triangles: Uint16Array;
  /** The 33 landmarks, with weights, on which the library itself fits its matrix. */
  readonly poseBasis: readonly { readonly landmark: number; readonly weight: number }[];
}

/** The mesh is a disc; this is its only edge, 36 vertices in order, beginning at the top of the forehead. */
// biome-ignore format: one ring
export const FACE_OVAL: readonly number[] = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
  152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
];

const VERTEX_FLOATS = 5;

/**
 * Reads `geometry_pipeline_metadata_landmarks.binarypb` of @mediapipe/face_mesh (19,376 bytes).
 * The fields, as found in the file:
 *   1 canonical_mesh { 1 vertex_type, 2 primitive_type, 3 repeated float x y z u v, 4 repeated uint32 index }
 *   2 repeated procrustes_landmark_basis { 1 landmark_id, 2 float weight }
 * Repeated numbers are unpacked (one tag each), so 40 lines replace a protobuf library.
 */
export function decodeCanonicalFace(bytes: Uint8Array): CanonicalFace {
  const vertexFloats: number[] = [];
  const triangles: number[] = [];
  const poseBasis: { landmark: number; weight: number }[] = [];
  eachField(bytes, (field, value) => {
    if (field === 1) {
      eachField(asMessage(value), (meshField, meshValue) => {
        if (meshField <= 2 && meshValue !== 0) throw new Error('canonical face: unknown vertex layout');
        if (meshField === 3) vertexFloats.push(asNumber(meshValue));
        if (meshField === 4) triangles.push(asNumber(meshValue));
      });
    }
    if (field === 2) {
      const point = { landmark: 0, weight: 0 };
      eachField(asMessage(value), (pointField, pointValue) => {
        if (pointField === 1) point.landmark = asNumber(pointValue);
        if (pointField === 2) point.weight = asNumber(pointValue);
      });
      poseBasis.push(point);
    }
  });

  const count = vertexFloats.length / VERTEX_FLOATS;
  const positions = new Float32Array(count * 3);
  const uvs = new Float32Array(count * 2);
  for (let vertex = 0; vertex < count; vertex += 1) {
    const [x = 0, y = 0, z = 0, u = 0, v = 0] = vertexFloats.slice(
      vertex * VERTEX_FLOATS,
      (vertex + 1) * VERTEX_FLOATS,
    );
    positions.set([x, y, z], vertex * 3);
    uvs.set([u, 1 - v], vertex * 2);
  }
  return { positions, uvs, triangles: Uint16Array.from(triangles), poseBasis };
}

type FieldValue = number | Uint8Array;

const VARINT = 0;
const MESSAGE = 2;
const FLOAT = 5;

function eachField(bytes: Uint8Array, visit: (field: number, value: FieldValue) => void): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = view.getUint8(at++);
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    const field = tag >>> 3;
    const wire = tag & 7;
    if (wire === VARINT) visit(field, varint());
    else if (wire === FLOAT) {
      visit(field, view.getFloat32(at, true));
      at += 4;
    } else if (wire === MESSAGE) {
      const length = varint();
      visit(field, bytes.subarray(at, at + length));
      at += length;
    } else throw new Error(`canonical face: unknown wire type ${wire}`);
  }
}

function asNumber(value: FieldValue): number {
  if (typeof value !== 'number') throw new Error('canonical face: a number was expected');
  return value;
}

function asMessage(value: FieldValue): Uint8Array {
  if (typeof value === 'number') throw new Error('canonical face: a message was expected');
  return value;
}
