const BETA_1 = 0.9;
const EPSILON = 1e-8;

/** Adam (Kingma and Ba 2015) on one array; `gradient` is summed by the caller and cleared by each step. */
export class Adam {
  readonly gradient: Float32Array;
  readonly #values: Float32Array;
  readonly #means: Float32Array;
  readonly #squares: Float32Array;
  readonly #beta2: number;
  #steps = 0;

  constructor(values: Float32Array, beta2 = 0.999) {
    this.#values = values;
    this.#beta2 = beta2;
    this.gradient = new Float32Array(values.length);
    this.#means = new Float32Array(values.length);
    this.#squares = new Float32Array(values.length);
  }

  /** @param scale The gradient is multiplied by it: 1 / what was summed. */
  step(learningRate: number, scale: number): void {
    this.#steps += 1;
    const beta2 = this.#beta2;
    const rate = (learningRate * Math.sqrt(1 - beta2 ** this.#steps)) / (1 - BETA_1 ** this.#steps);
    const { gradient } = this;
    const means = this.#means;
    const squares = this.#squares;
    const values = this.#values;
    for (let at = 0; at < values.length; at += 1) {
      const slope = (gradient[at] as number) * scale;
      const mean = BETA_1 * (means[at] as number) + (1 - BETA_1) * slope;
      const square = beta2 * (squares[at] as number) + (1 - beta2) * slope * slope;
      means[at] = mean;
      squares[at] = square;
      values[at] = (values[at] as number) - (rate * mean) / (Math.sqrt(square) + EPSILON);
      gradient[at] = 0;
    }
  }
}
