/** What the eye sees in each pixel, apart from the light on it. */
export interface Seen {
  readonly width: number;
  readonly height: number;
  /** `[pixels × 3]`: light on the surface. */
  readonly light: Float32Array;
  /** `[pixels × 3]`, unit. */
  readonly normal: Float32Array;
  /** `[pixels × 3]`, cm; behind a mirror, where it is seen. */
  readonly place: Float32Array;
}

/** Two taps to each side: a B3 spline. */
const SPLINE = [3 / 8, 1 / 4, 1 / 16] as const;
/** How far out of a pixel's own plane its neighbour may lie, share of its distance. */
const PLANE = 0.008;
/** How different light may be in each pass, share of a pixel's own; at first it is mostly grain. */
const TONES = [8, 2, 0.8, 0.4] as const;

/**
 * Takes the grain out of the light and leaves the edges of things: a wavelet filter with holes (Dammertz and others,
 * 2010), guided by planes and normals. Wood grain and patterns are not in the light and stay as sharp as they are.
 *
 * @returns `[pixels × 3]`; `seen` stays as it is
 */
export function smoothLight(seen: Seen): Float32Array {
  let [from, to] = [seen.light.slice(), new Float32Array(seen.light.length)];
  for (let pass = 0; pass < TONES.length; pass += 1) {
    spread(seen, from, to, 1 << pass, TONES[pass] as number);
    [from, to] = [to, from];
  }
  return from;
}

function spread(
  { width, height, normal, place }: Seen,
  from: Float32Array,
  to: Float32Array,
  step: number,
  tone: number,
): void {
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const at = (row * width + column) * 3;
      const nx = normal[at] as number;
      const ny = normal[at + 1] as number;
      const nz = normal[at + 2] as number;
      const x = place[at] as number;
      const y = place[at + 1] as number;
      const z = place[at + 2] as number;
      const plane = 1 / (PLANE * Math.sqrt(x * x + y * y + z * z) + 1e-6);
      const own = (from[at] as number) + (from[at + 1] as number) + (from[at + 2] as number);
      const tint = 1 / (tone * (own + 0.15));
      let [sum, red, green, blue] = [0, 0, 0, 0];
      for (let j = -2; j <= 2; j += 1) {
        const line = row + j * step;
        if (line < 0 || line >= height) continue;
        for (let i = -2; i <= 2; i += 1) {
          const side = (column + i * step + width) % width;
          const other = (line * width + side) * 3;
          const facing =
            nx * (normal[other] as number) +
            ny * (normal[other + 1] as number) +
            nz * (normal[other + 2] as number);
          if (facing < 0.8) continue;
          const off =
            (nx * ((place[other] as number) - x) +
              ny * ((place[other + 1] as number) - y) +
              nz * ((place[other + 2] as number) - z)) *
            plane;
          if (off > 3 || off < -3) continue;
          const [r, g, b] = [from[other] as number, from[other + 1] as number, from[other + 2] as number];
          const apart = (r + g + b - own) * tint;
          const weight =
            (SPLINE[Math.abs(i)] as number) *
            (SPLINE[Math.abs(j)] as number) *
            Math.exp(-off * off - apart * apart - 12 * (1 - facing));
          sum += weight;
          red += weight * r;
          green += weight * g;
          blue += weight * b;
        }
      }
      // Where no surface is seen, but a lamp, there is no normal and nothing to smooth.
      const share = sum === 0 ? 0 : 1 / sum;
      to[at] = red * share;
      to[at + 1] = green * share;
      to[at + 2] = blue * share;
    }
}
