import { glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type ArManifest, arManifestSchema } from './manifest.ts';

/** One try-on item as it lies in its folder. */
export interface ArItem {
  readonly id: string;
  readonly manifest: ArManifest;
  /** Binary glTF. */
  readonly model: Uint8Array;
}

/** Reads and checks one folder of `ar-assets/`. */
export async function loadArItem(folder: string): Promise<ArItem> {
  const manifest = arManifestSchema.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
  return { id: manifest.id, manifest, model: await readFile(join(folder, manifest.model)) };
}

/** The ids of all items under `assetsDir`, sorted: every folder with a manifest is one. */
export async function listArItems(assetsDir: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const manifest of glob('*/manifest.json', { cwd: assetsDir })) ids.push(dirname(manifest));
  return ids.sort();
}
