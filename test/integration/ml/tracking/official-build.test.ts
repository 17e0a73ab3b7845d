import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type Follows, type TrackAnswer, TrackerPool } from '#ml/tracking';
import { launchChromium } from '../../../support/chromium.ts';
import { otherPersonFrame } from '../../../support/other-people.ts';
import { portraitFrame, portraitJpeg } from '../../../support/portrait.ts';

/** Chromium compiles 11 MB of wasm and draws in software, on a machine that may be busy. */
const BUSY_MS_MAX = 120_000;
const SIZE = { width: 640, height: 480 };
const modelDir = 'ml/models/built';
const TYPES: Readonly<Record<string, string>> = {
  mjs: 'text/javascript',
  js: 'text/javascript',
  wasm: 'application/wasm',
};
const packageDir = 'node_modules/@mediapipe/tasks-vision';

/** The library as its makers ship it, on a page of its own. */
const PAGE = `<!doctype html><script type="module">
import { FaceLandmarker, FilesetResolver, HandLandmarker, PoseLandmarker } from '/package/vision_bundle.mjs';
const files = await FilesetResolver.forVisionTasks('/package/wasm');
const kinds = {
  face: [FaceLandmarker, 'face_landmarker.task', { numFaces: 2, outputFacialTransformationMatrixes: true }],
  hand: [HandLandmarker, 'hand_landmarker_lite.task', { numHands: 2 }],
  body: [PoseLandmarker, 'pose_landmarker_lite.task', { numPoses: 1, outputSegmentationMasks: true }],
};
const pictureOf = async (name, width, height) => {
  const response = await fetch('/pictures/' + name);
  if (name.endsWith('.jpg')) return createImageBitmap(await response.blob());
  return new ImageData(new Uint8ClampedArray(await response.arrayBuffer()), width, height);
};
window.see = async (kind, picture) => {
  const [Task, model, options] = kinds[kind];
  const baseOptions = { modelAssetPath: '/models/' + model, delegate: 'CPU' };
  const task = await Task.createFromOptions(files, { runningMode: 'IMAGE', baseOptions, ...options });
  const found = task.detect(await pictureOf(picture, ${SIZE.width}, ${SIZE.height}));
  const flat = (points) => (points ?? []).flatMap(({ x, y, z }) => [x, y, z]);
  const answer = {
    landmarks: flat((found.faceLandmarks ?? found.landmarks)[0]),
    world: flat(found.worldLandmarks?.[0]),
    matrix: found.facialTransformationMatrixes?.[0]?.data ?? [],
  };
  task.close();
  return answer;
};
window.ready = true;
</script>`;

interface Official {
  readonly landmarks: readonly number[];
  readonly world: readonly number[];
  readonly matrix: readonly number[];
}

const pictures = new Map<string, Uint8Array>();
const pool = new TrackerPool({
  workers: 1,
  modelDir,
  log: { debug() {}, info() {}, error() {} },
});
let server: Server;
let browser: Browser;
let page: Page;
const foreign: string[] = [];

beforeAll(async () => {
  pictures.set('portrait.rgba', (await portraitFrame()).bytes);
  pictures.set('portrait.jpg', await portraitJpeg());
  pictures.set('leftHand.rgba', (await otherPersonFrame('leftHand')).bytes);
  pictures.set('body.rgba', (await otherPersonFrame('body')).bytes);
  server = createServer((request, response) => {
    serve(request.url ?? '', response).catch(() => response.writeHead(404).end());
  }).listen(0, '127.0.0.1');
  [browser] = await Promise.all([launchChromium(), pool.start()]);
  page = await browser.newPage();
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('blob:')) foreign.push(request.url());
  });
  await page.goto(origin);
  await page.waitForFunction('window.ready');
}, BUSY_MS_MAX);

afterAll(async () => {
  await browser?.close();
  server?.close();
  await pool.stop();
});

async function serve(url: string, response: ServerResponse): Promise<void> {
  const [, folder, ...rest] = url.split('/');
  const name = rest.join('/');
  response.setHeader('content-type', TYPES[name.split('.').pop() ?? ''] ?? 'application/octet-stream');
  if (folder === 'package') response.end(await readFile(join(packageDir, name)));
  else if (folder === 'models') response.end(await readFile(join(modelDir, name)));
  else if (folder === 'pictures') response.end(pictures.get(name));
  else response.setHeader('content-type', 'text/html').end(PAGE);
}

function official(kind: Follows, picture: string): Promise<Official> {
  return page.evaluate(`window.see('${kind}', '${picture}')`);
}

async function ours(follows: Follows, picture: string): Promise<TrackAnswer> {
  // A photo's face is looked at twice, closer the second time; a live session's first frame once, like here.
  const session = pool.openSession({ mode: follows === 'face' ? 'live' : 'photo', follows });
  const bytes = new Uint8Array(pictures.get(picture) as Uint8Array);
  const kind = picture.endsWith('.jpg') ? ('jpeg' as const) : ('rgba' as const);
  const answer = await session.track({ kind, bytes, ...SIZE });
  await session.close();
  return answer;
}

function awayPx(mine: Float32Array | undefined, theirs: readonly number[]): { worst: number; mean: number } {
  expect(theirs.length).toBeGreaterThan(0);
  expect(mine).toHaveLength(theirs.length);
  const away: number[] = [];
  for (let i = 0; i < theirs.length; i += 3) {
    const at = (axis: number) => (mine?.[i + axis] ?? Number.NaN) - (theirs[i + axis] ?? Number.NaN);
    away.push(Math.hypot(at(0) * SIZE.width, at(1) * SIZE.height));
  }
  return { worst: Math.max(...away), mean: away.reduce((sum, px) => sum + px, 0) / away.length };
}

function worstDifference(mine: Float32Array | undefined, theirs: readonly number[]): number {
  expect(mine).toHaveLength(theirs.length);
  return Math.max(...theirs.map((value, i) => Math.abs(value - (mine?.[i] ?? Number.NaN))));
}

test(
  "a face is where the library's makers' own build sees it in Chromium: 0.01 px, the matrix 1e-4",
  async () => {
    const theirs = await official('face', 'portrait.rgba');
    const [face] = (await ours('face', 'portrait.rgba')).faces;
    expect(awayPx(face?.landmarks, theirs.landmarks).worst).toBeLessThan(0.01);
    expect(worstDifference(face?.matrix, theirs.matrix)).toBeLessThan(1e-4);
  },
  BUSY_MS_MAX,
);

test(
  'a body, in the picture and in metres, and a hand as well',
  async () => {
    const theirBody = await official('body', 'body.rgba');
    const { body } = await ours('body', 'body.rgba');
    expect(awayPx(body?.landmarks, theirBody.landmarks).worst).toBeLessThan(0.01);
    expect(worstDifference(body?.worldLandmarks, theirBody.world)).toBeLessThan(1e-4);
    const theirHand = await official('hand', 'leftHand.rgba');
    const [hand] = (await ours('hand', 'leftHand.rgba')).hands;
    expect(awayPx(hand?.landmarks, theirHand.landmarks).worst).toBeLessThan(0.01);
    expect(worstDifference(hand?.worldLandmarks, theirHand.world)).toBeLessThan(1e-4);
  },
  BUSY_MS_MAX,
);

test(
  'a JPEG, decoded by Chromium there and by us here, gives the same face within a pixel',
  async () => {
    const theirs = await official('face', 'portrait.jpg');
    const [face] = (await ours('face', 'portrait.jpg')).faces;
    expect(awayPx(face?.landmarks, theirs.landmarks).mean).toBeLessThan(1);
  },
  BUSY_MS_MAX,
);

test('the library asks no other address for anything', () => {
  expect(foreign).toEqual([]);
});
