import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** The pinned packages that carry the weights; their exact versions are in package.json. */
export type ModelPackage =
  | '@mediapipe/face_mesh'
  | '@mediapipe/hands'
  | '@mediapipe/pose'
  | '@mediapipe/selfie_segmentation';

interface PackedFile {
  readonly filename: string;
  readonly start: number;
  readonly end: number;
}

const require = createRequire(import.meta.url);

export function packageFile(name: ModelPackage, file: string): Uint8Array {
  return readFileSync(join(dirname(require.resolve(`${name}/package.json`)), file));
}

/**
 * The files inside `<solution>_packed_assets.data`. Their table is the argument of `loadPackage()` in the
 * loader script beside it: JSON with file name, first byte, end byte.
 */
export function packedAssets(name: ModelPackage, solution: string): (file: string) => Uint8Array {
  const loader = Buffer.from(packageFile(name, `${solution}_packed_assets_loader.js`)).toString('utf8');
  const table = /loadPackage\((\{[\s\S]*?\})\);?\s*\}\)\(\)/.exec(loader)?.[1];
  if (table === undefined) throw new Error(`${name}: no file table in its loader script`);
  const { files } = JSON.parse(table) as { files: readonly PackedFile[] };
  const data = packageFile(name, `${solution}_packed_assets.data`);
  return (file) => {
    const entry = files.find(({ filename }) => basename(filename) === file);
    if (entry === undefined) throw new Error(`${name}: no file ${file} inside`);
    return data.subarray(entry.start, entry.end);
  };
}

/** The canonical face and the weights of the pose fit, a small protobuf. */
export function faceGeometryMetadata(): Uint8Array {
  return packedAssets(
    '@mediapipe/face_mesh',
    'face_mesh_solution',
  )('geometry_pipeline_metadata_landmarks.binarypb');
}
