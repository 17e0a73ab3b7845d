/** Numbers over the cells of a picture, row by row. */
export interface Field {
  readonly width: number;
  readonly height: number;
  /** `[height * width]` */
  readonly values: Float32Array;
}

export const fieldOf = (width: number, height: number): Field => ({
  width,
  height,
  values: new Float32Array(width * height),
});

/** Each cell becomes the mean of a square around it, twice, which is nearly round; edges count as their own neighbours. */
export function spread({ width, height, values }: Field, radius: number): Field {
  const reach = Math.max(1, Math.round(radius / 1.6));
  let from = values;
  for (let round = 0; round < 2; round += 1) {
    from = lines(from, width, height, 1, width, reach);
    from = lines(from, height, width, width, 1, reach);
  }
  return { width, height, values: from };
}

/** Running means along `count` lines of `length` cells. */
function lines(
  values: Float32Array,
  length: number,
  count: number,
  step: number,
  lineStep: number,
  reach: number,
): Float32Array {
  const means = new Float32Array(values.length);
  const share = 1 / (2 * reach + 1);
  for (let line = 0; line < count; line += 1) {
    const start = line * lineStep;
    const end = start + (length - 1) * step;
    let sum = (values[start] as number) * (reach + 1);
    for (let i = 1; i <= reach; i += 1) sum += values[Math.min(end, start + i * step)] as number;
    for (let i = 0; i < length; i += 1) {
      const at = start + i * step;
      means[at] = sum * share;
      sum +=
        (values[Math.min(end, at + (reach + 1) * step)] as number) -
        (values[Math.max(start, at - reach * step)] as number);
    }
  }
  return means;
}

/** Value between the cells at a place given in cells. */
export function between4({ width, height, values }: Field, x: number, y: number): number {
  const left = Math.max(0, Math.min(width - 2, Math.floor(x - 0.5)));
  const top = Math.max(0, Math.min(height - 2, Math.floor(y - 0.5)));
  const u = Math.max(0, Math.min(1, x - 0.5 - left));
  const v = Math.max(0, Math.min(1, y - 0.5 - top));
  const at = top * width + left;
  const upper = (values[at] as number) * (1 - u) + (values[at + 1] as number) * u;
  const lower = (values[at + width] as number) * (1 - u) + (values[at + width + 1] as number) * u;
  return upper * (1 - v) + lower * v;
}

export const smoothstep = (from: number, to: number, value: number): number => {
  const t = Math.max(0, Math.min(1, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
};
