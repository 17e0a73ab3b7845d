import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SKIPPED: ReadonlySet<string> = new Set(['node_modules', 'dist', 'unpackage', 'built']);

/** One hash over the contents of all files below `paths`. */
export function fingerprint(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesBelow).sort()) hash.update(path).update(readFileSync(path));
  return hash.digest('hex');
}

/** Whether the result in `folder` was made from other contents than these. */
export function isStale(folder: string, sources: string): boolean {
  const mark = join(folder, '.made-from');
  return !existsSync(mark) || readFileSync(mark, 'utf8') !== sources;
}

export function markFresh(folder: string, sources: string): void {
  writeFileSync(join(folder, '.made-from'), sources);
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !SKIPPED.has(name) && !name.startsWith('.'))
    .flatMap(({ name }) => filesBelow(join(path, name)));
}
