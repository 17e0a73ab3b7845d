/**
 * Just enough of binary glTF for our own try-on items: flat nodes with move and size, triangles with 16-bit
 * indices, positions as floats or (KHR_mesh_quantization) as signed shares of 16 bits. A whole loader
 * would not fit into a mini-program's budget.
 */
export interface MeshPart {
  /** Names the entry in the manifest's `materials`. */
  readonly material: string;
  /** `[n × 3]`, item space, cm. */
  readonly positions: Float32Array;
  /** `[triangles × 3]` */
  readonly indices: Uint16Array;
}

interface Gltf {
  readonly nodes: readonly { mesh?: number; translation?: number[]; scale?: number[] }[];
  readonly meshes: readonly {
    primitives: readonly { attributes: { POSITION: number }; indices: number; material: number }[];
  }[];
  readonly materials: readonly { name: string }[];
  readonly accessors: readonly {
    bufferView: number;
    byteOffset?: number;
    componentType: number;
    count: number;
  }[];
  readonly bufferViews: readonly { byteOffset?: number; byteStride?: number }[];
}

const HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
const SHORT = 5122;
const SHORT_MAX = 32_767;
const SHORT_BYTES = 2;
const FLOAT_BYTES = 4;

export function readGlb(glb: ArrayBuffer): MeshPart[] {
  const view = new DataView(glb);
  const jsonBytes = view.getUint32(HEADER_BYTES, true);
  const jsonStart = HEADER_BYTES + CHUNK_HEADER_BYTES;
  const gltf = JSON.parse(asciiOf(new Uint8Array(glb, jsonStart, jsonBytes))) as Gltf;
  const binary = jsonStart + jsonBytes + CHUNK_HEADER_BYTES;

  function start(accessorNumber: number) {
    const accessor = gltf.accessors[accessorNumber];
    const bufferView = accessor && gltf.bufferViews[accessor.bufferView];
    if (accessor === undefined || bufferView === undefined) throw new Error('the model refers to nothing');
    const at = binary + (bufferView.byteOffset ?? 0) + (accessor.byteOffset ?? 0);
    return { accessor, at, stride: bufferView.byteStride };
  }

  function positionsOf(number: number, move: readonly number[], size: readonly number[]): Float32Array {
    const { accessor, at, stride } = start(number);
    const short = accessor.componentType === SHORT;
    const bytes = short ? SHORT_BYTES : FLOAT_BYTES;
    const read = (offset: number) =>
      short ? Math.max(-1, view.getInt16(offset, true) / SHORT_MAX) : view.getFloat32(offset, true);
    const positions = new Float32Array(accessor.count * 3);
    for (let value = 0; value < positions.length; value += 1) {
      const axis = value % 3;
      const offset = at + ((value - axis) / 3) * (stride ?? 3 * bytes) + axis * bytes;
      positions[value] = read(offset) * (size[axis] ?? 1) + (move[axis] ?? 0);
    }
    return positions;
  }

  function indicesOf(number: number): Uint16Array {
    const { accessor, at } = start(number);
    return Uint16Array.from({ length: accessor.count }, (_, i) => view.getUint16(at + i * SHORT_BYTES, true));
  }

  return gltf.nodes.flatMap(({ mesh, translation = [0, 0, 0], scale = [1, 1, 1] }) =>
    (mesh === undefined ? [] : (gltf.meshes[mesh]?.primitives ?? [])).map((primitive) => ({
      material: gltf.materials[primitive.material]?.name ?? '',
      positions: positionsOf(primitive.attributes.POSITION, translation, scale),
      indices: indicesOf(primitive.indices),
    })),
  );
}

/** A mini-program has no TextDecoder; our own writer puts nothing but ASCII into the header. */
function asciiOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
