export interface Place {
  /** Degrees. Both places in the same datum. */
  readonly latitude: number;
  readonly longitude: number;
}

/** Mean radius of the earth (IUGG), metres. */
const EARTH_RADIUS_METRES = 6_371_009;

/**
 * Great-circle distance, whole metres (haversine). GCJ-02 bends the plane by some metres per kilometre at
 * most, which does not change which store is nearest.
 */
export function distanceMetres(a: Place, b: Place): number {
  const rise = radians(b.latitude - a.latitude) / 2;
  const turn = radians(b.longitude - a.longitude) / 2;
  const chord =
    Math.sin(rise) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(turn) ** 2;
  return Math.round(2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord))));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
