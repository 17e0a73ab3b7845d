import type { Pattern } from './room-mesh.ts';

/** How much lighter or darker a surface is at a point of the room (cm), about 1. */
export function patternAt(pattern: Pattern, x: number, y: number, z: number): number {
  switch (pattern) {
    case 'planks':
      return planks(x, z);
    case 'terrazzo':
      return terrazzo(x, z);
    case 'weave':
      return (
        0.94 + 0.05 * Math.sin(x * 2.1) * Math.sin(z * 2.1) + 0.05 * noise(x * 0.9, z * 0.9) + rings(x, z)
      );
    case 'slats':
      return Math.abs(((((x + z) % 6) + 6) % 6) - 3) < 0.35 ? 0.62 : 1;
    default:
      return 1 + 0.012 * noise(x * 0.7 + y * 0.3, z * 0.7 - y * 0.4);
  }
}

/** Two darker rings near the edge of a round rug. */
function rings(x: number, z: number): number {
  const radius = Math.hypot(x, z - RUG_CM.middle);
  return Math.abs(radius - RUG_CM.ring) < 1.6 || Math.abs(radius - RUG_CM.ring + 6) < 0.7 ? -0.25 : 0;
}

/** Rugs lie around z = `middle`. */
const RUG_CM = { middle: 20, ring: 84 } as const;

const PLANK_CM = { wide: 14, long: 120 } as const;

function planks(x: number, z: number): number {
  const row = Math.floor(x / PLANK_CM.wide);
  const along = z + hash(row, 3) * PLANK_CM.long;
  const plank = Math.floor(along / PLANK_CM.long);
  const [edgeX, edgeZ] = [x - row * PLANK_CM.wide, along - plank * PLANK_CM.long];
  if (edgeX < 0.35 || edgeZ < 0.35) return 0.55;
  const grain = noise(x * 1.6, z * 0.06) * 0.05 + noise(x * 5, z * 0.2) * 0.03;
  return 0.9 + 0.2 * hash(row, plank) + grain;
}

function terrazzo(x: number, z: number): number {
  const speck = noise(x * 0.55, z * 0.55) + 0.6 * noise(x * 1.3 + 9, z * 1.3);
  const joint = Math.min(mod(x, 80), mod(z, 80)) < 0.4;
  if (joint) return 0.8;
  return speck > 0.75 ? 0.82 : speck < -0.85 ? 1.12 : 1;
}

const mod = (value: number, by: number): number => ((value % by) + by) % by;

/** Value noise, -1..1. */
function noise(x: number, y: number): number {
  const [i, j] = [Math.floor(x), Math.floor(y)];
  const [u, v] = [smooth(x - i), smooth(y - j)];
  const row = (k: number) => hash(i, j + k) * (1 - u) + hash(i + 1, j + k) * u;
  return 2 * (row(0) * (1 - v) + row(1) * v) - 1;
}

const smooth = (t: number): number => t * t * (3 - 2 * t);

/** 0..1, the same for the same whole numbers. */
function hash(i: number, j: number): number {
  let h = Math.imul(i, 374_761_393) + Math.imul(j, 668_265_263);
  h = Math.imul(h ^ (h >>> 13), 1_274_126_177);
  return ((h ^ (h >>> 16)) >>> 0) / 4_294_967_295;
}
