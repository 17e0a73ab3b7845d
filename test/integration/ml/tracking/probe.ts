// Looks inside the tracker's memory, in a thread of plain Node: Jest's own contexts are no home for the wasm glue.
import { parentPort, workerData } from 'node:worker_threads';
import { canonicalFace } from '#ml/tracking';
import { bodyEyes } from '../../../../ml/tracking/body-models.ts';
import { BodyReader } from '../../../../ml/tracking/body-reader.ts';
import type { Eyes } from '../../../../ml/tracking/eye.ts';
import { createFollower, faceEyes, following, rawFaces } from '../../../../ml/tracking/face-models.ts';
import { FaceReader } from '../../../../ml/tracking/face-reader.ts';
import type { RawFace } from '../../../../ml/tracking/fit-face.ts';
import { handEyes } from '../../../../ml/tracking/hand-models.ts';
import { HandReader } from '../../../../ml/tracking/hand-reader.ts';
import type { Picture } from '../../../../ml/tracking/picture.ts';
import { Sense } from '../../../../ml/tracking/sense.ts';
import { compileVisionWasm, VisionLibrary, type VisionTask } from '../../../../ml/tracking/vision-library.ts';
import { WipedTask } from '../../../../ml/tracking/wiped-task.ts';
import { type OtherPerson, otherPersonFrame } from '../../../support/other-people.ts';
import { type Disguise, FRAME_WIDTH, portraitFrame } from '../../../support/portrait.ts';

const library = await VisionLibrary.load(await compileVisionWasm(), () => undefined);
const model = { file: 'ml/models/built/face_landmarker.task', hasBlendshapes: false };
const HAND_FILE = 'ml/models/built/hand_landmarker_lite.task';
const BODY_FILE = 'ml/models/built/pose_landmarker_lite.task';
const newFollower = () => createFollower(library, model);
const faceSense = (now: () => number, eyes: Eyes<RawFace> = faceEyes(library, model)) =>
  new Sense(eyes, () => new FaceReader(canonicalFace()), { watchesForCompany: true, now });

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

async function otherPicture(person: OtherPerson): Promise<Picture> {
  const { bytes, width, height } = await otherPersonFrame(person);
  const made = { data: new Uint8ClampedArray(bytes.buffer), width, height };
  made.data.set(MARK, 4 * (FRAME_WIDTH * 300 + 40));
  return made;
}

function marksIn({ memory }: { readonly memory: Uint8Array }, mark = MARK.subarray(64, 128)): number {
  const bytes = Buffer.from(memory.buffer);
  let count = 0;
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) count += 1;
  return count;
}

/** Searched for the mark: an instance left to itself, and one that is wiped. */
async function memoryAfterCalls<Task extends VisionTask>(
  create: () => Promise<WipedTask<Task>>,
  frame: Picture,
  detect: (task: Task) => unknown,
) {
  const bare = await create();
  detect(bare.task);
  const leftByTheLibrary = marksIn(bare);
  bare.task.close();
  const leftAfterClose = marksIn(bare);
  bare.dispose();
  const leftAfterDispose = marksIn(bare);

  const wiped = await create();
  wiped.run(frame, detect);
  const leftAfterRun = marksIn(wiped);
  wiped.dispose();
  const bytesLeftAfterDispose = wiped.memory.reduce((count, byte) => count + (byte === 0 ? 0 : 1), 0);
  return { leftByTheLibrary, leftAfterClose, leftAfterDispose, leftAfterRun, bytesLeftAfterDispose };
}

async function memoryAfterFace() {
  const frame = await markedPicture();
  return memoryAfterCalls(newFollower, frame, (task) => task.detectForVideo(frame, 33));
}

async function memoryAfterHands() {
  const frame = await otherPicture('leftHand');
  const create = () =>
    WipedTask.create(library, library.handLandmarker, HAND_FILE, { runningMode: 'VIDEO', numHands: 2 });
  return memoryAfterCalls(create, frame, (task) => task.detectForVideo(frame, 33));
}

async function memoryAfterBody() {
  const frame = await otherPicture('body');
  const options = { runningMode: 'VIDEO', outputSegmentationMasks: true };
  const create = () => WipedTask.create(library, library.poseLandmarker, BODY_FILE, options);
  return memoryAfterCalls(create, frame, (task) => task.detectForVideo(frame, 33, () => undefined));
}

/** A stretch of the mask across the person's outline, searched for where the library leaves it and where we do. */
async function memoryAfterMask() {
  const frame = await otherPicture('body');
  const options = { runningMode: 'IMAGE', numPoses: 1, outputSegmentationMasks: true };
  let outline = Buffer.alloc(0);
  const bare = await WipedTask.create(library, library.poseLandmarker, BODY_FILE, options);
  bare.task.detect(frame, ({ segmentationMasks }) => {
    const confidence = segmentationMasks?.[0]?.getAsFloat32Array() ?? new Float32Array();
    const edge = confidence.findIndex((value) => value > 0.4 && value < 0.6);
    outline = Buffer.from(Float32Array.from(confidence.subarray(edge - 4, edge + 4)).buffer);
  });
  const leftByTheLibrary = marksIn(bare, outline);
  bare.dispose();

  const made: { readonly memory: Uint8Array }[] = [];
  const create = WipedTask.create;
  WipedTask.create = (async (...given: Parameters<typeof create>) => {
    const wiped = await create.apply(WipedTask, given);
    made.push(wiped);
    return wiped;
  }) as typeof create;
  const eye = await bodyEyes(library, BODY_FILE).looker();
  const [body] = eye.look(frame, 0);
  const [wiped] = made;
  const leftAfterLook = wiped === undefined ? -1 : marksIn(wiped, outline);
  eye.dispose();
  const person = body?.person;
  return {
    leftByTheLibrary,
    leftAfterLook,
    isOnPerson: (person?.confidence[Math.floor(person.height * 0.5) * person.width + 128] ?? 0) > 200,
    isBehind: (person?.confidence[10 * (person?.width ?? 0) + 10] ?? 255) < 50,
  };
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
  const frame = await picture();
  const made: { readonly memory: Uint8Array }[] = [];
  const eyes = faceEyes(library, model);
  const sense = faceSense(() => 0, {
    ...eyes,
    follower: async () => {
      const follower = await newFollower();
      // The first one has already seen a later stamp, so each of the session's own is stale for it.
      if (made.length === 0) follower.task.detectForVideo(frame, 1_000_000);
      made.push(follower);
      return following(follower);
    },
  });
  const person = sense.person();
  await person.settle();
  const statuses: string[] = [];
  for (let i = 0; i < 3; i += 1) statuses.push((await person.see(frame)).status);
  const firstMemory = made[0]?.memory.every((byte) => byte === 0) ?? false;
  await person.end();
  const lastMemory = made[1]?.memory.every((byte) => byte === 0) ?? false;
  return { statuses, instances: made.length, firstMemory, lastMemory };
}

/** Without its two last columns: 638 pixels wide, no multiple of four. */
function narrower({ data: whole, height }: Picture): Picture {
  const width = FRAME_WIDTH - 2;
  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    data.set(whole.subarray(row * FRAME_WIDTH * 4, (row * FRAME_WIDTH + width) * 4), row * width * 4);
  }
  return { data, width, height };
}

/** A wasm that aborts holds its own lock for ever; putting it away must not wait for that lock. */
async function abortedInstance() {
  const odd = narrower(await otherPicture('body'));
  const options = { runningMode: 'IMAGE', numPoses: 1, outputSegmentationMasks: true };
  const wiped = await WipedTask.create(library, library.poseLandmarker, BODY_FILE, options);
  let thrown = '';
  try {
    wiped.run(odd, (task) => task.detect(odd, () => undefined));
  } catch (error) {
    thrown = String(error);
  }
  wiped.dispose();
  return { thrown, isZero: wiped.memory.every((byte) => byte === 0) };
}

/** A clock that jumps back and stands still, as a phone's may: our own stamps must not follow it. */
async function brokenClock() {
  const times = [0, 0, 40, 10, 10, 5_000, 4_000, 4_000];
  const person = faceSense(() => times[0] as number).person();
  await person.settle();
  const statuses: string[] = [];
  for (; times.length > 0; times.shift())
    statuses.push((await person.see(await picture(times.length))).status);
  return { statuses };
}

/** Who steps before the camera: the portrait in disguises, and another woman. */
type Who = Disguise | 'another';
const pictureOf = async (who: Who, i: number) => (who === 'another' ? otherPicture('face') : picture(i, who));

/** Frames by turns, with instances of their own or all through the one that they share. */
async function followed(people: readonly Who[], way: 'own' | 'shared'): Promise<number[][]> {
  let now = 0;
  const sense = faceSense(() => now);
  const persons = people.map(() => sense.person());
  if (way === 'own') await Promise.all(persons.map((person) => person.settle()));
  const seen: number[][] = people.map(() => []);
  for (let i = 0; i < 8; i += 1) {
    now += 100;
    for (const [at, who] of people.entries()) {
      const { faces } = (await persons[at]?.see(await pictureOf(who, i))) ?? { faces: [] };
      seen[at]?.push(...(faces[0]?.landmarks ?? []), ...(faces[0]?.fitted.eyeNose ?? []));
    }
  }
  for (const person of persons) await person.end();
  return seen;
}

async function inTurns(way: 'own' | 'shared') {
  const people: readonly Who[] = ['none', 'mirrored', 'another'];
  const together = await followed(people, way);
  const alone: number[][] = [];
  for (const who of people) alone.push(...(await followed([who], way)));
  const same = (a: readonly number[], b: readonly number[] = []) =>
    a.length > 0 && a.length === b.length && a.every((v, i) => v === b[i]);
  const noseX = together.map((numbers) => numbers[3] as number);
  return {
    unchanged: together.map((numbers, at) => same(numbers, alone[at])),
    apart: Math.min(...noseX.flatMap((x, a) => noseX.slice(a + 1).map((other) => Math.abs(x - other)))),
  };
}

/** Points of hands and bodies of a session's first frames, with and without a cut between two people. */
async function afterCut(kind: 'hand' | 'body') {
  let now = 0;
  const senses = {
    hand: new Sense(handEyes(library, HAND_FILE), () => new HandReader(), { now: () => now }),
    body: new Sense(bodyEyes(library, BODY_FILE), () => new BodyReader(), { now: () => now }),
  };
  const [before, after] =
    kind === 'hand' ? (['leftHand', 'rightHand'] as const) : (['face', 'body'] as const);
  const run = async (people: readonly OtherPerson[]) => {
    const person = senses[kind].person();
    await person.settle();
    let last: readonly number[] = [];
    const statuses: string[] = [];
    let sides: string[] = [];
    for (const who of people) {
      now += 100;
      const { status, hands, body } = await person.see(await otherPicture(who));
      statuses.push(status);
      sides = hands.map(({ side }) => side);
      last = [...(hands[0]?.landmarks ?? []), ...(body?.landmarks ?? [])];
    }
    await person.end();
    return { last, statuses, sides };
  };
  const fresh = await run([after]);
  const cut = await run([before, before, before, after]);
  const worst = Math.max(...cut.last.map((value, i) => Math.abs(value - (fresh.last[i] ?? Number.NaN))));
  return { statuses: cut.statuses, sides: cut.sides, points: cut.last.length, worst };
}

/** A body beside the same body in a narrower picture. */
async function oddWidth() {
  const eye = await bodyEyes(library, BODY_FILE).looker();
  const whole = await otherPicture('body');
  const [exact] = eye.look(whole, 0);
  const narrow = narrower(whole);
  const [odd] = eye.look(narrow, 0);
  eye.dispose();
  const noseX = (body: typeof odd, wide: number) => (body?.landmarks[0] ?? Number.NaN) * wide;
  return { apartPx: Math.abs(noseX(exact, FRAME_WIDTH) - noseX(odd, narrow.width)) };
}

const PROBES = {
  memoryAfterFace,
  memoryAfterHands,
  memoryAfterBody,
  memoryAfterMask,
  wipingChangesNothing,
  shortBuffer,
  poisonedInstance,
  abortedInstance,
  brokenClock,
  inTurnsOnTheirOwn: () => inTurns('own'),
  inTurnsOnTheSharedOne: () => inTurns('shared'),
  handsAfterCut: () => afterCut('hand'),
  bodyAfterCut: () => afterCut('body'),
  oddWidth,
};
export type Probe = keyof typeof PROBES;
export type Finding<Name extends Probe> = Awaited<ReturnType<(typeof PROBES)[Name]>>;

parentPort?.postMessage(await PROBES[workerData as Probe]());
