/** Tells two colours apart along the direction in which they differ most for their scatter (Fisher's). */
export interface Divide {
  /** 1 = the first colour, -1 = the second, cut at 2; sRGB 0..255 in. */
  side(red: number, green: number, blue: number): number;
  /** 0 = the two cannot be told apart, 1 = beyond doubt. */
  readonly clarity: number;
}

/** Scatter that is always assumed, so that a few even samples are not taken for certainty; sRGB steps squared. */
const NOISE = 16;
/** Distance of the means in scatters that leaves no doubt. */
const CLEAR_AT = 2.5;

/** @param first,second sRGB triples, one after the other */
export function divideOf(first: readonly number[], second: readonly number[]): Divide {
  const [a, b] = [meanOf(first), meanOf(second)];
  const scatter = [NOISE, 0, 0, NOISE, 0, NOISE] as Symmetric;
  addScatter(first, a, scatter);
  addScatter(second, b, scatter);
  const difference: Triple = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  const [u, v, w] = solved(scatter, difference);
  const span = u * difference[0] + v * difference[1] + w * difference[2];
  const middle = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2] as Triple;
  return {
    side: (red, green, blue) => {
      const along = u * (red - middle[0]) + v * (green - middle[1]) + w * (blue - middle[2]);
      // One colour, as in a mouth that is burnt out or in the dark: nothing is on either side.
      return span > 0 ? Math.max(-2, Math.min(2, (2 * along) / span)) : 0;
    },
    clarity: Math.min(1, Math.sqrt(span) / CLEAR_AT),
  };
}

type Triple = [number, number, number];
/** xx, xy, xz, yy, yz, zz. */
type Symmetric = [number, number, number, number, number, number];

function meanOf(colours: readonly number[]): Triple {
  const sum: Triple = [0, 0, 0];
  for (let i = 0; i < colours.length; i += 3) {
    sum[0] += colours[i] as number;
    sum[1] += colours[i + 1] as number;
    sum[2] += colours[i + 2] as number;
  }
  const count = Math.max(1, colours.length / 3);
  return [sum[0] / count, sum[1] / count, sum[2] / count];
}

/** Half the mean square distance, so that the two colours' scatters add to their mean. */
function addScatter(colours: readonly number[], mean: Triple, into: Symmetric): void {
  const share = 1.5 / Math.max(1, colours.length);
  for (let i = 0; i < colours.length; i += 3) {
    const x = (colours[i] as number) - mean[0];
    const y = (colours[i + 1] as number) - mean[1];
    const z = (colours[i + 2] as number) - mean[2];
    into[0] += x * x * share;
    into[1] += x * y * share;
    into[2] += x * z * share;
    into[3] += y * y * share;
    into[4] += y * z * share;
    into[5] += z * z * share;
  }
}

/** `scatter`⁻¹ `right`; the scatter is positive, so it can be inverted. */
function solved([xx, xy, xz, yy, yz, zz]: Symmetric, right: Triple): Triple {
  const [a, b, c] = [yy * zz - yz * yz, xz * yz - xy * zz, xy * yz - xz * yy];
  const determinant = xx * a + xy * b + xz * c;
  const [d, e, f] = [xx * zz - xz * xz, xy * xz - xx * yz, xx * yy - xy * xy];
  return [
    (a * right[0] + b * right[1] + c * right[2]) / determinant,
    (b * right[0] + d * right[1] + e * right[2]) / determinant,
    (c * right[0] + e * right[1] + f * right[2]) / determinant,
  ];
}
