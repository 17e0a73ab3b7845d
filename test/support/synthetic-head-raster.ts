/** Linear colours with their size; what both textures and pictures are while they are worked on. */
export interface LinearPicture {
  /** `[height × width × 3]`, linear 0..1. */
  readonly rgb: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** A corner as the camera sees it: pixel, distance in cm, texture pixel and how strongly it is lit. */
export interface SeenCorner {
  readonly x: number;
  readonly y: number;
  readonly depth: number;
  readonly u: number;
  readonly v: number;
  readonly light: readonly [number, number, number];
}

/**
 * Draws textured triangles with a depth buffer, perspective-correct and bilinear. Written for the proofs
 * alone and slow on purpose: nothing here is shared with the renderer that is proved.
 */
export class HeadRaster {
  readonly #target: LinearPicture;
  readonly #depth: Float32Array;

  constructor(target: LinearPicture) {
    this.#target = target;
    this.#depth = new Float32Array(target.width * target.height).fill(Number.POSITIVE_INFINITY);
  }

  draw(a: SeenCorner, b: SeenCorner, c: SeenCorner, texture: LinearPicture): void {
    const { rgb, width, height } = this.#target;
    const area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    if (Math.abs(area) < 1e-9) return;
    const left = Math.max(0, Math.ceil(Math.min(a.x, b.x, c.x) - 0.5));
    const right = Math.min(width - 1, Math.floor(Math.max(a.x, b.x, c.x) - 0.5));
    const top = Math.max(0, Math.ceil(Math.min(a.y, b.y, c.y) - 0.5));
    const bottom = Math.min(height - 1, Math.floor(Math.max(a.y, b.y, c.y) - 0.5));
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        const [px, py] = [column + 0.5, row + 0.5];
        const shareB = ((px - a.x) * (c.y - a.y) - (py - a.y) * (c.x - a.x)) / area;
        const shareC = ((b.x - a.x) * (py - a.y) - (b.y - a.y) * (px - a.x)) / area;
        const shareA = 1 - shareB - shareC;
        if (shareA < 0 || shareB < 0 || shareC < 0) continue;
        const near = shareA / a.depth + shareB / b.depth + shareC / c.depth;
        const at = row * width + column;
        if (1 / near >= (this.#depth[at] as number)) continue;
        this.#depth[at] = 1 / near;
        const [wa, wb, wc] = [shareA / a.depth / near, shareB / b.depth / near, shareC / c.depth / near];
        const colour = sample(texture, wa * a.u + wb * b.u + wc * c.u, wa * a.v + wb * b.v + wc * c.v);
        for (let band = 0; band < 3; band += 1) {
          const lit =
            wa * (a.light[band] as number) + wb * (b.light[band] as number) + wc * (c.light[band] as number);
          rgb[at * 3 + band] = (colour[band] as number) * lit;
        }
      }
    }
  }
}

/** Bilinear; texel centres at halves, the edge goes on outside. */
function sample(
  { rgb, width, height }: LinearPicture,
  u: number,
  v: number,
): readonly [number, number, number] {
  const x = Math.max(0, Math.min(width - 1.001, u - 0.5));
  const y = Math.max(0, Math.min(height - 1.001, v - 0.5));
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - left, y - top];
  const at = (band: number) => {
    const i = (top * width + left) * 3 + band;
    const upper = (rgb[i] as number) * (1 - fx) + (rgb[i + 3] as number) * fx;
    const lower = (rgb[i + width * 3] as number) * (1 - fx) + (rgb[i + width * 3 + 3] as number) * fx;
    return upper * (1 - fy) + lower * fy;
  };
  return [at(0), at(1), at(2)];
}

export function linearOf(bytes: Uint8Array, width: number, height: number): LinearPicture {
  const rgb = new Float32Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel += 1)
    for (let band = 0; band < 3; band += 1)
      rgb[pixel * 3 + band] = linear((bytes[pixel * 4 + band] as number) / 255);
  return { rgb, width, height };
}

/** sRGB bytes of a picture drawn `perSide` times too large; the mean is taken in linear light. */
export function shrunk({ rgb, width, height }: LinearPicture, perSide: number) {
  const [w, h] = [width / perSide, height / perSide];
  const data = new Uint8ClampedArray(w * h * 4).fill(255);
  for (let y = 0; y < h; y += 1)
    for (let x = 0; x < w; x += 1)
      for (let band = 0; band < 3; band += 1) {
        let sum = 0;
        for (let dy = 0; dy < perSide; dy += 1)
          for (let dx = 0; dx < perSide; dx += 1)
            sum += rgb[((y * perSide + dy) * width + x * perSide + dx) * 3 + band] as number;
        data[(y * w + x) * 4 + band] = 255 * encoded(sum / perSide ** 2);
      }
  return { data, width: w, height: h };
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function encoded(value: number): number {
  return value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
}
