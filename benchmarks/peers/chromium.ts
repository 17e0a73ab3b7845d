import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import { launchChromium } from '../../test/support/chromium.ts';
import { FRAME_HEIGHT, FRAME_WIDTH } from '../../test/support/portrait.ts';

const PACKAGE_DIR = 'node_modules/@mediapipe/tasks-vision';
const MODEL = 'ml/models/built/face_landmarker.task';
const POINTS = 478;
const TYPES: Readonly<Record<string, string>> = {
  mjs: 'text/javascript',
  js: 'text/javascript',
  wasm: 'application/wasm',
};

/** The makers' own build, as a page that follows one face would use it. */
const PAGE = `<!doctype html><script type="module">
import { FaceLandmarker, FilesetResolver } from '/package/vision_bundle.mjs';
const files = await FilesetResolver.forVisionTasks('/package/wasm');
const task = await FaceLandmarker.createFromOptions(files, {
  runningMode: 'VIDEO',
  numFaces: 1,
  outputFacialTransformationMatrixes: true,
  baseOptions: { modelAssetPath: '/model', delegate: 'CPU' },
});
const rgba = new Uint8ClampedArray(await (await fetch('/rgba')).arrayBuffer());
const decoded = new ImageData(rgba, ${FRAME_WIDTH}, ${FRAME_HEIGHT});
let stampMs = 0;
const track = (picture) => task.detectForVideo(picture, (stampMs += 33));
window.see = (n, landmark) => {
  let face;
  for (let i = 0; i < n; i += 1) face = track(decoded).faceLandmarks[0];
  return { x: face?.[landmark].x * ${FRAME_WIDTH}, y: face?.[landmark].y * ${FRAME_HEIGHT} };
};
const socket = new WebSocket(location.origin.replace('http', 'ws'));
socket.binaryType = 'arraybuffer';
socket.onmessage = async ({ data }) => {
  const bitmap = await createImageBitmap(new Blob([data], { type: 'image/jpeg' }));
  const { faceLandmarks: [face], facialTransformationMatrixes: [matrix] } = track(bitmap);
  bitmap.close();
  const answer = new Float32Array(${POINTS} * 3 + 16);
  for (let i = 0; i < ${POINTS}; i += 1) answer.set([face[i].x, face[i].y, face[i].z], i * 3);
  answer.set(matrix.data, ${POINTS} * 3);
  socket.send(answer);
};
await new Promise((resolve) => (socket.onopen = resolve));
window.ready = true;
</script>`;

interface Place {
  readonly x: number;
  readonly y: number;
}

export interface ChromiumPeer {
  /** Follows the face in decoded pixels for `n` frames. Resolves with where it sees a landmark in the end, pixels. */
  see(n: number): Promise<Place>;
  /** The same with JPEGs that come in over a WebSocket of the page; points and matrix go back as floats. */
  serve(n: number): Promise<Place>;
  stop(): Promise<void>;
}

/** The official build of the tracker in a headless Chromium, a process tree of its own below this one. */
export async function openChromium(
  rgba: Uint8Array,
  jpeg: Uint8Array,
  landmark: number,
): Promise<ChromiumPeer> {
  const answer = async (url: string, response: ServerResponse) => {
    response.setHeader('content-type', TYPES[url.split('.').pop() ?? ''] ?? 'application/octet-stream');
    if (url.startsWith('/package/'))
      response.end(await readFile(join(PACKAGE_DIR, url.slice('/package/'.length))));
    else if (url === '/model') response.end(await readFile(MODEL));
    else if (url === '/rgba') response.end(rgba);
    else response.setHeader('content-type', 'text/html').end(PAGE);
  };
  const server = createServer((request, response) => {
    answer(request.url ?? '', response).catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sockets = new WebSocketServer({ server });
  const connected = once(sockets, 'connection') as Promise<[WebSocket]>;
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await page.waitForFunction('window.ready', undefined, { timeout: 120_000 });
  const [socket] = await connected;
  return {
    see: (n) => page.evaluate(`window.see(${n}, ${landmark})`),
    async serve(n) {
      let answer = Buffer.alloc(0);
      for (let i = 0; i < n; i += 1) {
        socket.send(jpeg);
        [answer] = (await once(socket, 'message')) as [Buffer<ArrayBuffer>];
      }
      const at = (axis: number) => answer.readFloatLE((landmark * 3 + axis) * 4);
      return { x: at(0) * FRAME_WIDTH, y: at(1) * FRAME_HEIGHT };
    },
    async stop() {
      socket.terminate();
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
