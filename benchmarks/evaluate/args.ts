import { parseArgs } from 'node:util';

export interface EvaluateArgs {
  /** `beauty`, `online-retail`, `shop` or the path of a file. */
  readonly data: string;
  readonly json: string | undefined;
  readonly seeds: number;
  /** Undefined: leave one out, and the split in time where the data has times. */
  readonly protocol: 'loo' | 'time' | undefined;
  /** Also with each signal left out in turn. */
  readonly ablation: boolean;
}

const USAGE =
  'npm run evaluate -- --data beauty|online-retail|shop|FILE [--json OUT] [--seeds 3] [--protocol loo|time] [--ablation]\n' +
  'FILE: one user a line, "user item item …"; with times "user item:time item:time …" or CSV user,item,time\n' +
  '(seconds, milliseconds or ISO dates). shop: the database of STATE_DIR or DATABASE_URL.';
const SEEDS_MAX = 20;

/** A command line that cannot be understood; the message says how it should be. */
export class BadArguments extends Error {
  constructor(what: string) {
    super(`${what}\n${USAGE}`);
  }
}

export function readArgs(args: readonly string[]): EvaluateArgs {
  const { data, json, seeds, protocol, ablation } = valuesOf(args);
  if (data === undefined || data === '') throw new BadArguments('--data is missing');
  const count = Number(seeds);
  if (!Number.isInteger(count) || count < 1 || count > SEEDS_MAX)
    throw new BadArguments(`--seeds takes a whole number from 1 to ${SEEDS_MAX}, not "${seeds}"`);
  if (protocol !== undefined && protocol !== 'loo' && protocol !== 'time')
    throw new BadArguments(`--protocol is loo or time, not "${protocol}"`);
  return { data, json, seeds: count, protocol, ablation };
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        json: { type: 'string' },
        seeds: { type: 'string', default: '3' },
        protocol: { type: 'string' },
        ablation: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new BadArguments((error as Error).message);
  }
}
