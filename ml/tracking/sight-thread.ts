// A tracker thread: decodes, follows, fits; one at a time, in the order in which frames come.
import { parentPort, workerData } from 'node:worker_threads';
import { bodyEyes } from './body-models.ts';
import { BodyReader } from './body-reader.ts';
import { canonicalFace } from './canonical-face-file.ts';
import { decodeFrame } from './decode-frame.ts';
import { drawnFace } from './drawn-face.ts';
import { faceEyes } from './face-models.ts';
import { FaceReader } from './face-reader.ts';
import { FrameError } from './frame-error.ts';
import { handEyes } from './hand-models.ts';
import { HandReader } from './hand-reader.ts';
import type { Sight } from './live-person.ts';
import type { Picture } from './picture.ts';
import { secondLook } from './second-look.ts';
import { Sense } from './sense.ts';
import type { FromThread, ThreadData, ToThread } from './thread-messages.ts';
import type { EncodedFrame, Follows, TrackAnswer, TrackingMode } from './tracking-session.ts';
import { VisionLibrary } from './vision-library.ts';

if (parentPort === null) throw new Error('the tracker thread is started by TrackerPool');
const port = parentPort;
const post = (message: FromThread, transfer: readonly ArrayBuffer[] = []) =>
  port.postMessage(message, [...transfer]);

const { compiled, models } = workerData as ThreadData;
const library = await VisionLibrary.load(compiled, (line) => post({ type: 'log', line }));
const now = () => performance.now();
const senses = {
  face: new Sense(faceEyes(library, models.face), () => new FaceReader(canonicalFace()), {
    watchesForCompany: true,
    lookAgain: secondLook,
    now,
  }),
  hand: new Sense(handEyes(library, models.hand), () => new HandReader(), { now }),
  body: new Sense(bodyEyes(library, models.body), () => new BodyReader(), { now }),
};
const faceLooker = await senses.face.looker();
await faceLooker.look(drawnFace());

/** What a live session remembers; a photo session remembers nothing. */
interface Person {
  see(picture: Picture): Promise<Sight>;
  settle(): Promise<void>;
  end(): Promise<void>;
}

interface ThreadSession {
  readonly mode: TrackingMode;
  readonly follows: Follows;
  readonly person: Person | undefined;
  inWork?: Promise<void>;
}

const sessions = new Map<number, ThreadSession>();

port.on('message', (message: ToThread) => {
  if (message.type === 'open') open(message);
  else if (message.type === 'settle') void sessions.get(message.session)?.person?.settle();
  else if (message.type === 'frame') take(message.session, message.frame);
  else void close(message.session);
});
post({ type: 'ready' });

function open({ session, mode, follows, hasOwn }: Extract<ToThread, { type: 'open' }>): void {
  const person = mode === 'live' ? senses[follows].person() : undefined;
  sessions.set(session, { mode, follows, person });
  if (hasOwn) void person?.settle();
}

/** Frames in work are finished first: a tracker must not be put away under them. */
async function close(id: number): Promise<void> {
  const session = sessions.get(id);
  sessions.delete(id);
  await session?.inWork;
  await session?.person?.end();
  post({ type: 'closed', session: id });
}

function take(id: number, frame: EncodedFrame): void {
  const session = sessions.get(id);
  if (session === undefined) frame.bytes.fill(0);
  else session.inWork = track(id, session, frame);
}

async function track(id: number, session: ThreadSession, frame: EncodedFrame): Promise<void> {
  try {
    const answer = await answerTo(frame, session);
    post({ type: 'answer', session: id, answer }, buffersOf(answer));
  } catch (error) {
    if (!(error instanceof FrameError)) throw error;
    post({ type: 'refused', session: id, fault: error.code, facts: error.facts });
  }
}

async function answerTo(frame: EncodedFrame, { mode, follows, person }: ThreadSession): Promise<TrackAnswer> {
  const startedAt = now();
  const picture = await decodeFrame(frame, mode);
  const decodeMs = now() - startedAt;
  try {
    const { trackMs, fitMs, ...seen } = await (person?.see(picture) ?? senses[follows].seeOnce(picture));
    const { width, height } = picture;
    return { ...seen, width, height, timings: { decodeMs, trackMs, fitMs } };
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

function buffersOf({ faces, hands, body }: TrackAnswer): ArrayBuffer[] {
  const arrays: ArrayBufferView[] = [
    ...faces.flatMap(({ landmarks, matrix, fitted }) => [landmarks, matrix, ...Object.values(fitted)]),
    ...hands.flatMap(({ landmarks, worldLandmarks }) => [landmarks, worldLandmarks]),
  ];
  if (body !== undefined) arrays.push(body.landmarks, body.worldLandmarks, body.visibility);
  if (body?.person !== undefined) arrays.push(body.person.confidence);
  return arrays.map(({ buffer }) => buffer as ArrayBuffer);
}
