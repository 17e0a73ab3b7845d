import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildModels, ModelMismatch, type ModelReport, verifyModels } from '#ml/models';
import { foreignModels } from '../../../../ml/models/build-models.ts';
import { taskBundle, taskEntries } from '../../../../ml/models/task-bundle.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tongqu-models-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

test('the pinned packages give models with the expected bytes, each time', () => {
  const progress: ModelReport[] = [];
  buildModels({ outDir: dir, report: (step) => progress.push(step) });
  buildModels({ outDir: dir });
  expect(verifyModels(dir)).toEqual([]);
  expect(readdirSync(dir).sort()).toEqual(progress.map(({ file }) => file).sort());
  expect(progress.at(-1)).toMatchObject({ done: progress.length, of: progress.length });
});

test('one changed byte and one missing file are found by name', () => {
  buildModels({ outDir: dir });
  const detector = join(dir, 'face_detector.tflite');
  const bytes = readFileSync(detector);
  bytes[1_000] = (bytes[1_000] as number) ^ 1;
  writeFileSync(detector, bytes);
  rmSync(join(dir, 'selfie_segmenter.tflite'));
  expect(verifyModels(dir)).toEqual([
    expect.stringMatching(/^face_detector\.tflite: sha256 is .* expected 079872fa/),
    'selfie_segmenter.tflite: missing',
  ]);
});

test('other weights are refused with a way out, and nothing of them is left on disk', () => {
  const recipes = { 'face_landmarker.task': () => Uint8Array.of(1, 2, 3) };
  const build = () => buildModels({ outDir: dir, recipes });
  expect(build).toThrow(ModelMismatch);
  expect(build).toThrow(/npm ci/);
  expect(readdirSync(dir)).toEqual([]);
});

test('a face bundle with expressions, put there by the operator, is accepted and never overwritten', () => {
  buildModels({ outDir: dir });
  expect(foreignModels(dir)).toEqual([]);
  const face = join(dir, 'face_landmarker.task');
  const entries = ['face_detector.tflite', 'face_landmarks_detector.tflite', 'face_blendshapes.tflite'];
  const mounted = taskBundle(entries.map((entry) => [entry, Uint8Array.of(1, 2, 3)]));
  writeFileSync(face, mounted);
  expect(foreignModels(dir)).toEqual(['face_landmarker.task']);
  expect(verifyModels(dir)).toEqual([]);
  buildModels({ outDir: dir });
  expect(readFileSync(face).equals(mounted)).toBe(true);
});

test('a foreign face bundle without expressions is a fault, and so is what is no bundle', () => {
  buildModels({ outDir: dir });
  const face = join(dir, 'face_landmarker.task');
  writeFileSync(face, taskBundle([['face_detector.tflite', Uint8Array.of(1)]]));
  expect(verifyModels(dir)).toHaveLength(1);
  const cut = readFileSync(join(dir, 'pose_landmarker_lite.task')).subarray(0, 1_000);
  writeFileSync(face, cut);
  expect(taskEntries(cut)).toEqual([]);
  expect(verifyModels(dir)).toHaveLength(1);
});

test('an empty folder has no models', () => {
  expect(verifyModels(join(dir, 'nowhere'))).toContain('face_landmarker.task: missing');
});
