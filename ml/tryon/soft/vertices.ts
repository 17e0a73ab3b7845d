import type {
  BufferAttribute,
  BufferGeometry,
  InterleavedBufferAttribute,
  Matrix4,
  PerspectiveCamera,
} from 'three';

/** A mesh after the camera: ready to be filled. */
export interface CameraMesh {
  /** `[n x 3]` camera space, cm. */
  readonly view: Float32Array;
  /** `[n x 3]` pixel x, pixel y, 1 / distance. */
  readonly screen: Float32Array;
  /** `[n x 3]` unit, camera space; empty when the mesh has none. */
  readonly normal: Float32Array;
  /** `[n x 2]`; empty when the mesh has none. */
  readonly uv: Float32Array;
  /** `[n x 4]` linear vertex colour and alpha; empty when the mesh has none. */
  readonly stain: Float32Array;
  readonly indices: ArrayLike<number>;
}

/** The whole picture's size in pixels and the corner of the region that is drawn. */
export interface PixelFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
}

type Attribute = BufferAttribute | InterleavedBufferAttribute;

/** Brings a mesh into camera and pixel space; triangles that cross the near plane are cut. */
export function toCamera(
  geometry: BufferGeometry,
  modelView: Matrix4,
  camera: PerspectiveCamera,
  frame: PixelFrame,
): CameraMesh {
  const position = plain(geometry.getAttribute('position'), 3);
  const count = position.length / 3;
  const indices = geometry.index?.array ?? Uint32Array.from({ length: count }, (_, i) => i);
  const mesh = {
    view: new Float32Array(count * 3),
    screen: new Float32Array(0),
    normal: turnedNormals(geometry, modelView),
    uv: geometry.hasAttribute('uv') ? plain(geometry.getAttribute('uv'), 2) : NONE,
    stain: stainOf(geometry),
    indices,
  };
  const m = modelView.elements as unknown as Sixteen;
  let crosses = false;
  for (let i = 0; i < position.length; i += 3) {
    const [x, y, z] = [position[i] as number, position[i + 1] as number, position[i + 2] as number];
    mesh.view[i] = m[0] * x + m[4] * y + m[8] * z + m[12];
    mesh.view[i + 1] = m[1] * x + m[5] * y + m[9] * z + m[13];
    const depth = m[2] * x + m[6] * y + m[10] * z + m[14];
    mesh.view[i + 2] = depth;
    crosses ||= depth > -camera.near;
  }
  const whole = crosses ? cutAtNear(mesh, camera.near) : mesh;
  return { ...whole, screen: project(whole.view, camera, frame) };
}

type Sixteen = [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

const NONE = new Float32Array(0);

/** The attribute as plain floats, whatever it is packed in (models store positions as 14-bit integers). */
function plain(attribute: Attribute, width: number): Float32Array {
  if (attribute.array instanceof Float32Array && attribute.itemSize === width && !('data' in attribute))
    return attribute.array;
  const floats = new Float32Array(attribute.count * width);
  for (let i = 0; i < attribute.count; i += 1)
    for (let part = 0; part < width; part += 1) floats[i * width + part] = attribute.getComponent(i, part);
  return floats;
}

function stainOf(geometry: BufferGeometry): Float32Array {
  if (!geometry.hasAttribute('color')) return NONE;
  const colour = geometry.getAttribute('color');
  if (colour.itemSize === 4) return plain(colour, 4);
  const stain = new Float32Array(colour.count * 4).fill(1);
  for (let i = 0; i < colour.count; i += 1)
    for (let part = 0; part < 3; part += 1) stain[i * 4 + part] = colour.getComponent(i, part);
  return stain;
}

function turnedNormals(geometry: BufferGeometry, modelView: Matrix4): Float32Array {
  if (!geometry.hasAttribute('normal')) return NONE;
  const normals = plain(geometry.getAttribute('normal'), 3);
  const out = new Float32Array(normals.length);
  // Poses turn and scale evenly, so the rotation part itself turns normals (up to length).
  const m = modelView.elements as unknown as Sixteen;
  for (let i = 0; i < normals.length; i += 3) {
    const [a, b, c] = [normals[i] as number, normals[i + 1] as number, normals[i + 2] as number];
    const x = m[0] * a + m[4] * b + m[8] * c;
    const y = m[1] * a + m[5] * b + m[9] * c;
    const z = m[2] * a + m[6] * b + m[10] * c;
    const scale = 1 / Math.sqrt(x * x + y * y + z * z || 1);
    out[i] = x * scale;
    out[i + 1] = y * scale;
    out[i + 2] = z * scale;
  }
  return out;
}

function project(view: Float32Array, camera: PerspectiveCamera, frame: PixelFrame): Float32Array {
  const screen = new Float32Array(view.length);
  const p = camera.projectionMatrix.elements as unknown as Sixteen;
  for (let i = 0; i < view.length; i += 3) {
    const inverse = -1 / (view[i + 2] as number);
    screen[i] = (p[0] * (view[i] as number) * inverse * 0.5 + 0.5) * frame.width - frame.left;
    screen[i + 1] = (0.5 - p[5] * (view[i + 1] as number) * inverse * 0.5) * frame.height - frame.top;
    screen[i + 2] = inverse;
  }
  return screen;
}

type Uncut = Omit<CameraMesh, 'screen'> & { readonly screen: Float32Array };

/** Sutherland–Hodgman against the near plane; new corners are appended with their attributes between the old ones'. */
function cutAtNear(mesh: Uncut, near: number): Uncut {
  const columns = [
    { values: Array.from(mesh.view), width: 3 },
    { values: Array.from(mesh.normal), width: 3 },
    { values: Array.from(mesh.uv), width: 2 },
    { values: Array.from(mesh.stain), width: 4 },
  ];
  const view = (columns[0] as { values: number[] }).values;
  const indices: number[] = [];
  const depth = (vertex: number): number => -(view[vertex * 3 + 2] as number);
  const between = (from: number, to: number): number => {
    const share = (near - depth(from)) / (depth(to) - depth(from));
    const made = view.length / 3;
    for (const { values, width } of columns) {
      if (values.length === 0) continue;
      for (let part = 0; part < width; part += 1) {
        const start = values[from * width + part] as number;
        values.push(start + ((values[to * width + part] as number) - start) * share);
      }
    }
    return made;
  };
  for (let i = 0; i < mesh.indices.length; i += 3) {
    const corners = [0, 1, 2].map((corner) => mesh.indices[i + corner] as number);
    const kept: number[] = [];
    for (const [at, from] of corners.entries()) {
      const to = corners[(at + 1) % 3] as number;
      if (depth(from) >= near) kept.push(from);
      if (depth(from) >= near !== depth(to) >= near) kept.push(between(from, to));
    }
    for (let corner = 2; corner < kept.length; corner += 1)
      indices.push(kept[0] as number, kept[corner - 1] as number, kept[corner] as number);
  }
  const [, normal, uv, stain] = columns.map(({ values }) => Float32Array.from(values)) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  return { view: Float32Array.from(view), screen: mesh.screen, normal, uv, stain, indices };
}
