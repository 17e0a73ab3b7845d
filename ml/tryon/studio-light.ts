/**
 * The light that every renderer uses: a soft studio around the camera, as a formula. Linear radiance,
 * camera space (+x right, +y up, +z towards the viewer). Lamps stand where portrait lamps stand, so that
 * rims and metal show a long highlight and lenses a window; there is no picture file to load.
 */
export function studioRadiance(x: number, y: number, z: number, out: Float64Array | number[]): void {
  const height = y * 0.5 + 0.5;
  const sky = height * height * (3 - 2 * height);
  const side = 0.06 * x;
  let red = 0.2 + 0.36 * sky - side;
  let green = 0.19 + 0.385 * sky - side;
  let blue = 0.18 + 0.42 * sky - side;
  for (const lamp of LAMPS) {
    const facing = x * lamp.x + y * lamp.y + z * lamp.z;
    if (facing <= lamp.from) continue;
    const t = Math.min(1, (facing - lamp.from) / (lamp.full - lamp.from));
    const power = lamp.power * t * t * (3 - 2 * t);
    red += power * lamp.red;
    green += power * lamp.green;
    blue += power * lamp.blue;
  }
  out[0] = red;
  out[1] = green;
  out[2] = blue;
}

interface Lamp {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Cosines between which the lamp's edge fades in. */
  readonly from: number;
  readonly full: number;
  readonly power: number;
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

function lamp(
  direction: readonly [number, number, number],
  edges: readonly [number, number],
  power: number,
  colour: readonly [number, number, number],
): Lamp {
  const length = Math.sqrt(direction[0] ** 2 + direction[1] ** 2 + direction[2] ** 2);
  const [x, y, z] = direction.map((value) => value / length) as [number, number, number];
  return {
    x,
    y,
    z,
    from: edges[0],
    full: edges[1],
    power,
    red: colour[0],
    green: colour[1],
    blue: colour[2],
  };
}

const LAMPS: readonly Lamp[] = [
  lamp([-0.55, 0.75, 0.62], [0.87, 0.94], 6.6, [1, 0.97, 0.92]),
  lamp([0.9, 0.35, 0.4], [0.91, 0.965], 4.2, [0.92, 0.97, 1]),
  lamp([0.1, 0.95, -0.5], [0.86, 0.95], 3.2, [1, 1, 1]),
  lamp([0.1, -0.6, 0.75], [0.7, 0.98], 0.35, [1, 0.95, 0.9]),
];

/** Side of one light map. Bilinear look-ups hide the steps; the sharpest map needs more for the lamps' edges. */
const SHARP_SIDE = 96;
const SOFT_SIDE = 24;
const DIRECTIONS = 900;

/**
 * The studio blurred for one roughness, in an octahedral map around +z (`[side * side * 3]`, linear).
 * Octahedral, because a look-up is then plain arithmetic: no arctangent per pixel, same bytes everywhere.
 */
export interface LightMap {
  readonly side: number;
  readonly rgb: Float32Array;
}

/** Cosine powers of the blurred maps: 1 is the diffuse light, the others stand for roughness 0.75 … 0.2. */
const POWERS = [1, 4, 16, 64, 256] as const;
const ROUGHNESS_OF_POWER = [1, 0.8, 0.56, 0.36, 0.2] as const;

export interface StudioMaps {
  /** Mean radiance over the hemisphere, cosine weighted. */
  readonly diffuse: LightMap;
  /** Mirror light for a roughness in 0..1. */
  specular(roughness: number): LightMap;
}

let maps: StudioMaps | undefined;

/** Built once per thread (constant data, about 60 ms). */
export function studioMaps(): StudioMaps {
  maps ??= buildMaps();
  return maps;
}

function buildMaps(): StudioMaps {
  const sharp = mapOf(SHARP_SIDE, (x, y, z, out) => studioRadiance(x, y, z, out));
  const sky = directionsAround();
  const blurred = POWERS.map((power) =>
    mapOf(SOFT_SIDE, (x, y, z, out) => blurredRadiance(sky, power, x, y, z, out)),
  );
  const cache = new Map<number, LightMap>();
  const specular = (roughness: number): LightMap => {
    const key = Math.round(roughness * 100) / 100;
    const known = cache.get(key) ?? blend(key, sharp, blurred);
    cache.set(key, known);
    return known;
  };
  return { diffuse: blurred[0] as LightMap, specular };
}

function blend(roughness: number, sharp: LightMap, blurred: readonly LightMap[]): LightMap {
  if (roughness <= 0.1) return sharp;
  const upper = Math.max(
    1,
    ROUGHNESS_OF_POWER.findIndex((value) => value <= roughness),
  );
  const at = roughness < 0.2 ? POWERS.length - 1 : upper;
  const low = blurred[at] as LightMap;
  const high = blurred[at - 1] as LightMap;
  const [rough, smooth] = [ROUGHNESS_OF_POWER[at - 1] as number, ROUGHNESS_OF_POWER[at] as number];
  const share = Math.max(0, Math.min(1, (roughness - smooth) / (rough - smooth)));
  return { side: low.side, rgb: low.rgb.map((value, i) => value + ((high.rgb[i] ?? 0) - value) * share) };
}

type Paint = (x: number, y: number, z: number, out: Float64Array) => void;

function mapOf(side: number, paint: Paint): LightMap {
  const rgb = new Float32Array(side * side * 3);
  const out = new Float64Array(3);
  for (let row = 0; row < side; row += 1)
    for (let column = 0; column < side; column += 1) {
      const u = (column / (side - 1)) * 2 - 1;
      const v = (row / (side - 1)) * 2 - 1;
      let z = 1 - Math.abs(u) - Math.abs(v);
      let [x, y] = [u, v];
      if (z < 0) [x, y] = [(1 - Math.abs(v)) * (u < 0 ? -1 : 1), (1 - Math.abs(u)) * (v < 0 ? -1 : 1)];
      const length = Math.sqrt(x * x + y * y + z * z);
      x /= length;
      y /= length;
      z /= length;
      paint(x, y, z, out);
      rgb.set(out, (row * side + column) * 3);
    }
  return { side, rgb };
}

interface Sky {
  readonly directions: Float64Array;
  readonly radiance: Float64Array;
}

/** Directions spread evenly over the sphere (golden spiral) with the studio's light from each. */
function directionsAround(): Sky {
  const directions = new Float64Array(DIRECTIONS * 3);
  const radiance = new Float64Array(DIRECTIONS * 3);
  const golden = Math.PI * (3 - Math.sqrt(5));
  const out = new Float64Array(3);
  for (let i = 0; i < DIRECTIONS; i += 1) {
    const y = 1 - (2 * i + 1) / DIRECTIONS;
    const radius = Math.sqrt(1 - y * y);
    const [x, z] = [Math.cos(golden * i) * radius, Math.sin(golden * i) * radius];
    directions.set([x, y, z], i * 3);
    studioRadiance(x, y, z, out);
    radiance.set(out, i * 3);
  }
  return { directions, radiance };
}

function blurredRadiance(
  { directions, radiance }: Sky,
  power: number,
  x: number,
  y: number,
  z: number,
  out: Float64Array,
): void {
  let total = 0;
  out.fill(0);
  for (let i = 0; i < DIRECTIONS * 3; i += 3) {
    const facing = (directions[i] ?? 0) * x + (directions[i + 1] ?? 0) * y + (directions[i + 2] ?? 0) * z;
    if (facing <= 0) continue;
    let weight = facing;
    for (let p = power; p > 1; p /= 2) weight *= weight;
    total += weight;
    for (let channel = 0; channel < 3; channel += 1)
      out[channel] = (out[channel] ?? 0) + (radiance[i + channel] ?? 0) * weight;
  }
  for (let channel = 0; channel < 3; channel += 1) out[channel] = (out[channel] ?? 0) / total;
}
