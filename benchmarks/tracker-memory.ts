// node benchmarks/tracker-memory.ts: resident memory of a process that does nothing but track, by threads and by what
// its sessions follow. Each line is a process of its own, because memory that was used once seldom goes back.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Follows, TrackerPool, type TrackingSession } from '../ml/tracking/index.ts';
import { otherPersonJpeg } from '../test/support/other-people.ts';
import { portraitJpeg } from '../test/support/portrait.ts';

interface Case {
  readonly name: string;
  readonly workers: number;
  readonly sessions: readonly Follows[];
}

const faces = (count: number): Follows[] => Array.from({ length: count }, () => 'face');
const CASES: readonly Case[] = [
  { name: 'no tracker', workers: 0, sessions: [] },
  { name: '1 thread, nobody there', workers: 1, sessions: [] },
  { name: '1 thread, 1 face', workers: 1, sessions: faces(1) },
  { name: '1 thread, 4 faces', workers: 1, sessions: faces(4) },
  { name: '1 thread, 8 faces', workers: 1, sessions: faces(8) },
  { name: '2 threads, nobody there', workers: 2, sessions: [] },
  { name: '2 threads, 2 faces', workers: 2, sessions: faces(2) },
  { name: '3 threads, 3 faces', workers: 3, sessions: faces(3) },
  { name: '1 thread, hands', workers: 1, sessions: ['hand'] },
  { name: '1 thread, a body', workers: 1, sessions: ['body'] },
  { name: '1 thread, a face and hands', workers: 1, sessions: ['face', 'hand'] },
  { name: '1 thread, a face and a body', workers: 1, sessions: ['face', 'body'] },
  { name: '1 thread, 2 faces and a body', workers: 1, sessions: ['face', 'face', 'body'] },
  { name: '1 thread, a face, hands and a body', workers: 1, sessions: ['face', 'hand', 'body'] },
];
const FRAMES = 40;
/** An instance is made while the first frames are seen by the shared one. */
const SETTLE_MS = 1_000;

const [, , index] = process.argv;
if (index === undefined) {
  for (const at of CASES.keys()) {
    const args = ['--expose-gc', '--no-warnings', fileURLToPath(import.meta.url), String(at)];
    const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) process.exitCode = 1;
    process.stdout.write(`${CASES[at]?.name.padEnd(36)} ${stdout.trim().padStart(5)} MB\n`);
  }
} else {
  process.stdout.write(`${await residentMb(CASES[Number(index)] as Case)}\n`);
  process.exit(0);
}

async function residentMb({ workers, sessions }: Case): Promise<number> {
  // Once, before the tracker: what makes the pictures is no part of it.
  const jpegs: Record<Follows, Uint8Array> = {
    face: await portraitJpeg(),
    hand: await otherPersonJpeg('leftHand'),
    body: await otherPersonJpeg('body'),
  };
  if (workers > 0) {
    const log = { debug() {}, info() {}, error() {} };
    const pool = new TrackerPool({ workers, modelDir: 'ml/models/built', log });
    await pool.start();
    const open = sessions.map((follows) => ({
      follows,
      session: pool.openSession({ mode: 'live', follows }),
    }));
    for (let i = 0; i < FRAMES; i += 1) {
      for (const { follows, session } of open) await seeOnce(session, jpegs[follows]);
      if (i === 0) await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    }
  }
  globalThis.gc?.();
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  return Math.round(process.memoryUsage.rss() / 1e6);
}

async function seeOnce(session: TrackingSession, jpeg: Uint8Array): Promise<void> {
  const { status } = await session.track({ kind: 'jpeg', bytes: new Uint8Array(jpeg) });
  if (status !== 'ok') throw new Error(status);
}
