import { emptySolid, type Point, type Solid } from './solid.ts';
import { outward } from './sweep.ts';

/**
 * A sheet over a grid: `at(u, v)` with u and v in [0, 1]. With `roundU` the sheet closes on itself in u.
 * Texture coordinates are (u, v) times `tiles`.
 */
export function sheet(
  uSteps: number,
  vSteps: number,
  at: (u: number, v: number) => Point,
  tiles: readonly [number, number] = [1, 1],
): Solid {
  const solid = emptySolid();
  for (let row = 0; row <= vSteps; row += 1)
    for (let column = 0; column <= uSteps; column += 1) {
      solid.positions.push(...at(column / uSteps, row / vSteps));
      solid.uvs.push((column / uSteps) * tiles[0], (row / vSteps) * tiles[1]);
    }
  const width = uSteps + 1;
  for (let row = 0; row < vSteps; row += 1)
    for (let column = 0; column < uSteps; column += 1) {
      const a = row * width + column;
      solid.indices.push(a, a + 1, a + width, a + 1, a + width + 1, a + width);
    }
  return solid;
}

/** A body of revolution about y, given radius and height from bottom to top; may be squeezed by `shape`. */
export function turned(
  profile: readonly (readonly [radius: number, height: number])[],
  steps: number,
  shape: (point: Point) => Point = (point) => point,
): Solid {
  const last = profile.length - 1;
  return outward(
    sheet(steps, last, (u, v) => {
      const [radius, height] = profile[Math.round(v * last)] as readonly [number, number];
      const angle = u === 1 ? 0 : u * 2 * Math.PI;
      return shape([radius * Math.sin(angle), height, radius * Math.cos(angle)]);
    }),
  );
}

/** A ball squeezed to three half axes. */
export function ellipsoid(centre: Point, half: Point, steps = 16): Solid {
  const profile = Array.from({ length: steps / 2 + 1 }, (_, i) => {
    const angle = (i / (steps / 2) - 0.5) * Math.PI;
    return [Math.max(0, Math.cos(angle)), Math.sin(angle)] as const;
  });
  return turned(profile, steps, ([x, y, z]) => [
    centre[0] + x * half[0],
    centre[1] + y * half[1],
    centre[2] + z * half[2],
  ]);
}
