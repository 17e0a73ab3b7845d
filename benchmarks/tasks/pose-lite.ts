import { strict as assert } from 'node:assert';
import { compileVisionWasm, VisionLibrary } from '../../ml/tracking/vision-library.ts';
import { WipedTask } from '../../ml/tracking/wiped-task.ts';
import { FRAME_HEIGHT, FRAME_WIDTH, portraitJpeg } from '../../test/support/portrait.ts';
import { throughPool } from '../support/through-pool.ts';
import { type BenchTask, row } from '../task.ts';

const MODEL_FILE = 'ml/models/built/pose_landmarker_lite.task';
const FRAME_MS = 33;
const ADDED_MS_MAX = 3;
/** Left shoulder on the portrait, pixels; frame after frame the model pulls it 20 px inwards, under the ring of the suit. */
const SHOULDER = { landmark: 11, x: 353, y: 301, tolerancePx: 40 };

/** One 640×480 JPEG in, 33 points and the person's mask out, beside the bare library with and without its mask. */
export const poseLite: BenchTask = {
  name: 'pose-lite',
  async run(report) {
    const library = await VisionLibrary.load(await compileVisionWasm(), () => undefined);
    const points = await openBarePose(library, false);
    const withMask = await openBarePose(library, true);
    report('bare and through the pool by turns');
    try {
      const { decode, bare, pool, added } = await throughPool('body', await portraitJpeg(), [
        points.track,
        withMask.track,
      ]);
      const [pointsMs = 0, maskMs = 0] = bare;
      return [
        row('bare JPEG decode, 640×480', decode, 'ms CPU'),
        row('bare pose lite, points alone, VIDEO', pointsMs, 'ms CPU'),
        row('bare pose lite with its mask, VIDEO', maskMs, 'ms CPU', pointsMs),
        row('body frame with mask through the pool', pool, 'ms CPU', decode + pointsMs),
        row(`added to decode and bare points (reach ${ADDED_MS_MAX})`, added[0] ?? 0, 'ms CPU'),
        row('added to decode and bare points with mask', added[1] ?? 0, 'ms CPU'),
      ];
    } finally {
      points.dispose();
      withMask.dispose();
    }
  },
};

async function openBarePose(library: VisionLibrary, outputSegmentationMasks: boolean) {
  const options = { runningMode: 'VIDEO', numPoses: 1, outputSegmentationMasks };
  const wiped = await WipedTask.create(library, library.poseLandmarker, MODEL_FILE, options);
  let stampMs = 0;
  return {
    track(rgba: Uint8Array) {
      const data = new Uint8ClampedArray(rgba.buffer, rgba.byteOffset, rgba.length);
      stampMs += FRAME_MS;
      const picture = { data, width: FRAME_WIDTH, height: FRAME_HEIGHT };
      wiped.task.detectForVideo(picture, stampMs, ({ landmarks }) => {
        const shoulder = landmarks[0]?.[SHOULDER.landmark];
        assert.ok(shoulder !== undefined, 'the portrait has a body');
        const away = Math.hypot(
          shoulder.x * FRAME_WIDTH - SHOULDER.x,
          shoulder.y * FRAME_HEIGHT - SHOULDER.y,
        );
        assert.ok(away < SHOULDER.tolerancePx, `the shoulder is ${away.toFixed(1)} px from its place`);
      });
    },
    dispose: () => wiped.dispose(),
  };
}
