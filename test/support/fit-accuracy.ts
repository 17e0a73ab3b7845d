// Where drawn items lie against where they should: on heads of known pose, on pictures, still and moving.
// Runs in a thread of plain Node (Jest's contexts are no home for the wasm glue): see `fit-probe.ts`.
import sharp from 'sharp';
import { SeededRandom } from '#kernel';
import { canonicalFace, faceMeasures } from '#ml/tracking';
import type { Eye } from '../../ml/tracking/eye.ts';
import { faceEyes } from '../../ml/tracking/face-models.ts';
import type { FitRegion } from '../../ml/tracking/face-track.ts';
import { eyeCornerDistancePx, FaceFitter, type RawFace } from '../../ml/tracking/fit-face.ts';
import {
  BRIDGE_AND_EYE_CORNERS,
  meanErrorPx,
  moved,
  type Pose,
  poseOfMatrix,
  projectVertex,
} from '../../ml/tracking/geometry.ts';
import type { Picture } from '../../ml/tracking/picture.ts';
import { secondLook } from '../../ml/tracking/second-look.ts';
import { compileVisionWasm, VisionLibrary } from '../../ml/tracking/vision-library.ts';
import type { OtherHead } from './other-heads.ts';
import { type Disguise, PORTRAIT_FILE, portraitFrame } from './portrait.ts';
import { headPicture, headTrack, portraitShape } from './synthetic-head.ts';

const SIZE = { width: 640, height: 480 };
const MODEL = { file: 'ml/models/built/face_landmarker.task', hasBlendshapes: false };
const FACING = poseOfMatrix([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
/** A phone at arm's length. */
const DISTANCE_CM = 45;
/** Frames after which a person who holds still is seen as well as she will be. */
const SETTLING_FRAMES = 6;
const degrees = (angle: number) => (angle * Math.PI) / 180;

const library = await VisionLibrary.load(await compileVisionWasm(), () => undefined);
const eyes = faceEyes(library, MODEL);
const looker = await eyes.looker();

export interface Turn {
  readonly pitch: number;
  readonly yaw: number;
  readonly roll: number;
}

const turn = (yaw: number, pitch = 0, roll = 0): Turn => ({ pitch, yaw, roll });
export const TURNS: readonly Turn[] = [
  ...[-30, -20, -10, 0, 10, 20, 30].map((yaw) => turn(yaw)),
  ...[-20, -10, 10, 20].map((pitch) => turn(0, pitch)),
  ...[-20, 20].map((roll) => turn(0, 0, roll)),
];

/** Turns between those of the proof. */
export const OTHER_TURNS: readonly Turn[] = [
  ...[-30, -25, -15, 0, 15, 25, 30].map((yaw) => turn(yaw)),
  turn(-20, 10),
  turn(20, -10),
];

/** Points of items in the canonical face, cm: bridge and hinges of a frame, brim and crown of a hat, ear lobes. */
const ANCHORS: Readonly<Record<FitRegion, readonly (readonly [number, number, number])[]>> = {
  eyeNose: [
    [0, 2.52, 6.74],
    [6.5, 2.5, 5],
    [-6.5, 2.5, 5],
  ],
  forehead: [
    [0, 7.36, 6.18],
    [0, 5.76, 5.68],
  ],
  ears: [
    [7.66, -2.2, -1.5],
    [-7.66, -2.2, -1.5],
  ],
};
/** What an item rests on, whatever the fit looks at: the measure stays when the fit is changed. */
const RESTS_ON: Readonly<Record<FitRegion, readonly number[]>> = {
  eyeNose: BRIDGE_AND_EYE_CORNERS,
  forehead: [10, 338, 297, 332, 284, 251, 109, 67, 103, 54, 21, 151, 9, 8, 168],
  ears: [234, 93, 127, 137, 177, 227, 454, 323, 356, 366, 401, 447, 168, 6],
};
/** An ear behind the cheek wears nothing that anybody sees. */
const EAR_HIDDEN_DEGREES = 12;

export interface AnchorError extends Turn {
  readonly region: FitRegion;
  /** Mean over the region's points, per cent of the distance of the eye corners facing the camera. */
  readonly fitted: number;
  /** With the library's own pose instead. */
  readonly library: number;
  /** Of the first point alone (bridge, brim, left lobe). */
  readonly first: number;
}

/** Rendered heads: the items' points as drawn against the same points of the head. `undefined`: no face was found. */
export async function anchorErrors(
  turns = TURNS,
  { shape, light, aside }: OtherHead = { shape: portraitShape() },
): Promise<(AnchorError[] | undefined)[]> {
  const { landmarks } = headTrack(headAt(turn(0)), shape, SIZE);
  const eyesPx = eyeCornerDistancePx(landmarks, SIZE);
  const all: (AnchorError[] | undefined)[] = [];
  for (const head of turns) {
    const truth = headAt(head, DISTANCE_CM, aside);
    const lit = light === undefined ? {} : { light };
    const raw = await settled(await headPicture({ pose: truth, positions: shape, ...lit }));
    if (raw === undefined) {
      all.push(undefined);
      continue;
    }
    const track = new FaceFitter(canonicalFace()).fit(raw, SIZE);
    all.push(
      (['eyeNose', 'forehead', 'ears'] as const).map((region) => {
        const errorsOf = (matrix: Float32Array) => {
          const pose = poseOfMatrix(matrix);
          return ANCHORS[region].flatMap((point) => {
            if (region === 'ears' && head.yaw * Math.sign(point[0]) > EAR_HIDDEN_DEGREES) return [];
            const should = project(truth, onHead(point, RESTS_ON[region], shape));
            const is = project(pose, point);
            return [(100 * Math.hypot(is.x - should.x, is.y - should.y)) / eyesPx];
          });
        };
        const fitted = errorsOf(track.fitted[region]);
        return {
          ...head,
          region,
          fitted: mean(fitted),
          library: mean(errorsOf(raw.matrix)),
          first: fitted[0] as number,
        };
      }),
    );
  }
  return all;
}

export interface PhotoError {
  readonly turn: Turn;
  /** Of the bridge of glasses, per cent of the distance of the eye corners: one look, and as in a photo session. */
  readonly once: number;
  readonly twice: number;
}

/** Rendered heads as photos: no frames in which to settle. */
export async function photoErrors(turns = TURNS): Promise<PhotoError[]> {
  const shape = portraitShape();
  const eyesPx = eyeCornerDistancePx(headTrack(headAt(turn(0)), shape, SIZE).landmarks, SIZE);
  const bridge = ANCHORS.eyeNose[0] as readonly number[];
  const errors: PhotoError[] = [];
  for (const head of turns) {
    const truth = headAt(head);
    const should = project(truth, onHead(bridge, BRIDGE_AND_EYE_CORNERS, shape));
    const picture = await headPicture({ pose: truth, positions: shape });
    const [first] = looker.look(picture, 0);
    if (first === undefined) continue;
    const second = await secondLook(first, picture, async (square) => looker.look(square, 0));
    const [once, twice] = [first, second].map((raw) => {
      const is = bridgeOf(new FaceFitter(canonicalFace()).fit(raw, SIZE).fitted);
      return (100 * Math.hypot(is.x - should.x, is.y - should.y)) / eyesPx;
    }) as [number, number];
    errors.push({ turn: head, once, twice });
  }
  return errors;
}

/** A point of the canonical face carried to another head by the similarity of the points on which the item rests. */
function onHead(
  point: readonly number[],
  vertices: readonly number[],
  shape: Float32Array,
): readonly number[] {
  const canonical = canonicalFace().positions;
  const middle = (positions: Float32Array) =>
    [0, 1, 2].map((axis) => mean(vertices.map((vertex) => positions[vertex * 3 + axis] as number)));
  const [from, to] = [middle(canonical), middle(shape)];
  const spread = (positions: Float32Array, centre: readonly number[]) =>
    Math.sqrt(
      mean(
        vertices.map((vertex) =>
          [0, 1, 2].reduce(
            (sum, axis) => sum + ((positions[vertex * 3 + axis] as number) - (centre[axis] as number)) ** 2,
            0,
          ),
        ),
      ),
    );
  const scale = spread(shape, to) / spread(canonical, from);
  return point.map((value, axis) => (to[axis] as number) + scale * (value - (from[axis] as number)));
}

export interface PictureError {
  readonly picture: string;
  /** Distance of projected points from their landmarks, per cent of the eye-corner distance: bridge and corners. */
  readonly eyeNose: number;
  readonly forehead: number;
  readonly ears: number;
  /** Bridge and corners with the library's own pose. */
  readonly library: number;
  readonly smile: number;
  readonly jawOpen: number;
  readonly blink: number;
}

/** The portrait, and warps of it that look like other people. */
export async function pictureErrors(): Promise<PictureError[]> {
  const errors: PictureError[] = [];
  const { positions } = canonicalFace();
  for (const disguise of ['none', 'mirrored', 'wide'] satisfies Disguise[]) {
    const raw = await settled(pictureOf(await portraitFrame(0, disguise)));
    if (raw === undefined) continue;
    const { fitted, expression } = new FaceFitter(canonicalFace()).fit(raw, SIZE);
    const eyesPx = eyeCornerDistancePx(raw.landmarks, SIZE);
    const error = (matrix: Float32Array, region: FitRegion) =>
      (100 * meanErrorPx(poseOfMatrix(matrix), raw.landmarks, positions, RESTS_ON[region], SIZE)) / eyesPx;
    errors.push({
      picture: `portrait, ${disguise}`,
      eyeNose: error(fitted.eyeNose, 'eyeNose'),
      forehead: error(fitted.forehead, 'forehead'),
      ears: error(fitted.ears, 'ears'),
      library: error(raw.matrix, 'eyeNose'),
      smile: expression.smile,
      jawOpen: expression.jawOpen,
      blink: Math.max(expression.blinkLeft, expression.blinkRight),
    });
  }
  return errors;
}

const NOISE_GREY = 12;
const NOISY_FRAMES = 48;
const FRAME_MS = 33;

/** Standard deviation, px, of the frame's bridge on a still picture with fresh noise: from single looks, and live. */
export async function jitter(): Promise<{ readonly stillPx: number; readonly livePx: number }> {
  const clean = await portraitFrame(0);
  const random = new SeededRandom(17);
  const follower = await eyes.follower();
  const live = new FaceFitter(canonicalFace());
  const stillAt: Point[] = [];
  const liveAt: Point[] = [];
  for (let i = 1; i <= NOISY_FRAMES; i += 1) {
    const noisy = pictureOf({ ...clean, bytes: clean.bytes.slice() });
    for (let at = 0; at < noisy.data.length; at += 1)
      if (at % 4 !== 3)
        noisy.data[at] = (noisy.data[at] as number) + random.integer(2 * NOISE_GREY + 1) - NOISE_GREY;
    const [still] = looker.look(noisy, 0);
    const [followed] = follower.look(noisy, i * FRAME_MS);
    if (still !== undefined) stillAt.push(bridgeOf(new FaceFitter(canonicalFace()).fit(still, SIZE).fitted));
    if (followed !== undefined) liveAt.push(bridgeOf(live.fit(followed, SIZE, i * FRAME_MS).fitted));
  }
  follower.dispose();
  // The first frames of a session find their place.
  return { stillPx: deviation(stillAt.slice(8)), livePx: deviation(liveAt.slice(8)) };
}

const SWEEP_PX = 70;
const SWEEP_SECONDS = 2;

/** How late, in frames, the frame's bridge follows a face that goes to and fro once a second. */
export async function lagFrames(framesPerSecond: number): Promise<number> {
  const wide = await sharp(PORTRAIT_FILE)
    .resize(840, 630, { fit: 'cover', position: 'top' })
    .removeAlpha()
    .png()
    .toBuffer();
  const follower = await eyes.follower();
  const fitter = new FaceFitter(canonicalFace());
  const seen: { readonly x: number; readonly shift: number; readonly speed: number }[] = [];
  for (let i = 0; i < SWEEP_SECONDS * framesPerSecond; i += 1) {
    const phase = (2 * Math.PI * i) / framesPerSecond;
    const left = Math.round(100 + SWEEP_PX * Math.sin(phase));
    const { data } = await sharp(wide)
      .extract({ left, top: 20, ...SIZE })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const atMs = Math.round((i * 1_000) / framesPerSecond) + 1;
    const [raw] = follower.look(pictureOf({ bytes: new Uint8Array(data), ...SIZE }), atMs);
    if (raw === undefined || i < framesPerSecond / 4) continue;
    const { x } = bridgeOf(fitter.fit(raw, SIZE, atMs).fitted);
    const speed = (-SWEEP_PX * 2 * Math.PI * Math.cos(phase)) / framesPerSecond;
    seen.push({ x, shift: -left, speed });
  }
  follower.dispose();
  // Where the bridge is, less where the face was cut out, falls behind by lag × speed; least squares.
  const offset = seen.map(({ x, shift }) => x - shift);
  const middle = mean(offset);
  const against = seen.reduce((sum, { speed }, i) => sum + ((offset[i] as number) - middle) * speed, 0);
  return -against / seen.reduce((sum, { speed }) => sum + speed ** 2, 0);
}

/** The portrait's iris on the head made of it, cm, and the middle of its pupil. */
const HEAD_IRIS_CM = 1.235;
const HEAD_PUPILS_CM = 6.46;

export interface MeasureError {
  readonly yaw: number;
  /** Measured less true, per cent. */
  readonly pupils: number;
  readonly outerEyes: number;
  readonly faceWidth: number;
  /** The error that was stated for the pupils, per cent. */
  readonly stated: number;
}

/** Measures of a rendered head whose size is known: that of the portrait, enlarged until its irises have 11.7 mm. */
export async function measureErrors(): Promise<MeasureError[]> {
  const scale = 1.17 / HEAD_IRIS_CM;
  const shape = portraitShape().map((value) => value * scale);
  const across = (a: number, b: number) => 10 * Math.abs((shape[a * 3] as number) - (shape[b * 3] as number));
  const errors: MeasureError[] = [];
  for (const yaw of [-20, -10, 0, 10, 20]) {
    const raw = await settled(await headPicture({ pose: headAt(turn(yaw), 38), positions: shape }));
    if (raw === undefined) continue;
    const measures = faceMeasures(new FaceFitter(canonicalFace()).fit(raw, SIZE), SIZE);
    if (measures === undefined) continue;
    const { pupillaryDistanceMm, outerEyesMm, faceWidthMm } = measures;
    const off = (is: number, should: number) => 100 * (is / should - 1);
    errors.push({
      yaw,
      // The rendered eyes look far away, the measure takes them for looking into the camera.
      pupils: off(pupillaryDistanceMm / (1 + 10.5 / 380), HEAD_PUPILS_CM * scale * 10),
      outerEyes: off(outerEyesMm, across(33, 263)),
      faceWidth: off(faceWidthMm, across(234, 454)),
      stated: (100 * measures.errors.pupillaryDistanceMm) / pupillaryDistanceMm,
    });
  }
  return errors;
}

function headAt({ pitch, yaw, roll }: Turn, distanceCm = DISTANCE_CM, aside = 2): Pose {
  const axis = { x: degrees(pitch), y: degrees(yaw), z: degrees(roll) };
  return moved(FACING, axis, { x: aside, y: 1, z: -distanceCm });
}

/** What a live session sees after some frames of the same picture. */
async function settled(picture: Picture): Promise<RawFace | undefined> {
  const follower: Eye<RawFace> = await eyes.follower();
  let found: RawFace | undefined;
  for (let i = 1; i <= SETTLING_FRAMES; i += 1) found = follower.look(picture, i * 200)[0];
  follower.dispose();
  return found;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function bridgeOf({ eyeNose }: { readonly eyeNose: Float32Array }): Point {
  return project(poseOfMatrix(eyeNose), ANCHORS.eyeNose[0] as readonly number[]);
}

function project(pose: Pose, point: readonly number[]): Point {
  return projectVertex(pose, Float32Array.from(point), 0, SIZE);
}

function pictureOf({
  bytes,
  width,
  height,
}: {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}): Picture {
  return { data: new Uint8ClampedArray(bytes.buffer, bytes.byteOffset, bytes.length), width, height };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(points: readonly Point[]): number {
  const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))];
  return Math.sqrt(mean(points.map((point) => (point.x - x) ** 2 + (point.y - y) ** 2)));
}
