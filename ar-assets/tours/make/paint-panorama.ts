import { Bvh } from './bvh.ts';
import { patternAt } from './patterns.ts';
import { type Lamp, RoomLight } from './room-light.ts';
import type { RoomMesh, Surface } from './room-mesh.ts';
import { type Seen, smoothLight } from './smooth-light.ts';

export interface PanoramaScene {
  readonly mesh: RoomMesh;
  readonly lamps: readonly Lamp[];
  /** The painter's place; `mesh` and `lamps` are around the room's middle. */
  readonly eye: readonly [number, number, number];
  /** Light after many bounces, everywhere. */
  readonly ambient: readonly [number, number, number];
}

const FAR_CM = 3_000;
const OFF_SURFACE_CM = 0.02;
/** Panes and mirrors one behind the other. */
const STEPS_MAX = 7;
/** From here on a mirror shows nothing of its own. */
const LOOKING_GLASS = 0.5;

/**
 * An equirectangular picture: the middle column looks along -z, x grows to the right (yaw to the right is positive),
 * the top row looks up.
 *
 * @returns `[width × height × 3]`, light; `developed` makes a picture of it
 */
export function paintPanorama(
  scene: PanoramaScene,
  width: number,
  height: number,
  report: (done: number) => void,
): Float32Array {
  const painter = new Painter(scene, width, height);
  for (let row = 0; row < height; row += 1) {
    const pitch = (0.5 - (row + 0.5) / height) * Math.PI;
    for (let column = 0; column < width; column += 1) {
      const yaw = ((column + 0.5) / width - 0.5) * 2 * Math.PI;
      painter.look(
        row * width + column,
        Math.sin(yaw) * Math.cos(pitch),
        Math.sin(pitch),
        -Math.cos(yaw) * Math.cos(pitch),
      );
    }
    if (row % 64 === 63) report((row + 1) / height);
  }
  return painter.finished();
}

class Painter {
  readonly #scene: PanoramaScene;
  readonly #all: Bvh;
  readonly #light: RoomLight;
  readonly #seen: Seen;
  /** Light that reaches the eye without the light on the surface: lamps, reflections. */
  readonly #plus: Float32Array;
  readonly #colour: Float32Array;
  readonly #glance = new Float64Array(3);
  readonly #normal = new Float64Array(3);

  constructor(scene: PanoramaScene, width: number, height: number) {
    this.#scene = scene;
    const { corners, of, surfaces } = scene.mesh;
    this.#all = new Bvh(corners);
    const kept = Array.from(of.keys()).filter((i) => {
      const surface = surfaces[of[i] as number] as Surface;
      return !surface.isClear && surface.glow === 0;
    });
    // Light passes glass, and lamps throw no shadow.
    const opaque = new Bvh(Float64Array.from(kept.flatMap((i) => [...corners.subarray(i * 9, i * 9 + 9)])));
    this.#light = new RoomLight(scene.mesh, scene.lamps, scene.ambient, { all: this.#all, opaque });
    const values = () => new Float32Array(width * height * 3);
    this.#seen = { width, height, light: values(), normal: values(), place: values() };
    this.#plus = values();
    this.#colour = values();
  }

  /** Follows one ray of sight through panes and mirrors to the surface that it ends on. */
  look(pixel: number, lookX: number, lookY: number, lookZ: number): void {
    const { eye, mesh } = this.#scene;
    const { light, normal, place } = this.#seen;
    const [all, n, at] = [this.#all, this.#normal, pixel * 3];
    let [dx, dy, dz] = [lookX, lookY, lookZ];
    let [x, y, z] = eye;
    let [red, green, blue] = [1, 1, 1];
    let way = 0;
    for (let step = 0; step < STEPS_MAX; step += 1) {
      if (!all.hit(x, y, z, dx, dy, dz, FAR_CM)) return;
      const { distance } = all;
      const surface = mesh.surfaces[mesh.of[all.triangle] as number] as Surface;
      this.#normalOf(all, dx, dy, dz);
      const [nx, ny, nz] = [n[0] as number, n[1] as number, n[2] as number];
      x += dx * distance;
      y += dy * distance;
      z += dz * distance;
      way += distance;
      if (surface.glow > 0) {
        this.#add(at, red * surface.glow, green * surface.glow, blue * surface.glow, surface.colour);
        return;
      }
      const [outX, outY, outZ] = [x + nx * OFF_SURFACE_CM, y + ny * OFF_SURFACE_CM, z + nz * OFF_SURFACE_CM];
      const along = dx * nx + dy * ny + dz * nz;
      const [rx, ry, rz] = [dx - 2 * along * nx, dy - 2 * along * ny, dz - 2 * along * nz];
      if (surface.isClear) {
        const share = 0.04 + 0.96 * (1 - Math.abs(along)) ** 5;
        if (this.#reflects(outX, outY, outZ, rx, ry, rz))
          this.#add(at, red * share, green * share, blue * share, this.#glance);
        const through = 0.97 - share;
        const { colour: tint } = surface;
        [red, green, blue] = [red * through * tint[0], green * through * tint[1], blue * through * tint[2]];
        [x, y, z] = [x + dx * OFF_SURFACE_CM, y + dy * OFF_SURFACE_CM, z + dz * OFF_SURFACE_CM];
        continue;
      }
      const { colour, mirror } = surface;
      if (mirror > LOOKING_GLASS) {
        [red, green, blue] = [
          red * colour[0] * mirror,
          green * colour[1] * mirror,
          blue * colour[2] * mirror,
        ];
        [x, y, z, dx, dy, dz] = [outX, outY, outZ, rx, ry, rz];
        continue;
      }
      if (mirror > 0.02 && this.#reflects(outX, outY, outZ, rx, ry, rz)) {
        const [r, g, b] = colour.map((part) => mirror * (0.5 + 0.5 * part)) as [number, number, number];
        this.#add(at, red * r, green * g, blue * b, this.#glance);
      }
      const own = (1 - mirror) * patternAt(surface.pattern, x, y, z);
      this.#colour[at] = red * own * colour[0];
      this.#colour[at + 1] = green * own * colour[1];
      this.#colour[at + 2] = blue * own * colour[2];
      this.#light.falls(outX, outY, outZ, nx, ny, nz, light, at);
      normal.set(n, at);
      place[at] = lookX * way;
      place[at + 1] = lookY * way;
      place[at + 2] = lookZ * way;
      return;
    }
  }

  finished(): Float32Array {
    const light = smoothLight(this.#seen);
    return light.map((value, i) => value * (this.#colour[i] as number) + (this.#plus[i] as number));
  }

  #reflects(x: number, y: number, z: number, dx: number, dy: number, dz: number): boolean {
    const [all, n] = [this.#all, this.#normal];
    if (!all.hit(x, y, z, dx, dy, dz, FAR_CM)) return false;
    const { distance } = all;
    const surface = this.#scene.mesh.surfaces[this.#scene.mesh.of[all.triangle] as number] as Surface;
    const kept = [n[0], n[1], n[2]] as [number, number, number];
    this.#normalOf(all, dx, dy, dz);
    const [hx, hy, hz] = [x + dx * distance, y + dy * distance, z + dz * distance];
    this.#light.glance(surface, hx, hy, hz, n[0] as number, n[1] as number, n[2] as number, this.#glance);
    n.set(kept);
    return true;
  }

  #add(at: number, red: number, green: number, blue: number, colour: ArrayLike<number>): void {
    const plus = this.#plus;
    plus[at] = (plus[at] as number) + red * (colour[0] as number);
    plus[at + 1] = (plus[at + 1] as number) + green * (colour[1] as number);
    plus[at + 2] = (plus[at + 2] as number) + blue * (colour[2] as number);
  }

  /** The normal of the last hit, turned against the ray. */
  #normalOf({ triangle, second, third }: Bvh, dx: number, dy: number, dz: number): void {
    const [normals, out, at] = [this.#scene.mesh.normals, this.#normal, triangle * 9];
    const first = 1 - second - third;
    for (let axis = 0; axis < 3; axis += 1)
      out[axis] =
        first * (normals[at + axis] as number) +
        second * (normals[at + 3 + axis] as number) +
        third * (normals[at + 6 + axis] as number);
    const [x, y, z] = [out[0] as number, out[1] as number, out[2] as number];
    const turn = (x * dx + y * dy + z * dz > 0 ? -1 : 1) / (Math.sqrt(x * x + y * y + z * z) || 1);
    out[0] = x * turn;
    out[1] = y * turn;
    out[2] = z * turn;
  }
}

/** Where the middle of the tones lies after exposure, in light. */
const KEY = 0.62;
/** Light that comes out as pure white. */
const WHITE = 2.6;

/** Exposes, rolls the highlights off (Reinhard 2002, extended) and encodes: `[pixels × 3]`, sRGB. */
export function developed(light: Float32Array): Uint8Array {
  let sum = 0;
  for (let i = 0; i < light.length; i += 3)
    sum += Math.log(
      0.02 + 0.21 * (light[i] as number) + 0.72 * (light[i + 1] as number) + 0.07 * (light[i + 2] as number),
    );
  const exposure = KEY / Math.exp(sum / (light.length / 3));
  return Uint8Array.from(light, (value) => {
    const exposed = value * exposure;
    const rolled = (exposed * (1 + exposed / (WHITE * WHITE))) / (1 + exposed * 0.55);
    const encoded = rolled <= 0.0031308 ? 12.92 * rolled : 1.055 * rolled ** (1 / 2.4) - 0.055;
    return Math.round(255 * Math.min(1, Math.max(0, encoded)));
  });
}
