import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ledger } from './ledger.ts';
import { type PictureSource, pictureSources } from './picture-sources.ts';

/** Decoding an SVG takes one core; two at a time keep both cores of a small machine busy. */
const AT_A_TIME = 2;
const REPORT_EVERY = 100;

export interface DrawDemoPictures {
  readonly stateDir: string;
  readonly report: (line: string) => void;
  /** Tests make do with a few. */
  readonly only?: (source: PictureSource) => boolean;
}

/** Fills STATE_DIR/media. Only what is missing or was made from something else is made. */
export async function drawDemoPictures({ stateDir, report, only }: DrawDemoPictures): Promise<void> {
  const folder = join(stateDir, 'media');
  await mkdir(folder, { recursive: true });
  const ledger = new Ledger(folder);
  const wanted = pictureSources().filter((source) => only?.(source) ?? true);
  const missing = wanted.filter(({ name, fingerprint }) => !ledger.has(name, fingerprint));
  if (missing.length === 0) return;

  const waiting = missing.values();
  let done = 0;
  const hand = async () => {
    for (const source of waiting) {
      await put(folder, source);
      ledger.note(source.name, source.fingerprint);
      done += 1;
      if (done % REPORT_EVERY === 0 || done === missing.length) report(`商品图 ${done}/${missing.length} 张`);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, hand));
}

/** A picture appears whole or not at all: it may be served while others are still being drawn. */
async function put(folder: string, { name, make }: PictureSource): Promise<void> {
  const path = join(folder, name);
  await writeFile(`${path}.part`, await make());
  await rename(`${path}.part`, path);
}
