import { type EpochMs, type Tx, token } from '#kernel';

/** Rows of one module that have been kept long enough (PRV-08). The purge takes them away in small steps. */
export interface Sweep {
  /** The table, and what ended its rows' time. */
  readonly name: string;
  /** Deletes at most `rowsMax` rows; answers with how many. Fewer than that = nothing is left. */
  sweep(tx: Tx, now: EpochMs, rowsMax: number): Promise<number>;
}

/** All of them; bound by the house. */
export const SWEEPS = token<readonly Sweep[]>('Sweeps');
