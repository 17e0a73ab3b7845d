/** Triangles in a tree of boxes, for rays: cut where the surface area heuristic finds it cheapest. */
const LEAF = 4;
const EPSILON = 1e-7;
const SLICES = 12;
/** Deeper than any tree of some hundred thousand triangles that was seen (31). */
const STACK = 128;

export class Bvh {
  /** The last hit: how far, which triangle, and where in it (weights of its second and third corner). */
  distance = 0;
  triangle = 0;
  second = 0;
  third = 0;

  /** First corner and the two edges from it, in the order of the leaves: `[triangles × 9]`, cm. */
  readonly #edges: Float64Array;
  readonly #order: Uint32Array;
  /** Six numbers a node: least corner, greatest corner. */
  readonly #boxes: Float64Array;
  /** Two numbers a node: an inner one has its children's indices, a leaf ~first and count. */
  readonly #links: Int32Array;
  readonly #stack = new Int32Array(STACK);
  #nodes = 0;

  /** @param corners `[triangles × 9]`, cm */
  constructor(corners: Float64Array) {
    const count = corners.length / 9;
    this.#order = Uint32Array.from({ length: count }, (_, i) => i);
    this.#boxes = new Float64Array(count * 12 + 6);
    this.#links = new Int32Array(count * 4 + 2);
    this.#build(new TriangleBoxes(corners), 0, count);
    this.#edges = new Float64Array(count * 9);
    for (let i = 0; i < count; i += 1) {
      const at = (this.#order[i] as number) * 9;
      for (let k = 0; k < 9; k += 1)
        this.#edges[i * 9 + k] =
          (corners[at + k] as number) - (k < 3 ? 0 : (corners[at + (k % 3)] as number));
    }
  }

  /** Whether something is met nearer than `limit`; the nearest one is in the fields. */
  hit(ox: number, oy: number, oz: number, dx: number, dy: number, dz: number, limit: number): boolean {
    return this.#walk(ox, oy, oz, dx, dy, dz, limit, false);
  }

  /** Whether anything at all stands in the way. */
  blocks(ox: number, oy: number, oz: number, dx: number, dy: number, dz: number, limit: number): boolean {
    return this.#walk(ox, oy, oz, dx, dy, dz, limit, true);
  }

  #walk(
    ox: number,
    oy: number,
    oz: number,
    dx: number,
    dy: number,
    dz: number,
    limit: number,
    any: boolean,
  ): boolean {
    const [boxes, links, stack] = [this.#boxes, this.#links, this.#stack];
    const ix = 1 / (dx === 0 ? 1e-12 : dx);
    const iy = 1 / (dy === 0 ? 1e-12 : dy);
    const iz = 1 / (dz === 0 ? 1e-12 : dz);
    let best = limit;
    let found = false;
    let height = 1;
    stack[0] = 0;
    while (height > 0) {
      height -= 1;
      const node = stack[height] as number;
      const b = node * 6;
      const x0 = ((boxes[b] as number) - ox) * ix;
      const x1 = ((boxes[b + 3] as number) - ox) * ix;
      const y0 = ((boxes[b + 1] as number) - oy) * iy;
      const y1 = ((boxes[b + 4] as number) - oy) * iy;
      const z0 = ((boxes[b + 2] as number) - oz) * iz;
      const z1 = ((boxes[b + 5] as number) - oz) * iz;
      const near = Math.max(0, Math.min(x0, x1), Math.min(y0, y1), Math.min(z0, z1));
      const far = Math.min(best, Math.max(x0, x1), Math.max(y0, y1), Math.max(z0, z1));
      if (near > far) continue;
      const first = links[node * 2] as number;
      const second = links[node * 2 + 1] as number;
      if (first >= 0) {
        // The child whose box begins earlier along the ray is looked at first.
        const isFirstNear = this.#starts(first, dx, dy, dz) <= this.#starts(second, dx, dy, dz);
        stack[height] = isFirstNear ? second : first;
        stack[height + 1] = isFirstNear ? first : second;
        height += 2;
        continue;
      }
      for (let i = ~first; i < ~first + second; i += 1) {
        if (!this.#meets(i, ox, oy, oz, dx, dy, dz, best)) continue;
        if (any) return true;
        best = this.distance;
        found = true;
      }
    }
    return found;
  }

  /** Of the box's eight corners the one that the direction comes to first, measured along it. */
  #starts(node: number, dx: number, dy: number, dz: number): number {
    const [boxes, b] = [this.#boxes, node * 6];
    return (
      dx * (boxes[dx > 0 ? b : b + 3] as number) +
      dy * (boxes[dy > 0 ? b + 1 : b + 4] as number) +
      dz * (boxes[dz > 0 ? b + 2 : b + 5] as number)
    );
  }

  /** Möller & Trumbore 1997; both sides count. */
  #meets(
    i: number,
    ox: number,
    oy: number,
    oz: number,
    dx: number,
    dy: number,
    dz: number,
    limit: number,
  ): boolean {
    const [e, at] = [this.#edges, i * 9];
    const ux = e[at + 3] as number;
    const uy = e[at + 4] as number;
    const uz = e[at + 5] as number;
    const vx = e[at + 6] as number;
    const vy = e[at + 7] as number;
    const vz = e[at + 8] as number;
    const px = dy * vz - dz * vy;
    const py = dz * vx - dx * vz;
    const pz = dx * vy - dy * vx;
    const determinant = ux * px + uy * py + uz * pz;
    if (determinant < EPSILON && determinant > -EPSILON) return false;
    const inverse = 1 / determinant;
    const tx = ox - (e[at] as number);
    const ty = oy - (e[at + 1] as number);
    const tz = oz - (e[at + 2] as number);
    const u = (tx * px + ty * py + tz * pz) * inverse;
    if (u < 0 || u > 1) return false;
    const qx = ty * uz - tz * uy;
    const qy = tz * ux - tx * uz;
    const qz = tx * uy - ty * ux;
    const v = (dx * qx + dy * qy + dz * qz) * inverse;
    if (v < 0 || u + v > 1) return false;
    const distance = (vx * qx + vy * qy + vz * qz) * inverse;
    if (distance <= EPSILON || distance >= limit) return false;
    this.distance = distance;
    this.triangle = this.#order[i] as number;
    this.second = u;
    this.third = v;
    return true;
  }

  #build(triangles: TriangleBoxes, from: number, to: number): number {
    const node = this.#nodes;
    this.#nodes += 1;
    triangles.around(this.#order, from, to, this.#boxes, node * 6);
    const cut = to - from <= LEAF ? undefined : triangles.cut(this.#order, from, to);
    if (cut === undefined) {
      this.#links[node * 2] = ~from;
      this.#links[node * 2 + 1] = to - from;
      return node;
    }
    const first = this.#build(triangles, from, cut);
    const second = this.#build(triangles, cut, to);
    this.#links[node * 2] = first;
    this.#links[node * 2 + 1] = second;
    return node;
  }
}

/** Where the triangles lie, while the tree is built. */
class TriangleBoxes {
  readonly #corners: Float64Array;
  readonly #middles: Float64Array;
  /** Count and box of each slice, and what lies to the left of each cut. */
  readonly #slices = new Float64Array(SLICES * 7);
  readonly #lefts = new Float64Array(SLICES);

  constructor(corners: Float64Array) {
    this.#corners = corners;
    this.#middles = new Float64Array(corners.length / 3);
    for (let i = 0; i < this.#middles.length; i += 1) {
      const at = Math.floor(i / 3) * 9 + (i % 3);
      this.#middles[i] =
        ((corners[at] as number) + (corners[at + 3] as number) + (corners[at + 6] as number)) / 3;
    }
  }

  around(order: Uint32Array, from: number, to: number, out: Float64Array, at: number): void {
    empty(out, at);
    for (let i = from; i < to; i += 1) this.#widen(out, at, order[i] as number);
  }

  /** Puts the first half of a part of `order` in front and says where the second begins; not at all when a leaf is as good. */
  cut(order: Uint32Array, from: number, to: number): number | undefined {
    let [best, bestAxis, bestValue] = [Infinity, -1, 0];
    for (let axis = 0; axis < 3; axis += 1) {
      let [least, most] = [Infinity, -Infinity];
      for (let i = from; i < to; i += 1) {
        const value = this.#middles[(order[i] as number) * 3 + axis] as number;
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
      const width = (most - least) / SLICES;
      if (width < 1e-9) continue;
      const [cost, slice] = this.#cheapest(order, from, to, axis, least, width);
      if (cost < best) [best, bestAxis, bestValue] = [cost, axis, least + slice * width];
    }
    if (bestAxis < 0) return undefined;
    let cut = from;
    for (let i = from; i < to; i += 1) {
      const triangle = order[i] as number;
      if ((this.#middles[triangle * 3 + bestAxis] as number) >= bestValue) continue;
      order[i] = order[cut] as number;
      order[cut] = triangle;
      cut += 1;
    }
    return cut === from || cut === to ? undefined : cut;
  }

  #cheapest(
    order: Uint32Array,
    from: number,
    to: number,
    axis: number,
    least: number,
    width: number,
  ): readonly [cost: number, slice: number] {
    const [slices, lefts] = [this.#slices, this.#lefts];
    for (let i = 0; i < SLICES; i += 1) {
      slices[i * 7 + 6] = 0;
      empty(slices, i * 7);
    }
    for (let i = from; i < to; i += 1) {
      const triangle = order[i] as number;
      const value = this.#middles[triangle * 3 + axis] as number;
      const at = Math.min(SLICES - 1, Math.floor((value - least) / width)) * 7;
      slices[at + 6] = (slices[at + 6] as number) + 1;
      this.#widen(slices, at, triangle);
    }
    const sum = new Float64Array(7);
    empty(sum, 0);
    for (let i = 0; i < SLICES; i += 1) {
      lefts[i] = area(sum) * (sum[6] as number);
      join(sum, slices, i * 7);
    }
    sum.fill(0);
    empty(sum, 0);
    let [best, slice] = [Infinity, 0];
    for (let i = SLICES - 1; i > 0; i -= 1) {
      join(sum, slices, i * 7);
      const cost = area(sum) * (sum[6] as number) + (lefts[i] as number);
      if (cost < best) [best, slice] = [cost, i];
    }
    return [best, slice];
  }

  #widen(box: Float64Array, at: number, triangle: number): void {
    const corners = this.#corners;
    for (let k = 0; k < 9; k += 1) {
      const value = corners[triangle * 9 + k] as number;
      const side = at + (k % 3);
      if (value < (box[side] as number)) box[side] = value;
      if (value > (box[side + 3] as number)) box[side + 3] = value;
    }
  }
}

function empty(box: Float64Array, at: number): void {
  box.fill(Infinity, at, at + 3);
  box.fill(-Infinity, at + 3, at + 6);
}

/** Adds a slice (box and count) to another one. */
function join(sum: Float64Array, slices: Float64Array, at: number): void {
  for (let axis = 0; axis < 3; axis += 1) {
    sum[axis] = Math.min(sum[axis] as number, slices[at + axis] as number);
    sum[axis + 3] = Math.max(sum[axis + 3] as number, slices[at + 3 + axis] as number);
  }
  sum[6] = (sum[6] as number) + (slices[at + 6] as number);
}

function area(box: Float64Array): number {
  const [x, y, z] = [0, 1, 2].map((axis) => Math.max(0, (box[axis + 3] as number) - (box[axis] as number)));
  return (x as number) * (y as number) + (y as number) * (z as number) + (z as number) * (x as number);
}
