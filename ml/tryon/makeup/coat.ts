import type { PatchArea } from './skin-patch.ts';

/** One corner of a sheet of make-up. */
export interface CoatVertex {
  /** Pixels of the picture. */
  readonly x: number;
  readonly y: number;
  /** 0 = bare, 1 = covered as thickly as the product is. */
  readonly cover: number;
  /** 0 = the first colour, 1 = the second. */
  readonly tone?: number;
  /** Where the light of a glossy finish lies, 0..1. */
  readonly wet?: number;
  /** Place in the region for grain and hair strokes; units of the region. */
  readonly along?: number;
  readonly across?: number;
}

/** Make-up for one face: triangles over the picture that both renderers fill in the same way. */
export interface Coat {
  /** `[vertices x 2]`, px. */
  readonly position: Float32Array;
  /** `[vertices x 3]`: cover, tone, wet. */
  readonly paint: Float32Array;
  /** `[vertices x 2]`: along, across. */
  readonly grain: Float32Array;
  readonly triangles: readonly number[];
  /** `[points x 2]`, px: where the bare skin (or lip) is that the colour is matched to. */
  readonly bare: readonly number[];
}

/** Collects grids of vertices. */
export class CoatBuilder {
  readonly #position: number[] = [];
  readonly #paint: number[] = [];
  readonly #grain: number[] = [];
  readonly #triangles: number[] = [];
  readonly #bare: number[] = [];

  /** A sheet of `columns x rows`; `closed` joins the last column to the first. */
  grid(
    columns: number,
    rows: number,
    closed: boolean,
    vertex: (column: number, row: number) => CoatVertex,
  ): void {
    const first = this.#position.length / 2;
    for (let column = 0; column < columns; column += 1)
      for (let row = 0; row < rows; row += 1) {
        const { x, y, cover, tone = 0, wet = 0, along = 0, across = 0 } = vertex(column, row);
        this.#position.push(x, y);
        this.#paint.push(cover, tone, wet);
        this.#grain.push(along, across);
      }
    for (let column = 0; column < (closed ? columns : columns - 1); column += 1)
      for (let row = 0; row < rows - 1; row += 1) {
        const a = first + column * rows + row;
        const b = first + ((column + 1) % columns) * rows + row;
        this.#triangles.push(a, b, a + 1, b, b + 1, a + 1);
      }
  }

  /** Adds a place where bare skin is. */
  bareAt(x: number, y: number): void {
    this.#bare.push(x, y);
  }

  /** Leaves out what is turned away from the camera, told by a sheet's winding on a face seen from the front. */
  withoutBackside(winding: 1 | -1): void {
    const kept: number[] = [];
    for (let i = 0; i < this.#triangles.length; i += 3) {
      const corners = this.#triangles.slice(i, i + 3) as [number, number, number];
      if (this.#areaOf(corners) * winding > 0) kept.push(...corners);
    }
    this.#triangles.length = 0;
    this.#triangles.push(...kept);
  }

  coat(): Coat {
    return {
      position: Float32Array.from(this.#position),
      paint: Float32Array.from(this.#paint),
      grain: Float32Array.from(this.#grain),
      triangles: this.#triangles,
      bare: this.#bare,
    };
  }

  #areaOf([a, b, c]: readonly [number, number, number]): number {
    const at = (vertex: number, axis: 0 | 1): number => this.#position[vertex * 2 + axis] as number;
    return (at(b, 0) - at(a, 0)) * (at(c, 1) - at(a, 1)) - (at(c, 0) - at(a, 0)) * (at(b, 1) - at(a, 1));
  }
}

/** The part of the picture that a coat covers or asks, px. */
export function areaOf({ position, bare }: Pick<Coat, 'position' | 'bare'>): PatchArea {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const points of [position, bare])
    for (let i = 0; i < points.length; i += 2) {
      left = Math.min(left, points[i] as number);
      right = Math.max(right, points[i] as number);
      top = Math.min(top, points[i + 1] as number);
      bottom = Math.max(bottom, points[i + 1] as number);
    }
  return { left, top, width: right - left, height: bottom - top };
}
