/**
 * A drawing board around a store: degrees (GCJ-02) to pixels and back. Over a city the earth is flat enough; a degree of
 * longitude is shorter by the cosine of the latitude.
 */
const METRES_PER_DEGREE = 111_320;

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}
export interface Dot {
  readonly x: number;
  readonly y: number;
}
export interface Board {
  readonly middle: Place;
  /** Half of what the board shows. */
  readonly reachMetres: number;
  /** Width and height in pixels. */
  readonly side: number;
}

const shrink = ({ latitude }: Place) => Math.cos((latitude * Math.PI) / 180);

export function dotOf({ middle, reachMetres, side }: Board, place: Place): Dot {
  const scale = side / (2 * reachMetres);
  const east = (place.longitude - middle.longitude) * METRES_PER_DEGREE * shrink(middle);
  const north = (place.latitude - middle.latitude) * METRES_PER_DEGREE;
  return { x: side / 2 + east * scale, y: side / 2 - north * scale };
}

/** Six decimals are a decimetre. */
const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

export function placeOf({ middle, reachMetres, side }: Board, { x, y }: Dot): Place {
  const scale = (2 * reachMetres) / side;
  const north = (side / 2 - y) * scale;
  const east = (x - side / 2) * scale;
  return {
    latitude: rounded(middle.latitude + north / METRES_PER_DEGREE),
    longitude: rounded(middle.longitude + east / (METRES_PER_DEGREE * shrink(middle))),
  };
}

/** Metres from the middle to the farthest of these places. */
export function farthest(middle: Place, places: readonly Place[]): number {
  return Math.max(
    0,
    ...places.map(({ latitude, longitude }) =>
      Math.hypot(
        (latitude - middle.latitude) * METRES_PER_DEGREE,
        (longitude - middle.longitude) * METRES_PER_DEGREE * shrink(middle),
      ),
    ),
  );
}

/** A ring whose sides cross encloses nothing that one could mean: two of its sides that meet, other than neighbours. */
export function crossesItself(dots: readonly Dot[]): boolean {
  const sides = dots.map((from, n) => [from, dots[(n + 1) % dots.length] ?? from] as const);
  return sides.some(([a, b], n) =>
    sides.some(([c, d], m) => {
      const areNeighbours = Math.abs(n - m) <= 1 || Math.abs(n - m) === sides.length - 1;
      return (
        m > n && !areNeighbours && turns(a, b, c) !== turns(a, b, d) && turns(c, d, a) !== turns(c, d, b)
      );
    }),
  );
}

const turns = (a: Dot, b: Dot, c: Dot) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
