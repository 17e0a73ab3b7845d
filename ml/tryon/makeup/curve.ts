/** A place in the picture, px. */
export type Place = readonly [number, number];

export const between = (a: Place, b: Place, share: number): Place => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];

export const distance = (a: Place, b: Place): number => Math.hypot(b[0] - a[0], b[1] - a[1]);

/** The landmarks' places in a picture. */
export function placesOf(
  landmarks: Float32Array,
  points: readonly number[],
  { width, height }: { readonly width: number; readonly height: number },
): Place[] {
  return points.map((point) => [
    (landmarks[point * 3] ?? 0) * width,
    (landmarks[point * 3 + 1] ?? 0) * height,
  ]);
}

/** A smooth curve through places (Catmull and Rom's), `steps` parts between every two. */
export function curveThrough(places: readonly Place[], steps: number): Place[] {
  const last = places.length - 1;
  const at = (i: number): Place => places[Math.max(0, Math.min(last, i))] as Place;
  const curve: Place[] = [];
  for (let i = 0; i < last; i += 1)
    for (let step = 0; step < steps; step += 1) {
      const t = step / steps;
      const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
      const axis = (k: 0 | 1): number =>
        b[k] +
        0.5 *
          t *
          (c[k] - a[k] + t * (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k] + t * (3 * (b[k] - c[k]) + d[k] - a[k])));
      curve.push([axis(0), axis(1)]);
    }
  curve.push(at(last));
  return curve;
}

/** Unit vectors square to a curve, on the side of `towards`. */
export function normalsOf(curve: readonly Place[], towards: readonly Place[]): Place[] {
  const last = curve.length - 1;
  const middle = Math.floor(last / 2);
  const normals = curve.map((_, i): Place => {
    const a = curve[Math.max(0, i - 1)] as Place;
    const b = curve[Math.min(last, i + 1)] as Place;
    const length = distance(a, b) || 1;
    return [(b[1] - a[1]) / length, (a[0] - b[0]) / length];
  });
  const [nx, ny] = normals[middle] as Place;
  const [x, y] = curve[middle] as Place;
  const [tx, ty] = towards[middle] as Place;
  return nx * (tx - x) + ny * (ty - y) >= 0 ? normals : normals.map(([ax, ay]) => [-ax, -ay]);
}

/** 0 below `from`, 1 above `to`, smooth between. */
export function ramp(from: number, to: number, value: number): number {
  const t = Math.max(0, Math.min(1, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
