// node benchmarks/peers/install.ts: puts the peers that are no development dependencies into var/peers.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PEERS_DIR } from './scratch.ts';

const PACKAGES = ['onnxruntime-node@1.30.0', 'hnswlib-node@3.0.0'] as const;

mkdirSync(PEERS_DIR, { recursive: true });
// npm would otherwise install into the nearest folder above that has one.
writeFileSync(`${PEERS_DIR}/package.json`, '{ "private": true }\n');
// The library for CPUs is inside the package; its script would fetch the one for graphics cards.
const quiet = ['--no-audit', '--no-fund', '--no-save', '--no-package-lock'];
npm(['install', ...quiet, '--ignore-scripts', ...PACKAGES], { ONNXRUNTIME_NODE_INSTALL: 'skip' });
// Compiled here, against the headers beside this Node.
npm(['rebuild', 'hnswlib-node'], { npm_config_nodedir: dirname(dirname(process.execPath)) });

function npm(words: readonly string[], env: Record<string, string>): void {
  const { status } = spawnSync('npm', words, {
    cwd: PEERS_DIR,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exitCode = 1;
}
