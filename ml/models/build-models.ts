import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODEL_RECIPES } from './recipes.ts';
import { taskEntries } from './task-bundle.ts';

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

const FACE_FILE = 'face_landmarker.task';
/** What Google's own face bundle holds: ours lacks the last, because its weights are in no npm package. */
const GOOGLE_FACE_ENTRIES = [
  'face_detector.tflite',
  'face_landmarks_detector.tflite',
  'face_blendshapes.tflite',
];

export class ModelMismatch extends Error {
  override readonly name = 'ModelMismatch';
}

/**
 * Writes the tracking models into `outDir`, about 30 MB in about a second. A file appears under its name
 * only when its bytes are the expected ones, so a killed build leaves nothing half written behind. A face
 * bundle that the operator put there stays.
 */
export function buildModels({ outDir, report, recipes = MODEL_RECIPES }: BuildModelsOptions): void {
  mkdirSync(outDir, { recursive: true });
  const names = Object.keys(recipes);
  const foreign = foreignModels(outDir);
  for (const [i, [file, make]] of Object.entries(recipes).entries()) {
    if (foreign.includes(file)) continue;
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
  const foreign = foreignModels(dir);
  return Object.keys(EXPECTED)
    .filter((file) => !foreign.includes(file))
    .flatMap((file) => faultOf(file, contentOf(join(dir, file))) ?? []);
}

/** Files that somebody else made and that are used as they are: a face bundle with weights for expressions. */
export function foreignModels(dir: string): string[] {
  const face = contentOf(join(dir, FACE_FILE));
  if (face === undefined) return [];
  const entries = taskEntries(face);
  return GOOGLE_FACE_ENTRIES.every((entry) => entries.includes(entry)) ? [FACE_FILE] : [];
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
