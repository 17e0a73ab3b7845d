/**
 * WGS-84 → GCJ-02, degrees. A browser tells where the phone is on the ellipsoid of GPS; stores stand where China's maps
 * show them, some 500 m away from that. Krasovsky 1940 ellipsoid and the published series of the offset; off by less than
 * 10 m in cities, which is below what a phone knows.
 */
const AXIS_METRES = 6_378_245;
const ECCENTRICITY_2 = 0.006_693_421_622_965_943;
const DEGREE = Math.PI / 180;

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Outside of mainland China both are the same. */
const isInChina = ({ latitude, longitude }: Point) =>
  longitude > 72 && longitude < 137.9 && latitude > 0.8 && latitude < 55.9;

const waves = (x: number) => (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * (2 / 3);

function northOffset(x: number, y: number): number {
  const plane = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  const far = (160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y * Math.PI) / 30)) * (2 / 3);
  const near = (20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI)) * (2 / 3);
  return plane + waves(x) + near + far;
}

function eastOffset(x: number, y: number): number {
  const plane = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  const near = (20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI)) * (2 / 3);
  const far = (150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * (2 / 3);
  return plane + waves(x) + near + far;
}

export function gcjOf(point: Point): Point {
  if (!isInChina(point)) return point;
  const { latitude, longitude } = point;
  const [x, y] = [longitude - 105, latitude - 35];
  const sine = Math.sin(latitude * DEGREE);
  const magic = 1 - ECCENTRICITY_2 * sine * sine;
  const meridian = (AXIS_METRES * (1 - ECCENTRICITY_2)) / (magic * Math.sqrt(magic));
  const parallel = (AXIS_METRES / Math.sqrt(magic)) * Math.cos(latitude * DEGREE);
  return {
    latitude: latitude + northOffset(x, y) / (meridian * DEGREE),
    longitude: longitude + eastOffset(x, y) / (parallel * DEGREE),
  };
}
