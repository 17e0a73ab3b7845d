// node benchmarks/peers/human.ts [frames]: CPU milliseconds per frame of @vladmandic/human on the portrait, beside ours.
// Installs the peer into benchmarks/peers/installed (ignored by git) when it is not there; prints one JSON line.
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FRAME_HEIGHT, FRAME_WIDTH, portraitFrame } from '../../test/support/portrait.ts';
import { bareTrackMs } from '../tasks/face-tracker.ts';

const PACKAGES = [
  '@vladmandic/human@3.3.6',
  '@tensorflow/tfjs@4.22.0',
  '@tensorflow/tfjs-backend-wasm@4.22.0',
];
const WARM_UP_FRAMES = 20;
/** The tip of the nose as our tracker sees it; the peer's model is the one without attention. */
const NOSE = { landmark: 1, x: 250.87, y: 156.16, tolerancePx: 6 };

interface Peer {
  readonly tf: {
    tensor: (data: Uint8Array, shape: number[], type: 'int32') => unknown;
    dispose: (t: unknown) => void;
  };
  init(): Promise<void>;
  detect(input: unknown): Promise<{
    readonly face: readonly { readonly mesh: readonly (readonly number[])[] }[];
    readonly error: string | null;
  }>;
}

const installed = fileURLToPath(new URL('./installed', import.meta.url));
install();
const files = await serve(join(installed, 'node_modules/@vladmandic/human/models'));
const human = await startPeer(`http://127.0.0.1:${files.port}/`);
const frames = Number(process.argv[2] ?? 60);
const peer = await peerCpuMs(frames);
const ours = await bareTrackMs(frames);
process.stdout.write(
  `${JSON.stringify({
    name: '@vladmandic/human 3.3.6, tfjs wasm, one face',
    cpuMsPerFrame: peer.cpuMs,
    ourBareTrackerCpuMs: ours,
    ratio: peer.cpuMs / ours,
    nosePxApart: peer.nosePxApart,
    frames,
  })}\n`,
);
process.exit(0);

function install(): void {
  if (existsSync(join(installed, 'node_modules/@vladmandic/human'))) return;
  mkdirSync(installed, { recursive: true });
  writeFileSync(join(installed, 'package.json'), '{"private":true}\n');
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--save-exact'];
  execFileSync('npm', ['install', ...options, ...PACKAGES], { cwd: installed, stdio: ['ignore', 2, 2] });
}

/** The peer fetches its models; in Node it cannot do so from a folder. */
async function serve(folder: string): Promise<{ readonly port: number }> {
  const server = createServer((request, response) => {
    const path = join(folder, normalize(request.url ?? '/').replaceAll('..', ''));
    if (existsSync(path)) response.end(readFileSync(path));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port };
}

/** Face box, mesh and irises, as our tracker gives them; everything else off, no frame skipped. */
async function startPeer(modelBasePath: string): Promise<Peer> {
  const require = createRequire(join(installed, 'package.json'));
  const { Human } = require(join(installed, 'node_modules/@vladmandic/human/dist/human.node-wasm.js')) as {
    Human: new (config: object) => Peer;
  };
  const off = { enabled: false };
  const peer = new Human({
    backend: 'wasm',
    wasmPath: join(installed, 'node_modules/@tensorflow/tfjs-backend-wasm/dist/'),
    modelBasePath,
    debug: false,
    cacheSensitivity: 0,
    filter: off,
    face: {
      enabled: true,
      detector: { maxDetected: 1 },
      mesh: { enabled: true },
      iris: { enabled: true },
      attention: off,
      description: off,
      emotion: off,
      antispoof: off,
      liveness: off,
    },
    body: off,
    hand: off,
    object: off,
    gesture: off,
    segmentation: off,
  });
  await peer.init();
  return peer;
}

async function peerCpuMs(count: number): Promise<{ readonly cpuMs: number; readonly nosePxApart: number }> {
  const { bytes } = await portraitFrame();
  const rgb = new Uint8Array((bytes.length / 4) * 3);
  for (let from = 0, to = 0; from < bytes.length; from += 4, to += 3)
    rgb.set(bytes.subarray(from, from + 3), to);
  const input = human.tf.tensor(rgb, [1, FRAME_HEIGHT, FRAME_WIDTH, 3], 'int32');

  const samples: number[] = [];
  let nosePxApart = Number.NaN;
  for (let i = -WARM_UP_FRAMES; i < count; i += 1) {
    const before = process.cpuUsage();
    const { face, error } = await human.detect(input);
    const { user, system } = process.cpuUsage(before);
    assert.equal(error, null);
    const [x = Number.NaN, y = Number.NaN] = face[0]?.mesh[NOSE.landmark] ?? [];
    nosePxApart = Math.hypot(x - NOSE.x, y - NOSE.y);
    assert.ok(nosePxApart < NOSE.tolerancePx, `the peer sees the nose ${nosePxApart} px away`);
    if (i >= 0) samples.push((user + system) / 1_000);
  }
  human.tf.dispose(input);
  samples.sort((a, b) => a - b);
  return { cpuMs: samples[Math.floor(samples.length / 2)] as number, nosePxApart };
}
