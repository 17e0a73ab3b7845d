// node benchmarks/peers/vendure/install.ts: puts Vendure and its SQLite driver into var/peers/vendure.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { installedVendure, VENDURE_DIR } from './package.ts';

/** The driver is ours, with its binaries inside: the ones that TypeORM names would have to be compiled. */
const PACKAGES = ['@vendure/core@3.1', 'better-sqlite3@13.0.3'] as const;

mkdirSync(VENDURE_DIR, { recursive: true });
// npm would otherwise install into the nearest folder above that has one.
writeFileSync(`${VENDURE_DIR}/package.json`, '{ "private": true }\n');
const quiet = ['--no-audit', '--no-fund', '--no-save', '--no-package-lock'];
// No scripts: bcrypt is the only one to compile, and nobody signs in with a password here.
const words = ['install', ...quiet, '--ignore-scripts', '--legacy-peer-deps', ...PACKAGES];
const { status } = spawnSync('npm', words, { cwd: VENDURE_DIR, stdio: 'inherit' });

const found = installedVendure();
process.stdout.write(
  `${'missing' in found ? `left out: ${found.missing}` : `${found.versions}, Node ${process.version}`}\n`,
);
if (status !== 0 || 'missing' in found) process.exitCode = 1;
