/** Which pixels of a drawing were painted. */
export interface Painted {
  /** `[width * height]`: 1 where something was painted; grows by the pixels that a blur spreads to. */
  readonly touched: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * Gaussian along rows, then along columns, over what was painted and the pixels that it spreads to.
 *
 * @param drawn `[width * height * 4]`, premultiplied, overwritten
 * @param sigma px
 */
export function blur(drawn: Float32Array, { touched, width, height }: Painted, sigma: number): void {
  const reach = Math.max(1, Math.ceil(2.5 * sigma));
  const weights = Float64Array.from({ length: reach + 1 }, (_, i) =>
    Math.exp((-i * i) / (2 * sigma * sigma)),
  );
  const total = weights.reduce((sum, weight, i) => sum + (i === 0 ? weight : 2 * weight), 0);
  for (let i = 0; i <= reach; i += 1) weights[i] = (weights[i] as number) / total;
  const line = new Float32Array(Math.max(width, height) * 4);
  for (let y = 0; y < height; y += 1) blurLine(drawn, touched, y * width, 1, width, weights, line);
  for (let x = 0; x < width; x += 1) blurLine(drawn, touched, x, width, height, weights, line);
}

/** One row or column, in place; only between its first and last painted pixel. */
function blurLine(
  drawn: Float32Array,
  touched: Uint8Array,
  start: number,
  stride: number,
  count: number,
  weights: Float64Array,
  line: Float32Array,
): void {
  let first = 0;
  while (first < count && touched[start + first * stride] === 0) first += 1;
  if (first === count) return;
  let last = count - 1;
  while (touched[start + last * stride] === 0) last -= 1;
  const reach = weights.length - 1;
  const [from, to] = [Math.max(0, first - reach), Math.min(count - 1, last + reach)];
  line.fill(0, Math.max(0, from - reach) * 4, Math.min(count, to + reach + 1) * 4);
  for (let i = first; i <= last; i += 1) {
    const at = (start + i * stride) * 4;
    for (let part = 0; part < 4; part += 1) line[i * 4 + part] = drawn[at + part] as number;
  }
  for (let i = from; i <= to; i += 1) {
    let [red, green, blue, alpha] = [0, 0, 0, 0];
    for (let tap = -reach; tap <= reach; tap += 1) {
      const at = (i + tap) * 4;
      if (at < 0 || at >= count * 4) continue;
      const weight = weights[tap < 0 ? -tap : tap] as number;
      red += (line[at] as number) * weight;
      green += (line[at + 1] as number) * weight;
      blue += (line[at + 2] as number) * weight;
      alpha += (line[at + 3] as number) * weight;
    }
    const pixel = start + i * stride;
    if (alpha > 0 || red > 0) touched[pixel] = 1;
    drawn[pixel * 4] = red;
    drawn[pixel * 4 + 1] = green;
    drawn[pixel * 4 + 2] = blue;
    drawn[pixel * 4 + 3] = alpha;
  }
}
