import { readFileSync } from 'node:fs';
import { canonicalFace, FACE_OVAL } from '#ml/tracking';
import type { PictureSize } from '../../ml/tracking/camera.ts';
import { focalLengthPx, matrixOfPose, type Pose, projectVertex } from '../../ml/tracking/geometry.ts';
import { personalFace } from '../../ml/tryon/face-rig.ts';
import { portraitFrame } from './portrait.ts';
import {
  HeadRaster,
  type LinearPicture,
  linearOf,
  type SeenCorner,
  shrunk,
} from './synthetic-head-raster.ts';

/** How a head is lit: a white surface with normal n gets `ambient + strength × max(0, n · direction)`. */
export interface HeadLight {
  readonly ambient: number;
  readonly strength: number;
  /** Camera space, unit, towards the light. */
  readonly direction: readonly [number, number, number];
  readonly colour: readonly [number, number, number];
}

export interface HeadOptions {
  /** Head → camera, cm. */
  readonly pose: Pose;
  /** `[468 × 3]`, cm; the canonical face when absent. */
  readonly positions?: Float32Array;
  readonly light?: HeadLight;
  /** One linear colour instead of the portrait's face. */
  readonly skin?: readonly [number, number, number];
  readonly width?: number;
  readonly height?: number;
}

const PER_SIDE = 2;
/** The skull: an ellipsoid that the face's edge grows into, cm. */
const SKULL_CENTRE = [0, 2.6, -2.8] as const;
const SKULL_RADIUS = [7.75, 9.4, 9.6] as const;
const SKULL_RINGS = 14;
/** How far outside the face the texture of the skull is taken, px of the portrait: hair and ears. */
const SKULL_TEXTURE_PX = 40;
/** Which half of the portrait is shown on both sides of the head, the sign of x: a face that looks straight ahead has to look so. */
const TEXTURED_SIDE = 1;
const BACKDROP = [0.3, 0.32, 0.34] as const;
const FULL_LIGHT = [1, 1, 1] as const;

/** What the tracker says about the portrait's first frame, recorded. */
const RECORDED = new URL('./render-portrait-face.json', import.meta.url);
/** Her pose there, column-major. Written down, so that the head stays the same when the fit is changed. */
// biome-ignore format: one matrix
const PORTRAIT_POSE = Float32Array.of(
  0.99482, -0.03544, -0.09526, 0,
  0.06278, 0.95131, 0.30176, 0,
  0.07992, -0.30618, 0.94861, 0,
  -7.73348, 12.0413, -47.7824, 1,
);

function recordedLandmarks(): Float32Array {
  return Float32Array.from((JSON.parse(readFileSync(RECORDED, 'utf8')) as { landmarks: number[] }).landmarks);
}

/** For each vertex the one on the other side of the canonical face. */
const MIRRORED: readonly number[] = mirrored(canonicalFace().positions);

function mirrored(positions: Float32Array): number[] {
  const at = (vertex: number, axis: number) => positions[vertex * 3 + axis] as number;
  const vertices = Array.from({ length: positions.length / 3 }, (_, vertex) => vertex);
  const apart = (a: number, b: number) =>
    Math.hypot(at(a, 0) + at(b, 0), at(a, 1) - at(b, 1), at(a, 2) - at(b, 2));
  return vertices.map((vertex) =>
    vertices.reduce((best, other) => (apart(vertex, other) < apart(vertex, best) ? other : best)),
  );
}

/** The shape of the portrait's face as far as one picture tells, made symmetric: `[468 × 3]`, cm. */
export function portraitShape(): Float32Array {
  const face = personalFace(recordedLandmarks(), PORTRAIT_POSE, canonicalFace(), 640 / 480);
  return face.map((value, i) => {
    const vertex = Math.floor(i / 3);
    const other = face[(MIRRORED[vertex] as number) * 3 + (i % 3)] as number;
    return (value + (i % 3 === 0 ? -other : other)) / 2;
  });
}

interface HeadMesh {
  readonly positions: Float32Array;
  readonly triangles: readonly number[];
  /** `[vertices × 2]`, pixels of the portrait. */
  readonly texels: Float32Array;
}

let portrait: Promise<LinearPicture> | undefined;

/**
 * A picture of a head whose pose and shape are known: the canonical face (or another shape) with a skull
 * behind it, textured with the portrait by its landmarks. The eyes' texels are where the vertices of the
 * eyes are, so a perfect tracker would find each landmark on its vertex.
 */
export async function headPicture(options: HeadOptions) {
  const { pose, light, skin, width = 640, height = 480 } = options;
  const mesh = headMesh(options.positions ?? canonicalFace().positions);
  portrait ??= portraitFrame(0).then(({ bytes, width: w, height: h }) => linearOf(bytes, w, h));
  const texture = skin === undefined ? await portrait : plain(skin);
  const [w, h] = [width * PER_SIDE, height * PER_SIDE];
  const focal = focalLengthPx(h);
  const normals = light === undefined ? undefined : normalsOf(mesh);
  const corners = Array.from({ length: mesh.positions.length / 3 }, (_, vertex): SeenCorner => {
    const [x, y, z] = rotated(pose, mesh.positions, vertex);
    const depth = -(z + pose.z);
    return {
      x: w / 2 + (focal * (x + pose.x)) / depth,
      y: h / 2 - (focal * (y + pose.y)) / depth,
      depth,
      u: mesh.texels[vertex * 2] as number,
      v: mesh.texels[vertex * 2 + 1] as number,
      light:
        light === undefined || normals === undefined
          ? FULL_LIGHT
          : shaded(light, rotated(pose, normals, vertex)),
    };
  });
  const target = { rgb: new Float32Array(w * h * 3), width: w, height: h };
  for (let i = 0; i < target.rgb.length; i += 1) target.rgb[i] = BACKDROP[i % 3] as number;
  const raster = new HeadRaster(target);
  for (let i = 0; i < mesh.triangles.length; i += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => corners[mesh.triangles[i + k] as number]) as [
      SeenCorner,
      SeenCorner,
      SeenCorner,
    ];
    raster.draw(a, b, c, texture);
  }
  return shrunk(target, PER_SIDE);
}

function headMesh(face: Float32Array): HeadMesh {
  const landmarks = recordedLandmarks();
  const shape = canonicalFace();
  const positions = [...face];
  const texels: number[] = [];
  for (let vertex = 0; vertex < face.length / 3; vertex += 1) {
    const isOther = (shape.positions[vertex * 3] as number) * TEXTURED_SIDE < 0;
    const from = isOther ? (MIRRORED[vertex] as number) : vertex;
    texels.push((landmarks[from * 3] as number) * 640, (landmarks[from * 3 + 1] as number) * 480);
  }
  const triangles = [...shape.triangles];
  const [middleU, middleV] = [texels[2 * 168] as number, texels[2 * 168 + 1] as number];
  const around = FACE_OVAL.length;
  let ring: readonly number[] = FACE_OVAL;
  for (let step = 1; step <= SKULL_RINGS; step += 1) {
    const t = step / SKULL_RINGS;
    const next = FACE_OVAL.map((vertex) => {
      positions.push(...skullPoint(face, vertex, t));
      const [u, v] = [texels[vertex * 2] as number, texels[vertex * 2 + 1] as number];
      const outwards = (SKULL_TEXTURE_PX * Math.sqrt(t)) / Math.hypot(u - middleU, v - middleV);
      texels.push(u + (u - middleU) * outwards, v + (v - middleV) * outwards);
      return positions.length / 3 - 1;
    });
    for (let i = 0; i < around; i += 1) {
      const j = (i + 1) % around;
      const [a, b, c, d] = [ring[i], ring[j], next[i], next[j]] as [number, number, number, number];
      triangles.push(a, c, b, b, c, d);
    }
    ring = next;
  }
  return { positions: Float32Array.from(positions), triangles, texels: Float32Array.from(texels) };
}

/** On the way from the face's edge over the ellipsoid to its back: the direction turns, the distance settles. */
function skullPoint(face: Float32Array, vertex: number, share: number): [number, number, number] {
  const [x, y, z] = SKULL_CENTRE.map(
    (centre, axis) => ((face[vertex * 3 + axis] as number) - centre) / (SKULL_RADIUS[axis] as number),
  ) as [number, number, number];
  const distance = Math.hypot(x, y, z);
  const angle = Math.acos(-z / distance) * (1 - share);
  const reach = distance + (1 - distance) * Math.min(1, share * 1.6);
  const sideways = (Math.sin(angle) * reach) / (Math.hypot(x, y) || 1);
  return [
    SKULL_CENTRE[0] + x * sideways * SKULL_RADIUS[0],
    SKULL_CENTRE[1] + y * sideways * SKULL_RADIUS[1],
    SKULL_CENTRE[2] - Math.cos(angle) * reach * SKULL_RADIUS[2],
  ];
}

function rotated(pose: Pose, vectors: Float32Array, vertex: number): [number, number, number] {
  const [x, y, z] = vectors.subarray(vertex * 3, vertex * 3 + 3) as unknown as [number, number, number];
  return [
    pose.xx * x + pose.xy * y + pose.xz * z,
    pose.yx * x + pose.yy * y + pose.yz * z,
    pose.zx * x + pose.zy * y + pose.zz * z,
  ];
}

/** Smooth unit normals, outwards. */
export function normalsOf({
  positions,
  triangles,
}: {
  readonly positions: Float32Array;
  readonly triangles: ArrayLike<number>;
}): Float32Array {
  const normals = new Float32Array(positions.length);
  for (let i = 0; i < triangles.length; i += 3) {
    const [a, b, c] = [triangles[i], triangles[i + 1], triangles[i + 2]] as [number, number, number];
    const edge = (from: number, to: number, axis: number) =>
      (positions[to * 3 + axis] as number) - (positions[from * 3 + axis] as number);
    const [e, f] = [
      [edge(a, b, 0), edge(a, b, 1), edge(a, b, 2)],
      [edge(a, c, 0), edge(a, c, 1), edge(a, c, 2)],
    ] as [[number, number, number], [number, number, number]];
    const normal = [e[1] * f[2] - e[2] * f[1], e[2] * f[0] - e[0] * f[2], e[0] * f[1] - e[1] * f[0]];
    for (const vertex of [a, b, c])
      for (let axis = 0; axis < 3; axis += 1)
        normals[vertex * 3 + axis] = (normals[vertex * 3 + axis] as number) + (normal[axis] as number);
  }
  for (let at = 0; at < normals.length; at += 3) {
    const length = Math.hypot(...normals.subarray(at, at + 3)) || 1;
    for (let axis = 0; axis < 3; axis += 1) normals[at + axis] = (normals[at + axis] as number) / length;
  }
  return normals;
}

function shaded(
  { ambient, strength, direction, colour }: HeadLight,
  [x, y, z]: readonly [number, number, number],
): readonly [number, number, number] {
  const lit = ambient + strength * Math.max(0, x * direction[0] + y * direction[1] + z * direction[2]);
  return [lit * colour[0], lit * colour[1], lit * colour[2]];
}

function plain(colour: readonly [number, number, number]): LinearPicture {
  return { rgb: Float32Array.from({ length: 12 }, (_, i) => colour[i % 3] as number), width: 2, height: 2 };
}

/** What a perfect tracker would report for this head. */
export function headTrack(pose: Pose, positions: Float32Array, size: PictureSize) {
  const landmarks = new Float32Array(478 * 3);
  for (let vertex = 0; vertex < positions.length / 3; vertex += 1) {
    const { x, y } = projectVertex(pose, positions, vertex, size);
    landmarks.set([x / size.width, y / size.height, 0], vertex * 3);
  }
  const matrix = matrixOfPose(pose);
  return { landmarks, matrix, fitted: { eyeNose: matrix, forehead: matrix, ears: matrix } };
}
