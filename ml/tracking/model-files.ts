import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { taskEntries } from '#ml/models';
import type { ThreadData } from './thread-messages.ts';

export type BodyModel = 'lite' | 'full';

/** In Google's face bundle, not in the one that is built here. */
const BLENDSHAPES_ENTRY = 'face_blendshapes.tflite';

/** The model files in `dir`, each of which must be there. */
export async function modelFiles(dir: string, bodyModel: BodyModel): Promise<ThreadData['models']> {
  const face = join(dir, 'face_landmarker.task');
  const hand = join(dir, 'hand_landmarker_lite.task');
  const body = join(dir, `pose_landmarker_${bodyModel}.task`);
  const entries = taskEntries(await readFile(face));
  await Promise.all([access(hand), access(body)]);
  return { face: { file: face, hasBlendshapes: entries.includes(BLENDSHAPES_ENTRY) }, hand, body };
}
