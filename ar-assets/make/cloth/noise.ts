/** Repeatable numbers in 0..1 for whole places of a grid. */
export function grain(x: number, y: number, seed: number): number {
  let h = Math.imul(x, 374761393) + Math.imul(y, 668265263) + Math.imul(seed, 2147483647);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  h = Math.imul(h ^ (h >>> 15), 2246822519);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

/** Smooth noise in -1..1, one hill or hollow per unit. */
export function hills(x: number, y: number, seed: number): number {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const ease = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10);
  const [u, v] = [ease(x - column), ease(y - row)];
  const top = grain(column, row, seed) * (1 - u) + grain(column + 1, row, seed) * u;
  const bottom = grain(column, row + 1, seed) * (1 - u) + grain(column + 1, row + 1, seed) * u;
  return (top * (1 - v) + bottom * v) * 2 - 1;
}
