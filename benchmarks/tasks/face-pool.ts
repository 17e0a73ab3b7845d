import { portraitJpeg } from '../../test/support/portrait.ts';
import { throughPool } from '../support/through-pool.ts';
import { type BenchTask, row } from '../task.ts';
import { openBareTracker } from './face-tracker.ts';

/** One 640×480 JPEG in, face and poses out, through the pool alone: what HTTP or WebSocket add comes on top. */
export const facePool: BenchTask = {
  name: 'face-pool',
  async run(report) {
    const { task, track } = await openBareTracker();
    report('bare and through the pool by turns');
    try {
      const { decode, bare, pool, added } = await throughPool('face', await portraitJpeg(), [track]);
      const [trackMs = 0] = bare;
      return [
        row('bare JPEG decode, 640×480', decode, 'ms CPU'),
        row('bare face tracker, VIDEO', trackMs, 'ms CPU'),
        row('face frame through the pool', pool, 'ms CPU', decode + trackMs),
        row('added to decode and bare tracker', added[0] ?? 0, 'ms CPU'),
      ];
    } finally {
      task.dispose();
    }
  },
};
