import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODEL_RECIPES } from './recipes.ts';

/** What `npm start` and the command show while models are built. */
export interface ModelReport {
  readonly file: string;
  readonly bytes: number;
  readonly done: number;
  readonly of: number;
}

export interface BuildModelsOptions {
  readonly outDir: string;
  readonly report?: (progress: ModelReport) => void;
  readonly recipes?: typeof MODEL_RECIPES;
}

interface ExpectedModel {
  readonly bytes: number;
  readonly sha256: string;
}

/** Made once by our own build; the same bytes came out on Node 20 and Node 24. */
const EXPECTED: Readonly<Record<string, ExpectedModel>> = JSON.parse(
  readFileSync(new URL('./model-hashes.json', import.meta.url), 'utf8'),
);

export class ModelMismatch extends Error {
  override readonly name = 'ModelMismatch';
}

/**
 * Writes the tracking models into `outDir`, about 30 MB in about a second. A file appears under its name
 * only when its bytes are the expected ones, so a killed build leaves nothing half written behind.
 */
export function buildModels({ outDir, report, recipes = MODEL_RECIPES }: BuildModelsOptions): void {
  mkdirSync(outDir, { recursive: true });
  const names = Object.keys(recipes);
  for (const [i, [file, make]] of Object.entries(recipes).entries()) {
    const content = make();
    const fault = faultOf(file, content);
    if (fault !== undefined) {
      throw new ModelMismatch(
        `${fault}\nThe installed @mediapipe packages differ from the pinned ones. Remove node_modules, run npm ci and try again.`,
      );
    }
    const path = join(outDir, file);
    const draft = `${path}.${randomUUID()}.part`;
    try {
      writeFileSync(draft, content);
      renameSync(draft, path);
    } finally {
      rmSync(draft, { force: true });
    }
    report?.({ file, bytes: content.length, done: i + 1, of: names.length });
  }
}

/** One sentence per model file that is missing or has other bytes; empty when all is well. */
export function verifyModels(dir: string): string[] {
  return Object.keys(EXPECTED).flatMap((file) => faultOf(file, contentOf(join(dir, file))) ?? []);
}

function contentOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function faultOf(file: string, content: Uint8Array | undefined): string | undefined {
  if (content === undefined) return `${file}: missing`;
  const expected = EXPECTED[file];
  if (expected === undefined) return `${file}: no expected hash in model-hashes.json`;
  const sha256 = createHash('sha256').update(content).digest('hex');
  if (sha256 === expected.sha256) return undefined;
  return `${file}: sha256 is ${sha256} (${content.length} bytes), expected ${expected.sha256} (${expected.bytes} bytes)`;
}
