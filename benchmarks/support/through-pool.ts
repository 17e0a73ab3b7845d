import { strict as assert } from 'node:assert';
import sharp from 'sharp';
import { type Follows, TrackerPool } from '../../ml/tracking/index.ts';
import { median } from './quantile.ts';

/** Each contestant: V8 has then optimised the wasm for most of its hot loops. */
const WARM_UP_CALLS = 150;
/** Bare and pool take turns, so that a busy neighbour hits both; the median turn is told. */
const TURNS = 5;
const CALLS_PER_TURN = 30;

export interface PoolCosts {
  readonly decode: number;
  /** Of each bare tracker, in the order given. */
  readonly bare: readonly number[];
  readonly pool: number;
  /** Median over the turns of the difference to decode and each bare tracker. */
  readonly added: readonly number[];
}

/**
 * CPU milliseconds of one 640×480 JPEG through a pool of one thread, in a live session, beside decoding and
 * tracking with nothing around them, in the same process.
 *
 * @param bare Each tracks one decoded picture.
 */
export async function throughPool(
  follows: Follows,
  jpeg: Uint8Array,
  bare: readonly ((rgba: Uint8Array) => unknown)[],
): Promise<PoolCosts> {
  sharp.concurrency(1);
  sharp.cache(false);
  const log = { debug() {}, info() {}, error() {} };
  const pool = new TrackerPool({ workers: 1, modelDir: 'ml/models/built', log });
  await pool.start();
  const session = pool.openSession({ mode: 'live', follows });
  const send = async () => {
    const { status } = await session.track({ kind: 'jpeg', bytes: new Uint8Array(jpeg) });
    assert.equal(status, 'ok');
  };
  const decode = async () => {
    const decoded = await sharp(jpeg).ensureAlpha().raw().toBuffer();
    (decoded.buffer as ArrayBuffer).transfer(0);
  };
  const rgba = new Uint8Array(await sharp(jpeg).ensureAlpha().raw().toBuffer());
  const contestants = [decode, ...bare.map((track) => () => track(rgba)), send];
  try {
    for (const work of contestants) await cpuMs(WARM_UP_CALLS, work);
    const turns: number[][] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      const costs: number[] = [];
      for (const work of contestants) costs.push(await cpuMs(CALLS_PER_TURN, work));
      turns.push(costs);
    }
    const at = (contestant: number) => median(turns.map((costs) => costs[contestant] as number));
    const last = contestants.length - 1;
    return {
      decode: at(0),
      bare: bare.map((_, i) => at(i + 1)),
      pool: at(last),
      added: bare.map((_, i) =>
        median(turns.map((t) => (t[last] as number) - (t[0] as number) - (t[i + 1] as number))),
      ),
    };
  } finally {
    await session.close();
    await pool.stop();
  }
}

async function cpuMs(n: number, work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  for (let i = 0; i < n; i += 1) await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / n / 1_000;
}
