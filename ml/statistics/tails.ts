const STEPS_MAX = 500;
const RELATIVE_ERROR = 1e-14;
const TINY = 1e-300;

/** Lanczos, g = 7, 9 terms (Godfrey): relative error below 1e-14 for positive arguments. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** ln Γ(x) for x > 0. */
function lnGamma(x: number): number {
  const shifted = x + 6.5;
  const series = LANCZOS.reduce((sum, term, n) => sum + (n === 0 ? term : term / (x + n - 1)), 0);
  return (x - 0.5) * Math.log(shifted) - shifted + Math.log(Math.sqrt(2 * Math.PI) * series);
}

/** Regularised upper incomplete gamma Q(a, x): series below a + 1, Lentz's continued fraction above it. */
function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - lnGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < STEPS_MAX && term > sum * RELATIVE_ERROR; n += 1) {
      term *= x / (a + n);
      sum += term;
    }
    return Math.max(0, 1 - front * sum);
  }
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < STEPS_MAX; n += 1) {
    const step = -n * (n - a);
    b += 2;
    d = 1 / nonZero(step * d + b);
    c = nonZero(b + step / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < RELATIVE_ERROR) break;
  }
  return front * fraction;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/** P(X > `x`) of a chi-square with `degrees` degrees of freedom. */
export function chiSquareTail(x: number, degrees: number): number {
  return upperGamma(degrees / 2, x / 2);
}

/** P(|Z| > |`z`|) of a standard normal. */
export function normalTails(z: number): number {
  return upperGamma(0.5, (z * z) / 2);
}

/** P(|X - n/2| ≥ |heads - n/2|) for `tosses` of a fair coin, exact. 1 for no tosses. */
export function fairCoinTails(heads: number, tosses: number): number {
  const from = Math.max(heads, tosses - heads);
  if (from * 2 === tosses) return 1;
  let tail = 0;
  for (let k = from; k <= tosses; k += 1)
    tail += Math.exp(lnGamma(tosses + 1) - lnGamma(k + 1) - lnGamma(tosses - k + 1) - tosses * Math.LN2);
  return Math.min(1, 2 * tail);
}
