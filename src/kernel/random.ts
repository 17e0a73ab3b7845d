import { invariant } from './errors.ts';

/** Source of randomness: cryptographic in the running product, seeded in tests and simulations. */
export interface Random {
  /** A whole number in [0, `below`). */
  integer(below: number): number;
  bytes(length: number): Uint8Array;
}

/** A reproducible generator (mulberry32): for demo data, tests and simulations, never for secrets. */
export class SeededRandom implements Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** Uniform in [0, 1). */
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  integer(below: number): number {
    invariant(Number.isSafeInteger(below) && below > 0, 'a draw needs at least one outcome');
    return Math.floor(this.fraction() * below);
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.integer(256));
  }
}
