// Looks inside the tracker's memory, in a thread of plain Node: Jest's own contexts are no home for the wasm glue.
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { canonicalFace } from '#ml/tracking';
import { createFollower, type FaceTask, rawFaces } from '../../../../ml/tracking/face-models.ts';
import { LiveFollower } from '../../../../ml/tracking/live-follower.ts';
import { Looker } from '../../../../ml/tracking/looker.ts';
import type { Picture } from '../../../../ml/tracking/soft-gl.ts';
import { compileVisionWasm, VisionLibrary } from '../../../../ml/tracking/vision-library.ts';
import { type Disguise, FRAME_WIDTH, portraitFrame } from '../../../support/portrait.ts';

const library = await VisionLibrary.load(await compileVisionWasm(), () => undefined);
const model = readFileSync('ml/models/built/face_landmarker.task');
const newFollower = () => createFollower(library, model);

/** 256 bytes that no photo holds. */
const MARK = Buffer.from(Array.from({ length: 256 }, (_, i) => ((i * 73 + 41) ^ (i << 3)) & 255));

async function picture(i = 0, disguise: Disguise = 'none'): Promise<Picture> {
  const { bytes, width, height } = await portraitFrame(i, disguise);
  return { data: new Uint8ClampedArray(bytes.buffer), width, height };
}

async function markedPicture(i = 0): Promise<Picture> {
  const made = await picture(i);
  made.data.set(MARK, 4 * (FRAME_WIDTH * 300 + 40));
  return made;
}

function marksIn(task: FaceTask): number {
  const memory = Buffer.from(task.memory.buffer);
  const needle = MARK.subarray(64, 128);
  let count = 0;
  for (let at = memory.indexOf(needle); at >= 0; at = memory.indexOf(needle, at + 1)) count += 1;
  return count;
}

async function memoryAfterCalls() {
  const frame = await markedPicture();
  const bare = await newFollower();
  bare.task.detectForVideo(frame, 33);
  const leftByTheLibrary = marksIn(bare);
  bare.task.close();
  const leftAfterClose = marksIn(bare);
  bare.dispose();
  const leftAfterDispose = marksIn(bare);

  const wiped = await newFollower();
  wiped.run(frame, (task) => task.detectForVideo(frame, 33));
  const leftAfterRun = marksIn(wiped);
  wiped.dispose();
  const bytesLeftAfterDispose = wiped.memory.reduce((count, byte) => count + (byte === 0 ? 0 : 1), 0);
  return { leftByTheLibrary, leftAfterClose, leftAfterDispose, leftAfterRun, bytesLeftAfterDispose };
}

async function wipingChangesNothing() {
  const bare = await newFollower();
  const wiped = await newFollower();
  let worst = 0;
  let faces = 0;
  for (let i = 0; i < 24; i += 1) {
    const frame = await markedPicture(i);
    const stampMs = 33 * (i + 1);
    const [a] = rawFaces(bare.task.detectForVideo(frame, stampMs));
    const [b] = rawFaces(wiped.run(frame, (task) => task.detectForVideo(frame, stampMs)));
    for (const [k, value] of a?.landmarks.entries() ?? []) {
      worst = Math.max(worst, Math.abs(value - (b?.landmarks[k] ?? Number.NaN)));
    }
    faces += a === undefined ? 0 : 1;
  }
  return { faces, worst, draws: bare.draws + wiped.draws };
}

async function shortBuffer() {
  const follower = await newFollower();
  const frame = await picture();
  const short = { ...frame, data: new Uint8ClampedArray(16) };
  let refused = '';
  let reachedTheLibrary = false;
  try {
    follower.run(short, (task) => {
      reachedTheLibrary = true;
      return task.detectForVideo(short, 33);
    });
  } catch (error) {
    refused = String(error);
  }
  const after = rawFaces(follower.run(frame, (task) => task.detectForVideo(frame, 66))).length;
  return { refused, reachedTheLibrary, facesAfter: after };
}

async function poisonedInstance() {
  const looker = await Looker.create(library, model);
  const frame = await picture();
  const made: FaceTask[] = [];
  const live = await LiveFollower.begin({
    face: canonicalFace(),
    looker,
    now: () => 0,
    newFollower: async () => {
      const follower = await newFollower();
      // The first one has already seen a later stamp, so each of the session's own is stale for it.
      if (made.length === 0) follower.task.detectForVideo(frame, 1_000_000);
      made.push(follower);
      return follower;
    },
  });
  const statuses: string[] = [];
  for (let i = 0; i < 3; i += 1) statuses.push((await live.see(frame)).status);
  const firstMemory = made[0]?.memory.every((byte) => byte === 0) ?? false;
  live.end();
  const lastMemory = made[1]?.memory.every((byte) => byte === 0) ?? false;
  return { statuses, instances: made.length, firstMemory, lastMemory };
}

/** A clock that jumps back and stands still, as a phone's may: our own stamps must not follow it. */
async function brokenClock() {
  const looker = await Looker.create(library, model);
  const times = [0, 0, 40, 10, 10, 5_000, 4_000, 4_000];
  const live = await LiveFollower.begin({
    face: canonicalFace(),
    looker,
    newFollower,
    now: () => times[0] as number,
  });
  const statuses: string[] = [];
  for (; times.length > 0; times.shift()) statuses.push((await live.see(await picture(times.length))).status);
  return { statuses };
}

async function twoPeople() {
  const looker = await Looker.create(library, model);
  const follow = async (disguises: readonly Disguise[]) => {
    let now = 0;
    const begin = () => LiveFollower.begin({ face: canonicalFace(), looker, newFollower, now: () => now });
    const lives = await Promise.all(disguises.map(begin));
    const seen: number[][] = disguises.map(() => []);
    for (let i = 0; i < 10; i += 1) {
      now += 100;
      for (const [who, disguise] of disguises.entries()) {
        const { faces } = (await lives[who]?.see(await picture(i, disguise))) ?? { faces: [] };
        seen[who]?.push(...(faces[0]?.landmarks ?? []), ...(faces[0]?.fitted.eyeNose ?? []));
      }
    }
    for (const live of lives) live.end();
    return seen;
  };
  const [together = [], togetherToo = []] = await follow(['none', 'mirrored']);
  const [alone = []] = await follow(['none']);
  const [aloneToo = []] = await follow(['mirrored']);
  const same = (a: number[], b: number[]) =>
    a.length > 0 && a.length === b.length && a.every((v, i) => v === b[i]);
  return {
    first: same(together, alone),
    second: same(togetherToo, aloneToo),
    apart: Math.abs((together[3] as number) - (togetherToo[3] as number)),
  };
}

const PROBES = {
  memoryAfterCalls,
  wipingChangesNothing,
  shortBuffer,
  poisonedInstance,
  brokenClock,
  twoPeople,
};
export type Probe = keyof typeof PROBES;
export type Finding<Name extends Probe> = Awaited<ReturnType<(typeof PROBES)[Name]>>;

parentPort?.postMessage(await PROBES[workerData as Probe]());
