import { Worker } from 'node:worker_threads';
import type { Finding, Probe } from './probe.ts';

/** A probe starts a thread and compiles 11 MB of wasm, on a machine that may be busy. */
const PROBE_MS_MAX = 60_000;

/** What the probe finds in a thread of its own. */
function find<Name extends Probe>(name: Name): Promise<Finding<Name>> {
  return new Promise((resolve, reject) => {
    const options = { workerData: name, stdout: true, stderr: true };
    const worker = new Worker(new URL('./probe.ts', import.meta.url), options);
    worker.once('message', (finding: Finding<Name>) => {
      resolve(finding);
      void worker.terminate();
    });
    worker.once('error', reject);
  });
}

test(
  'a picture stays in wasm memory by itself, is gone after our call, and all is zero at the end',
  async () => {
    const found = await find('memoryAfterCalls');
    expect(found.leftByTheLibrary).toBeGreaterThan(0);
    expect(found.leftAfterClose).toBeGreaterThan(0);
    expect(found.leftAfterRun).toBe(0);
    expect(found.leftAfterDispose).toBe(0);
    expect(found.bytesLeftAfterDispose).toBe(0);
  },
  PROBE_MS_MAX,
);

test(
  'wiping changes no result, and nothing is ever drawn',
  async () => {
    expect(await find('wipingChangesNothing')).toEqual({ faces: 24, worst: 0, draws: 0 });
  },
  PROBE_MS_MAX,
);

test(
  'a buffer shorter than its frame never reaches the library, and the next frame works',
  async () => {
    expect(await find('shortBuffer')).toEqual({
      refused: 'RangeError: a frame of 640×480 has 16 bytes',
      reachedTheLibrary: false,
      facesAfter: 1,
    });
  },
  PROBE_MS_MAX,
);

test(
  'a poisoned instance is replaced: one frame is lost, the next is answered',
  async () => {
    expect(await find('poisonedInstance')).toEqual({
      statuses: ['tracker_reset', 'ok', 'ok'],
      instances: 2,
      firstMemory: true,
      lastMemory: true,
    });
  },
  PROBE_MS_MAX,
);

test(
  'a clock that stands still or runs backwards poisons nothing',
  async () => {
    const { statuses } = await find('brokenClock');
    expect(new Set(statuses)).toEqual(new Set(['ok']));
  },
  PROBE_MS_MAX,
);

test(
  'two people in turns get exactly what each gets alone',
  async () => {
    const found = await find('twoPeople');
    expect(found).toMatchObject({ first: true, second: true });
    expect(found.apart).toBeGreaterThan(0.1);
  },
  PROBE_MS_MAX,
);
