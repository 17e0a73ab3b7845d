import { SeededRandom } from '#kernel';
import type { Bvh } from './bvh.ts';
import { patternAt } from './patterns.ts';
import type { RoomMesh, Surface } from './room-mesh.ts';

/** A rectangle of light that shines downwards, cm. */
export interface Lamp {
  readonly middle: readonly [number, number, number];
  readonly halfX: number;
  readonly halfZ: number;
  /** What falls on a white table one metre below its middle. */
  readonly strength: number;
  readonly colour: readonly [number, number, number];
}

/** Rays into the room a point, for the light that other things throw back. */
const GATHER_RAYS = 4;
const FAR_CM = 3_000;
/** What stands this near throws little back: no lamp reaches into the gap. */
const NEAR_CM = 45;
/** The strips around the ceiling are too thin to be met by chance; what they throw on it, and from which height on. */
const COVE_LIGHT = 0.34;
const COVE_CM = 280;
/** A lamp that a ray meets by chance makes a speck: its light comes by way of `Lamp`. */
const GLOW_MAX = 0.8;

/** Light on points of the room: lamps with soft shadows, and one bounce from everything that is seen. */
export class RoomLight {
  readonly #mesh: RoomMesh;
  readonly #lamps: readonly Lamp[];
  readonly #ambient: readonly [number, number, number];
  readonly #all: Bvh;
  readonly #opaque: Bvh;
  readonly #random = new SeededRandom(7);
  readonly #bounce = new Float64Array(3);

  constructor(
    mesh: RoomMesh,
    lamps: readonly Lamp[],
    ambient: readonly [number, number, number],
    bvh: { readonly all: Bvh; readonly opaque: Bvh },
  ) {
    this.#mesh = mesh;
    this.#lamps = lamps;
    this.#ambient = ambient;
    this.#all = bvh.all;
    this.#opaque = bvh.opaque;
  }

  /** Light that falls on a point with this normal, added up in `out[at…at+2]`; white in full light is 1. */
  falls(
    x: number,
    y: number,
    z: number,
    nx: number,
    ny: number,
    nz: number,
    out: Float32Array,
    at: number,
  ): void {
    let [red, green, blue] = [0, 0, 0];
    for (const { middle, halfX, halfZ, strength, colour } of this.#lamps) {
      const wx = middle[0] + (2 * this.#random.fraction() - 1) * halfX - x;
      const wy = middle[1] - y;
      const wz = middle[2] + (2 * this.#random.fraction() - 1) * halfZ - z;
      const facing = wx * nx + wy * ny + wz * nz;
      if (wy <= 1 || facing <= 0) continue;
      const distance = Math.sqrt(wx * wx + wy * wy + wz * wz);
      const share = 1 / distance;
      if (this.#opaque.blocks(x, y, z, wx * share, wy * share, wz * share, distance - 1)) continue;
      const light = lampLight(strength, facing, wy, distance);
      red += light * colour[0];
      green += light * colour[1];
      blue += light * colour[2];
    }
    if (y > COVE_CM && ny < 0) {
      red += COVE_LIGHT;
      green += 0.97 * COVE_LIGHT;
      blue += 0.9 * COVE_LIGHT;
    }
    const bounce = this.#bounce;
    for (let i = 0; i < GATHER_RAYS; i += 1) {
      this.#thrownBack(x, y, z, nx, ny, nz, (i + this.#random.fraction()) / GATHER_RAYS);
      red += (bounce[0] as number) / GATHER_RAYS;
      green += (bounce[1] as number) / GATHER_RAYS;
      blue += (bounce[2] as number) / GATHER_RAYS;
    }
    out[at] = red;
    out[at + 1] = green;
    out[at + 2] = blue;
  }

  /** What a surface sends to the eye when no ray may be spent on it; into `out`. */
  glance(
    surface: Surface,
    x: number,
    y: number,
    z: number,
    nx: number,
    ny: number,
    nz: number,
    out: Float64Array,
  ): void {
    if (surface.glow > 0) {
      const glow = Math.min(GLOW_MAX, surface.glow);
      for (let part = 0; part < 3; part += 1) out[part] = (surface.colour[part] as number) * glow;
      return;
    }
    let [red, green, blue] = this.#ambient;
    for (const { middle, strength, colour } of this.#lamps) {
      const [wx, wy, wz] = [middle[0] - x, middle[1] - y, middle[2] - z];
      const facing = wx * nx + wy * ny + wz * nz;
      if (wy <= 1 || facing <= 0) continue;
      const light = lampLight(strength, facing, wy, Math.sqrt(wx * wx + wy * wy + wz * wz));
      red += light * colour[0];
      green += light * colour[1];
      blue += light * colour[2];
    }
    const shade = patternAt(surface.pattern, x, y, z);
    out[0] = red * shade * surface.colour[0];
    out[1] = green * shade * surface.colour[1];
    out[2] = blue * shade * surface.colour[2];
  }

  /** One ray over the surface, more often along its normal (cosine). */
  #thrownBack(x: number, y: number, z: number, nx: number, ny: number, nz: number, stratum: number): void {
    const u = 2 * stratum - 1;
    const angle = 2 * Math.PI * this.#random.fraction();
    const ring = Math.sqrt(1 - u * u);
    let dx = nx + ring * Math.cos(angle);
    let dy = ny + u;
    let dz = nz + ring * Math.sin(angle);
    const share = 1 / (Math.sqrt(dx * dx + dy * dy + dz * dz) || 1);
    dx *= share;
    dy *= share;
    dz *= share;
    const [all, bounce] = [this.#all, this.#bounce];
    if (!all.hit(x, y, z, dx, dy, dz, FAR_CM)) {
      bounce.set(this.#ambient);
      return;
    }
    const { distance, triangle } = all;
    const { normals, of, surfaces } = this.#mesh;
    const n = triangle * 9;
    let [hx, hy, hz] = [normals[n] as number, normals[n + 1] as number, normals[n + 2] as number];
    if (hx * dx + hy * dy + hz * dz > 0) [hx, hy, hz] = [-hx, -hy, -hz];
    const surface = surfaces[of[triangle] as number] as Surface;
    this.glance(surface, x + dx * distance, y + dy * distance, z + dz * distance, hx, hy, hz, bounce);
    if (surface.glow > 0 || distance >= NEAR_CM) return;
    const gap = 0.2 + 0.8 * (distance / NEAR_CM);
    for (let part = 0; part < 3; part += 1) bounce[part] = (bounce[part] as number) * gap;
  }
}

/** `facing` and `down` are not divided by the distance yet. */
function lampLight(strength: number, facing: number, down: number, distance: number): number {
  const near = Math.max(distance, 60);
  return (strength * facing * down * 10_000) / near ** 4;
}
