import { TURN_AS_ROUGHNESS } from '../turn-gloss.ts';
import { type Gloss, glossOf, type Surface } from './surface.ts';
import type { Texture } from './texture.ts';
import type { CameraMesh } from './vertices.ts';

/** One triangle while it is painted: its corners, and what is the same in all its pixels. */
export interface Triangle {
  readonly i0: number;
  readonly i1: number;
  readonly i2: number;
  readonly front: boolean;
  readonly gloss: Gloss;
  /** Level of the picture to read; see `sample`. */
  readonly detail: number;
  readonly reliefDetail: number;
  /** Directions in camera space in which u and v grow (not unit), for reliefs; zero without one. */
  readonly tangent: readonly [x: number, y: number, z: number];
  readonly bitangent: readonly [x: number, y: number, z: number];
}

const NONE = [0, 0, 0] as const;

/** @param across0..down1 how the weights of the first two corners change per pixel */
export function triangleOf(
  mesh: CameraMesh,
  surface: Surface,
  i0: number,
  i1: number,
  i2: number,
  front: boolean,
  across0: number,
  down0: number,
  across1: number,
  down1: number,
): Triangle {
  const { picture, relief } = surface;
  const gloss = glossOf(
    surface.roughness + TURN_AS_ROUGHNESS * bend(mesh, i0, i1, i2, across0, down0, across1, down1),
  );
  const flat = { i0, i1, i2, front, gloss, detail: 0, reliefDetail: 0, tangent: NONE, bitangent: NONE };
  if (mesh.uv.length === 0 || (picture === undefined && relief === undefined)) return flat;
  const { uv, view } = mesh;
  const u = (i: number): number => uv[i * 2] as number;
  const v = (i: number): number => uv[i * 2 + 1] as number;
  const [du0, du1, dv0, dv1] = [u(i0) - u(i2), u(i1) - u(i2), v(i0) - v(i2), v(i1) - v(i2)];
  // As graphics cards choose: the longer of the two steps that one pixel makes on the picture.
  const detailOf = (texture: Texture | undefined): number => {
    const [level] = texture?.levels ?? [];
    if (level === undefined) return 0;
    const step = (by0: number, by1: number): number =>
      ((du0 * by0 + du1 * by1) * level.width) ** 2 + ((dv0 * by0 + dv1 * by1) * level.height) ** 2;
    return 0.5 * Math.log2(Math.max(1, step(across0, across1), step(down0, down1)));
  };
  const levels = { ...flat, detail: detailOf(picture), reliefDetail: detailOf(relief?.texture) };
  const turned = du0 * dv1 - du1 * dv0;
  if (relief === undefined || turned === 0) return levels;
  const edge = (i: number, axis: number): number =>
    (view[i * 3 + axis] as number) - (view[i2 * 3 + axis] as number);
  const along = (by0: number, by1: number): [number, number, number] => [
    (edge(i0, 0) * by0 + edge(i1, 0) * by1) / turned,
    (edge(i0, 1) * by0 + edge(i1, 1) * by1) / turned,
    (edge(i0, 2) * by0 + edge(i1, 2) * by1) / turned,
  ];
  return { ...levels, tangent: along(dv1, -dv0), bitangent: along(-du1, du0) };
}

/** How far the surface turns within a pixel: the largest change of a part of its normal. */
function bend(
  { normal }: CameraMesh,
  i0: number,
  i1: number,
  i2: number,
  across0: number,
  down0: number,
  across1: number,
  down1: number,
): number {
  if (normal.length === 0) return 0;
  let most = 0;
  for (let axis = 0; axis < 3; axis += 1) {
    const last = normal[i2 * 3 + axis] as number;
    const by0 = (normal[i0 * 3 + axis] as number) - last;
    const by1 = (normal[i1 * 3 + axis] as number) - last;
    most = Math.max(most, Math.abs(by0 * across0 + by1 * across1), Math.abs(by0 * down0 + by1 * down1));
  }
  return most;
}
