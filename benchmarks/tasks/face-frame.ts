import { strict as assert } from 'node:assert';
import { portraitJpeg } from '../../test/support/portrait.ts';
import { openBenchShop } from '../support/bench-shop.ts';
import { serverCpuMs } from '../support/server-cpu.ts';
import { signIn } from '../support/shopper.ts';
import { type BenchTask, row } from '../task.ts';
import { bareDecodeMs, bareTrackMs } from './face-tracker.ts';

const CALLS = 120;
/** What HTTP, session, pose refit and JSON may add to the tracker and the decoder. */
const ADDED_MS_MAX = 4;

interface FrameAnswer {
  readonly faces: readonly {
    readonly landmarks: readonly (readonly number[])[];
    readonly matrix: readonly number[];
  }[];
}

/** One 640×480 JPEG in, landmarks and transforms out, through HTTP, beside the bare parts in one run. */
export const faceFrame: BenchTask = {
  name: 'face-frame',
  async run(report) {
    const jpeg = await portraitJpeg();
    report('bare decode and bare tracker');
    const decode = await bareDecodeMs(CALLS);
    const track = await bareTrackMs(CALLS);
    report('through HTTP');
    const shop = await openBenchShop({ prepare: async () => {} });
    try {
      const shopper = await signIn(shop.url, '测量');
      const consent = await shopper.post<{ consentToken: string }>('/v1/consents', {
        purpose: 'face.tryon',
        birthYear: 1990,
      });
      const session = await shopper.post<{ sessionId: string }>('/v1/tryon/sessions', {
        consentToken: consent.consentToken,
        items: [],
      });
      const send = async (): Promise<FrameAnswer> => {
        const answer = await fetch(`${shop.url}/v1/tryon/sessions/${session.sessionId}/frames`, {
          method: 'POST',
          headers: { ...shopper.headers, 'content-type': 'image/jpeg' },
          body: new Uint8Array(jpeg),
        });
        return (await answer.json()) as FrameAnswer;
      };
      const [face] = (await send()).faces;
      assert.equal(face?.landmarks.length, 478);
      assert.equal(face?.matrix.length, 16);
      const http = await serverCpuMs(shop.url, CALLS, send);
      return [
        row('bare JPEG decode, 640×480', decode, 'ms CPU'),
        row('bare tracker call, VIDEO', track, 'ms CPU'),
        row('face frame through HTTP, beside bare decode + bare tracker', http, 'ms CPU', decode + track),
        row(`added by HTTP, session, pose, JSON (reach ${ADDED_MS_MAX})`, http - decode - track, 'ms CPU'),
      ];
    } finally {
      await shop.stop();
    }
  },
};
