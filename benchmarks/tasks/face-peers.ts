import { strict as assert } from 'node:assert';
import type { FaceLandmarkerResult } from '../../ml/tracking/vision-library.ts';
import { FRAME_HEIGHT, FRAME_WIDTH, portraitFrame, portraitJpeg } from '../../test/support/portrait.ts';
import { openChromium } from '../peers/chromium.ts';
import { openHuman } from '../peers/human.ts';
import { openBenchShop } from '../support/bench-shop.ts';
import { beginFitting } from '../support/fitting.ts';
import { openFrameStream, STATUS_OK } from '../support/frame-stream.ts';
import { median } from '../support/quantile.ts';
import { serverCpuMs } from '../support/server-cpu.ts';
import { descendantsCpuMs } from '../support/tree-cpu.ts';
import { type BenchTask, row } from '../task.ts';
import { NOSE, openBareTracker } from './face-tracker.ts';

const TURNS = 5;
const CALLS_PER_TURN = 40;
/** Dearer, and steadier from call to call. */
const HUMAN_CALLS_PER_TURN = 12;
/** V8's own threads compile wasm for some 300 frames, here, in the server and in Chromium. */
const WARM_UP = { bare: 400, human: 15, chromium: 300, stream: 600 };
/** The peers' models are theirs: `human` has one without attention, and its nose is somewhat elsewhere. */
const AWAY_PX_MAX = { human: 6, chromium: 1 };

interface Place {
  readonly x: number;
  readonly y: number;
}

interface Turn {
  readonly bare: number;
  readonly stream: number;
  readonly human: number;
  readonly pixels: number;
  readonly served: number;
}

/** One face on the same picture: ours bare and over WebSocket, `@vladmandic/human`, the official build in Chromium. */
export const facePeers: BenchTask = {
  name: 'face-peers',
  async run(report) {
    const { bytes } = await portraitFrame();
    const jpeg = await portraitJpeg();
    const { task, track } = await openBareTracker();
    const human = await openHuman(bytes, NOSE.landmark);
    const chromium = await openChromium(bytes, jpeg, NOSE.landmark);
    const shop = await openBenchShop({ prepare: async () => {} });
    try {
      const stream = await openFrameStream(shop.url, await beginFitting(shop.url, '测量', []), [jpeg]);
      const send = async () => {
        const { status, faces } = await stream.send();
        assert.deepEqual([status, faces], [STATUS_OK, 1]);
      };
      const follow = async (n: number) => {
        for (let i = 0; i < n; i += 1) track(bytes);
      };
      report('warming up');
      await follow(WARM_UP.bare);
      const nose = noseIn(track(bytes));
      const look = async (n: number) => near(await human.see(n), nose, AWAY_PX_MAX.human);
      const watch = async (n: number) => near(await chromium.see(n), nose, AWAY_PX_MAX.chromium);
      const serve = async (n: number) => near(await chromium.serve(n), nose, AWAY_PX_MAX.chromium);
      await look(WARM_UP.human);
      for (const work of [watch, serve]) await work(WARM_UP.chromium);
      for (let n = 0; n < WARM_UP.stream; n += 1) await send();
      report('by turns');
      const turns: Turn[] = [];
      for (let turn = 0; turn < TURNS; turn += 1)
        turns.push({
          bare: await ownCpuMs(CALLS_PER_TURN, follow),
          stream: await serverCpuMs(shop.url, CALLS_PER_TURN, send),
          human: await ownCpuMs(HUMAN_CALLS_PER_TURN, look),
          pixels: await belowMs(CALLS_PER_TURN, watch),
          served: await belowMs(CALLS_PER_TURN, serve),
        });
      stream.close();
      const middle = (of: (turn: Turn) => number) => median(turns.map(of));
      const bare = middle((turn) => turn.bare);
      const streamed = middle((turn) => turn.stream);
      const told = (name: string, of: (turn: Turn) => number, baseline: number) =>
        row(name, middle(of), 'ms CPU', baseline);
      return [
        row('bare tracker call, VIDEO', bare, 'ms CPU'),
        row('face frame over WebSocket, JPEG to answer', streamed, 'ms CPU'),
        told('@vladmandic/human, wasm, beside bare tracker (reach 4 ×)', ({ human: ms }) => ms, bare),
        told('@vladmandic/human, wasm, beside the whole frame', ({ human: ms }) => ms, streamed),
        told('Chromium, decoded pixels, beside bare tracker (1.4 ×)', ({ pixels }) => pixels, bare),
        told(
          'Chromium, JPEG in, points out, beside the whole frame (1.4 ×)',
          ({ served }) => served,
          streamed,
        ),
      ];
    } finally {
      task.dispose();
      human.stop();
      await chromium.stop();
      await shop.stop();
    }
  },
};

/** Of this process with all its threads. */
async function ownCpuMs(n: number, work: (n: number) => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work(n);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / n / 1_000;
}

/** Of Chromium's processes; the shop is below this process as well, but rests meanwhile. Who sends does not count, as with us. */
async function belowMs(n: number, work: (n: number) => Promise<unknown>): Promise<number> {
  const before = await descendantsCpuMs();
  await work(n);
  return ((await descendantsCpuMs()) - before) / n;
}

/** Following a still picture settles a pixel or two from the first look: the peers are held to where we settled. */
function noseIn({ faceLandmarks: [face] }: FaceLandmarkerResult): Place {
  const nose = face?.[NOSE.landmark];
  return { x: (nose?.x ?? Number.NaN) * FRAME_WIDTH, y: (nose?.y ?? Number.NaN) * FRAME_HEIGHT };
}

function near({ x, y }: Place, nose: Place, awayPxMax: number): void {
  const away = Math.hypot(x - nose.x, y - nose.y);
  assert.ok(away < awayPxMax, `a peer sees the nose ${away.toFixed(2)} px from where we do`);
}
