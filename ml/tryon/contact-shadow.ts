import {
  BufferAttribute,
  type BufferGeometry,
  DataTexture,
  LinearFilter,
  MathUtils,
  Mesh,
  MeshBasicMaterial,
  type Object3D,
  Vector3,
} from 'three';

/** The lamp that throws shadows stands over the camera: seen from the face, up and to the front. */
const LAMP_SLOPE = 0.62;

/** Where the shadow of a point falls, as coordinates of some plane, cm. */
export type ShadowThrow = (x: number, y: number, z: number) => readonly [number, number];

/** On a face: the plane z = 0 of the item, along the lamp's light. */
const ontoFace: ShadowThrow = (x, y, z) => [x, y - z * LAMP_SLOPE];

/**
 * On a finger or wrist: inwards to the axis (y), unrolled. Both sides are folded together, so that nothing is torn
 * at the back; what is worn there is alike on both.
 */
export const aroundLimb: ShadowThrow = (x, y, z) => [Math.abs(Math.atan2(x, z)), y];

const MAP_WIDTH = 128;
const MAP_HEIGHT = 96;
const FACE_BLUR_CM = 0.42;

/** What an item's shadow looks like from the lamp; made once per item. */
export interface ShadowMap {
  /** Darkens by the shadow's alpha; made to lie on another surface. */
  readonly material: MeshBasicMaterial;
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
  readonly thrown: ShadowThrow;
}

/**
 * The outline of an item seen from the lamp, blurred. Laid over the face it darkens exactly the skin under
 * the rims, the pads or the brim, and costs one textured drawing of the face mesh; it works in WebGL and in
 * our own renderer alike (a depth-map shadow would need a second camera in both).
 */
export function shadowMapOf(
  item: Object3D,
  strength: number,
  thrown = ontoFace,
  blurCm = FACE_BLUR_CM,
): ShadowMap {
  const triangles = thrownTriangles(item, thrown);
  const margin = 4 * blurCm;
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < triangles.length; i += 2) {
    left = Math.min(left, triangles[i] as number);
    right = Math.max(right, triangles[i] as number);
    bottom = Math.min(bottom, triangles[i + 1] as number);
    top = Math.max(top, triangles[i + 1] as number);
  }
  const frame = {
    left: left - margin,
    bottom: bottom - margin,
    width: right - left + 2 * margin,
    height: top - bottom + 2 * margin,
  };
  const cover = coverage(triangles, frame);
  const radius = (size: number, cells: number): number => Math.max(1, Math.round((blurCm / size) * cells));
  blur(cover, radius(frame.width, MAP_WIDTH), radius(frame.height, MAP_HEIGHT));
  const data = new Uint8Array(MAP_WIDTH * MAP_HEIGHT * 4);
  for (let i = 0; i < cover.length; i += 1) data[i * 4 + 3] = Math.round((cover[i] as number) * 255);
  const texture = new DataTexture(data, MAP_WIDTH, MAP_HEIGHT);
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearFilter;
  texture.needsUpdate = true;
  const material = new MeshBasicMaterial({
    color: SHADOW_COLOUR,
    map: texture,
    transparent: true,
    opacity: strength,
    depthWrite: false,
    polygonOffset: true,
    polygonOffsetFactor: -1,
    polygonOffsetUnits: -1,
  });
  return { material, ...frame, thrown };
}

/**
 * A face or limb (item space but for `origin`), darkened where the shadow of an item standing at `origin` falls.
 *
 * @param eye where the camera is, in the same space: the shadow runs out towards the outline that is seen from
 *   there. A tracked outline lies a few pixels outside the cheek, and a shadow up to it darkened the wall behind.
 *   Needs a material with `vertexColors`.
 */
export function shadowOn(
  face: BufferGeometry,
  origin: readonly [number, number, number],
  map: ShadowMap,
  eye?: Vector3,
): Mesh {
  const position = face.getAttribute('position');
  const uv = new Float32Array(position.count * 2);
  for (let i = 0; i < position.count; i += 1) {
    const [across, up] = map.thrown(
      position.getX(i) - origin[0],
      position.getY(i) - origin[1],
      position.getZ(i) - origin[2],
    );
    uv[i * 2] = (across - map.left) / map.width;
    uv[i * 2 + 1] = (up - map.bottom) / map.height;
  }
  const geometry = face.clone();
  geometry.setAttribute('uv', new BufferAttribute(uv, 2));
  if (eye !== undefined) geometry.setAttribute('color', new BufferAttribute(facing(geometry, eye), 4));
  const mesh = new Mesh(geometry, map.material);
  mesh.name = 'contact-shadow';
  mesh.renderOrder = -5;
  return mesh;
}

/** Cosines to the camera between which a shadow appears. */
const OUTLINE = { from: 0.05, to: 0.36 } as const;

/** White, and see-through where the surface turns away from the camera. */
function facing(geometry: BufferGeometry, eye: Vector3): Float32Array {
  geometry.computeVertexNormals();
  const normals = geometry.getAttribute('normal');
  const position = geometry.getAttribute('position');
  const colours = new Float32Array(position.count * 4).fill(1);
  const [point, normal] = [new Vector3(), new Vector3()];
  for (let i = 0; i < position.count; i += 1) {
    const towards = point.fromBufferAttribute(position, i).sub(eye).negate().normalize();
    const cosine = normal.fromBufferAttribute(normals, i).dot(towards);
    colours[i * 4 + 3] = MathUtils.smoothstep(cosine, OUTLINE.from, OUTLINE.to);
  }
  return colours;
}

/** Skin in shadow is warm, not black. */
const SHADOW_COLOUR = 0x1a0a05;

/** Where every corner of every triangle that throws a shadow lands. */
function thrownTriangles(item: Object3D, thrown: ShadowThrow): Float32Array {
  item.updateMatrixWorld(true);
  const out: number[] = [];
  const corner = new Vector3();
  item.traverse((object) => {
    if (!(object instanceof Mesh) || object.material.transparent) return;
    const geometry = object.geometry as BufferGeometry;
    const position = geometry.getAttribute('position');
    const count = geometry.index?.count ?? position.count;
    for (let i = 0; i < count; i += 1) {
      corner.fromBufferAttribute(position, geometry.index?.getX(i) ?? i).applyMatrix4(object.matrixWorld);
      out.push(...thrown(corner.x, corner.y, corner.z));
    }
  });
  return Float32Array.from(out);
}

interface Frame {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

function coverage(triangles: Float32Array, { left, bottom, width, height }: Frame): Float32Array {
  const cover = new Float32Array(MAP_WIDTH * MAP_HEIGHT);
  const at = (i: number, axis: 0 | 1): number =>
    axis === 0
      ? (((triangles[i] as number) - left) / width) * MAP_WIDTH
      : (((triangles[i + 1] as number) - bottom) / height) * MAP_HEIGHT;
  for (let t = 0; t < triangles.length; t += 6) {
    const [x0, y0, x1, y1, x2, y2] = [
      at(t, 0),
      at(t, 1),
      at(t + 2, 0),
      at(t + 2, 1),
      at(t + 4, 0),
      at(t + 4, 1),
    ];
    const area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
    if (area === 0) continue;
    const [minY, maxY] = [Math.floor(Math.min(y0, y1, y2)), Math.ceil(Math.max(y0, y1, y2))];
    const [minX, maxX] = [Math.floor(Math.min(x0, x1, x2)), Math.ceil(Math.max(x0, x1, x2))];
    for (let y = Math.max(0, minY); y < Math.min(MAP_HEIGHT, maxY); y += 1)
      for (let x = Math.max(0, minX); x < Math.min(MAP_WIDTH, maxX); x += 1) {
        const b0 = ((y1 - y2) * (x + 0.5 - x2) + (x2 - x1) * (y + 0.5 - y2)) / area;
        const b1 = ((y2 - y0) * (x + 0.5 - x2) + (x0 - x2) * (y + 0.5 - y2)) / area;
        if (b0 >= 0 && b1 >= 0 && b0 + b1 <= 1) cover[y * MAP_WIDTH + x] = 1;
      }
  }
  return cover;
}

/** Two box blurs one after the other: near enough to a Gaussian. Overwrites `cover`. */
function blur(cover: Float32Array, radiusX: number, radiusY: number): void {
  for (let pass = 0; pass < 2; pass += 1) {
    for (let y = 0; y < MAP_HEIGHT; y += 1) blurLine(cover, y * MAP_WIDTH, 1, MAP_WIDTH, radiusX);
    for (let x = 0; x < MAP_WIDTH; x += 1) blurLine(cover, x, MAP_WIDTH, MAP_HEIGHT, radiusY);
  }
}

function blurLine(values: Float32Array, start: number, stride: number, count: number, radius: number): void {
  const line = Float32Array.from({ length: count }, (_, i) => values[start + i * stride] as number);
  const share = 1 / (2 * radius + 1);
  let sum = 0;
  for (let i = -radius; i < count; i += 1) {
    sum += line[i + radius] ?? 0;
    sum -= line[i - radius - 1] ?? 0;
    if (i >= 0) values[start + i * stride] = Math.min(1, sum * share);
  }
}
