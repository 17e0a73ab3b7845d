import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { launchChromium } from '../../test/support/chromium.ts';
import { FRAME_HEIGHT, FRAME_WIDTH } from '../../test/support/portrait.ts';

const PACKAGE_DIR = 'node_modules/@mediapipe/tasks-vision';
const MODEL = 'ml/models/built/face_landmarker.task';
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
const jpeg = await (await fetch('/jpeg')).blob();
let stampMs = 0;
const track = (picture) => task.detectForVideo(picture, (stampMs += 33)).faceLandmarks[0];
window.see = async (n, landmark, fromJpeg) => {
  let face;
  for (let i = 0; i < n; i += 1) {
    if (!fromJpeg) face = track(decoded);
    else {
      const bitmap = await createImageBitmap(jpeg);
      face = track(bitmap);
      bitmap.close();
    }
  }
  return { x: face?.[landmark].x * ${FRAME_WIDTH}, y: face?.[landmark].y * ${FRAME_HEIGHT} };
};
window.ready = true;
</script>`;

export interface ChromiumPeer {
  /** Follows the face for `n` frames. Resolves with where it sees a landmark in the end, pixels. */
  see(n: number, from: 'pixels' | 'jpeg'): Promise<{ readonly x: number; readonly y: number }>;
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
    else if (url === '/jpeg') response.setHeader('content-type', 'image/jpeg').end(jpeg);
    else response.setHeader('content-type', 'text/html').end(PAGE);
  };
  const server = createServer((request, response) => {
    answer(request.url ?? '', response).catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await page.waitForFunction('window.ready', undefined, { timeout: 120_000 });
  return {
    see: (n, from) => page.evaluate(`window.see(${n}, ${landmark}, ${from === 'jpeg'})`),
    async stop() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
