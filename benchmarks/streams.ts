// node benchmarks/streams.ts [--streams 1,2,4,6] [--seconds 15] [--price 0.25] [--use 0.7]: how many faces at 8 frames
// a second one core carries, and what a thousand minutes of them cost on paper.
// --price: CNY of one core for one hour, assumed. --use: the share of a core that one dares to fill.
import { strict as assert } from 'node:assert';
import { parseArgs } from 'node:util';
import { FRAME_COUNT, portraitJpeg } from '../test/support/portrait.ts';
import { openBenchShop } from './support/bench-shop.ts';
import { beginFitting } from './support/fitting.ts';
import { type FrameReply, openFrameStream, STATUS_DROPPED, STATUS_OK } from './support/frame-stream.ts';
import { FRAMES_PER_SECOND, framesAtPace } from './support/frames-at-pace.ts';
import { median, quantile } from './support/quantile.ts';
import { cpuSeconds } from './support/server-cpu.ts';
import { fillShelf, SHELF } from './support/try-on-shelf.ts';
import { openBareFrames } from './tasks/face-tracker.ts';

/** V8 still compiles after 300 frames. */
const WARM_UP_FRAMES = 600;
const BARE_CALLS = 100;
/** What a mirror may take to answer. */
const P95_MS_MAX = 80;
const LOST_SHARE_MAX = 0.01;
const MINUTES = 1_000;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Load {
  readonly streams: number;
  readonly answered: number;
  readonly lost: number;
  readonly p95Ms: number;
  readonly cpuMs: number;
  /** Decode and tracker with nothing around them, just before. */
  readonly bareMs: number;
}

const { values } = parseArgs({
  options: {
    streams: { type: 'string', default: '1,2,4,6' },
    seconds: { type: 'string', default: '15' },
    price: { type: 'string', default: '0.25' },
    use: { type: 'string', default: '0.7' },
  },
});
const [seconds, price, use] = [values.seconds, values.price, values.use].map(Number) as [
  number,
  number,
  number,
];
const jpegs = await Promise.all(Array.from({ length: FRAME_COUNT }, (_, i) => portraitJpeg(i)));
const bare = await openBareFrames();
const shop = await openBenchShop({ prepare: fillShelf, settings: { TRACKER_WORKERS: '1' } });
const loads: Load[] = [];
try {
  await warmUp();
  say('one tracker thread; server milliseconds from the message to its answer; CPU of the whole process');
  say('streams  answered  not sent or dropped   p50   p95   CPU ms a frame   cores   bare decode + tracker');
  for (const streams of values.streams.split(',').map(Number)) {
    const { decode, track } = await bare.measure(BARE_CALLS);
    loads.push(await load(streams, decode + track));
  }
} finally {
  bare.dispose();
  await shop.stop();
}
summary();
process.exit(0);

async function warmUp(): Promise<void> {
  await bare.measure(WARM_UP_FRAMES / 2);
  const fitting = await beginFitting(shop.url, 'warm-up', [SHELF.face.skuId]);
  const stream = await openFrameStream(shop.url, fitting, jpegs, 2);
  for (let n = 0; n < WARM_UP_FRAMES; n += 1) assert.equal((await stream.send()).status, STATUS_OK);
  stream.close();
  await fitting.leave();
}

async function load(streams: number, bareMs: number): Promise<Load> {
  const people = await Promise.all(
    Array.from({ length: streams }, async (_, n) => {
      const fitting = await beginFitting(shop.url, `${streams}-${n}`, [SHELF.face.skuId]);
      return { fitting, stream: await openFrameStream(shop.url, fitting, jpegs, 2) };
    }),
  );
  // Each gets an instance of her own while the first frames are seen by the shared one.
  for (const { stream } of people) for (let n = 0; n < FRAMES_PER_SECOND; n += 1) await stream.send();
  const serverMs: number[] = [];
  let lost = 0;
  const take = ({ status, faces, serverMs: ms }: FrameReply) => {
    if (status === STATUS_DROPPED) lost += 1;
    else {
      assert.deepEqual([status, faces], [STATUS_OK, 1]);
      serverMs.push(ms);
    }
  };
  const before = await cpuSeconds(shop.url);
  const startedAt = performance.now();
  const skipped = await Promise.all(
    people.map(async ({ stream }, n) => {
      // Phones do not begin together.
      const stagger = (n / streams) * (1_000 / FRAMES_PER_SECOND);
      await new Promise((resolve) => setTimeout(resolve, stagger));
      return framesAtPace(stream, startedAt + seconds * 1_000, take);
    }),
  );
  const tookSeconds = (performance.now() - startedAt) / 1_000;
  const cpu = (await cpuSeconds(shop.url)) - before;
  for (const { fitting, stream } of people) {
    stream.close();
    await fitting.leave();
  }
  const answered = serverMs.length;
  lost += skipped.reduce((sum, n) => sum + n, 0);
  const [p50, p95] = [median(serverMs), quantile(serverMs, 0.95)];
  const cpuMs = (cpu * 1_000) / answered;
  say(
    [
      String(streams).padStart(7),
      String(answered).padStart(9),
      `${lost} (${((lost / (lost + answered)) * 100).toFixed(1)} %)`.padStart(20),
      ...[p50, p95].map((ms) => ms.toFixed(0).padStart(5)),
      cpuMs.toFixed(1).padStart(16),
      (cpu / tookSeconds).toFixed(2).padStart(7),
      bareMs.toFixed(1).padStart(23),
    ].join(' '),
  );
  return { streams, answered, lost, p95Ms: p95, cpuMs, bareMs };
}

function summary(): void {
  const good = loads.filter(
    ({ p95Ms, lost, answered }) => p95Ms <= P95_MS_MAX && lost <= LOST_SHARE_MAX * (lost + answered),
  );
  const most = Math.max(0, ...good.map(({ streams }) => streams));
  say(
    `seen: ${most} streams with p95 ≤ ${P95_MS_MAX} ms and at most ${LOST_SHARE_MAX * 100} % of the frames lost`,
  );
  const told = good.at(-1) ?? loads[0];
  if (told === undefined) return;
  const { cpuMs: frameMs, bareMs } = told;
  say(
    `by CPU, at ${told.streams} streams: ${frameMs.toFixed(1)} ms a frame (bare decode + bare tracker ${bareMs.toFixed(1)}, added ${(frameMs - bareMs).toFixed(1)}): ${(1_000 / FRAMES_PER_SECOND / frameMs).toFixed(1)} streams fill a core`,
  );
  const coreHours = (MINUTES * 60 * FRAMES_PER_SECOND * frameMs) / 1_000 / 3_600;
  say(
    `on paper: ${MINUTES} try-on minutes are ${coreHours.toFixed(2)} core hours; at ${price} CNY a core hour (assumed, --price) and cores ${use * 100} % full (assumed, --use): ${((coreHours / use) * price).toFixed(2)} CNY`,
  );
}
