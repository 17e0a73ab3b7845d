// A tracker thread: decodes, follows, fits; one at a time, in the order in which frames come.
import { parentPort, workerData } from 'node:worker_threads';
import { canonicalFace } from './canonical-face-file.ts';
import { decodeFrame } from './decode-frame.ts';
import { drawnFace } from './drawn-face.ts';
import { createFollower, type FaceTask } from './face-models.ts';
import { FaceFitter } from './fit-face.ts';
import { FrameError } from './frame-error.ts';
import { NEUTRAL_LIGHT } from './frame-light.ts';
import { glanceAt } from './glance.ts';
import { type LiveDependencies, LiveFollower, type Sight, statusOf } from './live-follower.ts';
import { Looker } from './looker.ts';
import type { Picture } from './soft-gl.ts';
import type { FromThread, ThreadData, ToThread } from './thread-messages.ts';
import type { EncodedFrame, TrackAnswer, TrackingMode } from './tracking-session.ts';
import { VisionLibrary } from './vision-library.ts';

/** A new spare is made this long after one was taken: a session's first frames go before it. */
const SPARE_DELAY_MS = 1_500;

if (parentPort === null) throw new Error('the tracker thread is started by TrackerPool');
const port = parentPort;
const post = (message: FromThread, transfer: readonly ArrayBuffer[] = []) =>
  port.postMessage(message, [...transfer]);

const { compiled, model } = workerData as ThreadData;
const library = await VisionLibrary.load(compiled, (line) => post({ type: 'log', line }));
const looker = await Looker.create(library, model);
await looker.look(drawnFace());
let spare: FaceTask | undefined = await createFollower(library, model);

const dependencies: LiveDependencies = {
  face: canonicalFace(),
  looker,
  newFollower: takeFollower,
  now: () => performance.now(),
};
interface ThreadSession {
  readonly mode: TrackingMode;
  /** What a live session remembers; a photo session remembers nothing. */
  readonly live?: Promise<LiveFollower>;
  inWork?: Promise<void>;
}

const sessions = new Map<number, ThreadSession>();

port.on('message', (message: ToThread) => {
  if (message.type === 'open') open(message.session, message.mode);
  else if (message.type === 'frame') take(message.session, message.frame);
  else void close(message.session);
});
post({ type: 'ready' });

function open(session: number, mode: TrackingMode): void {
  sessions.set(session, mode === 'live' ? { mode, live: LiveFollower.begin(dependencies) } : { mode });
}

/** Frames in work are finished first: a tracker must not be put away under them. */
async function close(id: number): Promise<void> {
  const session = sessions.get(id);
  sessions.delete(id);
  await session?.inWork;
  (await session?.live)?.end();
  post({ type: 'closed', session: id });
}

function take(id: number, frame: EncodedFrame): void {
  const session = sessions.get(id);
  if (session === undefined) frame.bytes.fill(0);
  else session.inWork = track(id, session, frame);
}

async function track(id: number, session: ThreadSession, frame: EncodedFrame): Promise<void> {
  try {
    const answer = await answerTo(frame, session.mode, await session.live);
    post({ type: 'answer', session: id, answer }, buffersOf(answer));
  } catch (error) {
    if (!(error instanceof FrameError)) throw error;
    post({ type: 'refused', session: id, fault: error.code, facts: error.facts });
  }
}

async function answerTo(
  frame: EncodedFrame,
  mode: TrackingMode,
  live: LiveFollower | undefined,
): Promise<TrackAnswer> {
  const startedAt = performance.now();
  const picture = await decodeFrame(frame, mode);
  const decodeMs = performance.now() - startedAt;
  try {
    const { status, faces, brightness, trackMs, fitMs } = await (live?.see(picture) ?? lookOnce(picture));
    const { width, height } = picture;
    const seen = { status, width, height, faces, hands: [], light: NEUTRAL_LIGHT, brightness };
    return { ...seen, timings: { decodeMs, trackMs, fitMs } };
  } finally {
    wipe(picture);
  }
}

/**
 * Zeroes the picture and gives its memory back at once. Left to the garbage collector, 1.2 MB per frame
 * made it run every 16 frames, for about 1.5 ms CPU per frame.
 */
function wipe({ data }: Picture): void {
  data.fill(0);
  (data.buffer as ArrayBuffer).transfer(0);
}

/** A photo: the shared looker, no memory, nothing to steady. */
async function lookOnce(picture: Picture): Promise<Sight> {
  const startedAt = performance.now();
  const { brightness } = glanceAt(picture);
  const found = await looker.look(picture).catch(() => undefined);
  const trackedAt = performance.now();
  const trackMs = trackedAt - startedAt;
  if (found === undefined) return { status: 'tracker_reset', faces: [], brightness, trackMs, fitMs: 0 };
  const fitter = new FaceFitter(dependencies.face);
  const faces = found.map((face) => fitter.fit(face, picture));
  return { status: statusOf(faces), faces, brightness, trackMs, fitMs: performance.now() - trackedAt };
}

/** The warm spare, or a new instance when it has just been taken. */
async function takeFollower(): Promise<FaceTask> {
  const taken = spare ?? (await createFollower(library, model));
  spare = undefined;
  setTimeout(() => void refillSpare(), SPARE_DELAY_MS);
  return taken;
}

async function refillSpare(): Promise<void> {
  if (spare !== undefined) return;
  const made = await createFollower(library, model);
  if (spare === undefined) spare = made;
  else made.dispose();
}

function buffersOf(answer: TrackAnswer): ArrayBuffer[] {
  return answer.faces.flatMap(({ landmarks, matrix, fitted }) =>
    [landmarks, matrix, ...Object.values<Float32Array>({ ...fitted })].map(
      ({ buffer }) => buffer as ArrayBuffer,
    ),
  );
}
