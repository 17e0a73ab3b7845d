import { strict as assert } from 'node:assert';
import { portraitJpeg } from '../../test/support/portrait.ts';
import { openBenchShop } from '../support/bench-shop.ts';
import { beginFitting } from '../support/fitting.ts';
import { openFrameStream, STATUS_OK } from '../support/frame-stream.ts';
import { median } from '../support/quantile.ts';
import { serverCpuMs } from '../support/server-cpu.ts';
import { type BenchTask, row } from '../task.ts';
import { openBareFrames } from './face-tracker.ts';

/** V8 still compiles after 300 frames (V8's threads: 2.0–2.7 ms a frame in the first 300, 0.9 in the third); a session lasts minutes. */
const WARM_UP_CALLS = 600;
/** Bare and HTTP take turns, so that a busy neighbour hits both; the median turn is told. */
const TURNS = 5;
/** More than two seconds of frames: the look for a second person must fall into every turn. */
const CALLS_PER_TURN = 150;
/** What WebSocket, session, pose refit and the compact answer may add. */
const STREAM_ADDED_MS_MAX = 3;
const MS_PER_SECOND = 1_000;
/** What HTTP, session, pose refit and JSON may add to the tracker and the decoder. */
const ADDED_MS_MAX = 4;
/** Compact answer: head, one face with its matrix and score; no items. */
const ANSWER = { status: STATUS_OK, faces: 1, bytes: 8 + 478 * 6 + 64 + 4 };

interface FrameAnswer {
  readonly faces: readonly {
    readonly landmarks: readonly (readonly number[])[];
    readonly matrix: readonly number[];
  }[];
}

interface Turn {
  readonly decode: number;
  readonly track: number;
  readonly together: number;
  readonly http: number;
  readonly stream: number;
}

/** One 640×480 JPEG in, landmarks and transforms out, through HTTP, beside the bare parts in one run. */
export const faceFrame: BenchTask = {
  name: 'face-frame',
  async run(report) {
    const jpeg = await portraitJpeg();
    const bare = await openBareFrames();
    const shop = await openBenchShop({ prepare: async () => {} });
    try {
      const session = await beginFitting(shop.url, '测量', []);
      const send = async (): Promise<FrameAnswer> => {
        const answer = await fetch(`${shop.url}/v1/tryon/sessions/${session.sessionId}/frames`, {
          method: 'POST',
          headers: { ...session.headers, 'content-type': 'image/jpeg' },
          body: new Uint8Array(jpeg),
        });
        return (await answer.json()) as FrameAnswer;
      };
      const [face] = (await send()).faces;
      assert.equal(face?.landmarks.length, 478);
      assert.equal(face?.matrix.length, 16);
      const stream = await openFrameStream(shop.url, session, [jpeg]);
      const sendOnStream = async () => {
        const { status, faces, bytes } = await stream.send();
        assert.deepEqual({ status, faces, bytes }, ANSWER);
      };
      report('warming up');
      await bare.measure(WARM_UP_CALLS / 2);
      for (let n = 0; n < WARM_UP_CALLS; n += 1) await send();
      report('bare, over the stream and through HTTP by turns');
      const turns: Turn[] = [];
      for (let turn = 0; turn < TURNS; turn += 1) {
        const costs = await bare.measure(CALLS_PER_TURN);
        turns.push({
          ...costs,
          stream: await serverCpuMs(shop.url, CALLS_PER_TURN, sendOnStream),
          http: await serverCpuMs(shop.url, CALLS_PER_TURN, send),
        });
      }
      stream.close();
      const middle = (of: (turn: Turn) => number) => median(turns.map(of));
      const apart = middle(({ decode, track }) => decode + track);
      const together = middle((turn) => turn.together);
      const addedTo = (of: (turn: Turn) => number, way: 'stream' | 'http') =>
        middle((turn) => turn[way] - of(turn));
      const streamed = middle(({ stream }) => stream);
      return [
        row(
          'bare JPEG decode, 640×480',
          middle(({ decode }) => decode),
          'ms CPU',
        ),
        row(
          'bare tracker call, VIDEO',
          middle(({ track }) => track),
          'ms CPU',
        ),
        row('bare decode, then bare tracker, by turns', together, 'ms CPU', apart),
        row('face frame over WebSocket, compact answer', streamed, 'ms CPU', apart),
        row(
          `added by WebSocket, session, pose, compact answer (reach ${STREAM_ADDED_MS_MAX})`,
          addedTo(({ decode, track }) => decode + track, 'stream'),
          'ms CPU',
        ),
        row(
          'added over WebSocket to decode and tracker by turns',
          addedTo((turn) => turn.together, 'stream'),
          'ms CPU',
        ),
        row('frames per second and core over WebSocket', MS_PER_SECOND / streamed, 'frames'),
        row(
          'face frame through HTTP, beside bare decode + bare tracker',
          middle(({ http }) => http),
          'ms CPU',
          apart,
        ),
        row(
          `added by HTTP, session, pose, JSON (reach ${ADDED_MS_MAX})`,
          addedTo(({ decode, track }) => decode + track, 'http'),
          'ms CPU',
        ),
        row(
          'added to decode and tracker by turns',
          addedTo((turn) => turn.together, 'http'),
          'ms CPU',
        ),
      ];
    } finally {
      bare.dispose();
      await shop.stop();
    }
  },
};
