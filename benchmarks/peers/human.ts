import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FRAME_HEIGHT, FRAME_WIDTH } from '../../test/support/portrait.ts';

const require = createRequire(import.meta.url);
const packageDir = fileURLToPath(new URL('../../node_modules/@vladmandic/human', import.meta.url));
const wasmDir = dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json'));

interface Human {
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

export interface HumanPeer {
  /** Looks `n` times at the picture. Resolves with where it sees a landmark in the end, pixels. */
  see(n: number): Promise<{ readonly x: number; readonly y: number }>;
  stop(): void;
}

/** `@vladmandic/human` on its wasm backend, with the picture already in a tensor. */
export async function openHuman(rgba: Uint8Array, landmark: number): Promise<HumanPeer> {
  const models = await serve(join(packageDir, 'models'));
  const human = await start(`http://127.0.0.1:${models.port}/`);
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3)
    rgb.set(rgba.subarray(from, from + 3), to);
  const input = human.tf.tensor(rgb, [1, FRAME_HEIGHT, FRAME_WIDTH, 3], 'int32');
  return {
    async see(n) {
      let point: readonly number[] = [];
      for (let i = 0; i < n; i += 1) {
        const { face, error } = await human.detect(input);
        if (error !== null) throw new Error(error);
        point = face[0]?.mesh[landmark] ?? [];
      }
      const [x = Number.NaN, y = Number.NaN] = point;
      return { x, y };
    },
    stop() {
      human.tf.dispose(input);
      models.close();
    },
  };
}

/** It fetches its models; in Node it cannot do so from a folder. */
async function serve(folder: string): Promise<{ readonly port: number; close(): void }> {
  const server = createServer((request, response) => {
    const path = join(folder, normalize(request.url ?? '/').replaceAll('..', ''));
    if (existsSync(path)) response.end(readFileSync(path));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Face box, mesh and irises, as our tracker gives them; everything else off, no frame skipped. */
async function start(modelBasePath: string): Promise<Human> {
  const { Human } = require(join(packageDir, 'dist/human.node-wasm.js')) as {
    Human: new (config: object) => Human;
  };
  const off = { enabled: false };
  const human = new Human({
    backend: 'wasm',
    wasmPath: `${join(wasmDir, 'dist')}/`,
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
  await human.init();
  return human;
}
