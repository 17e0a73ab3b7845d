import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

interface PackedFile {
  readonly filename: string;
  readonly start: number;
  readonly end: number;
}

const require = createRequire(import.meta.url);

/** The pinned packages that carry the weights; their exact versions are in package.json. */
const PACKAGES = {
  '@mediapipe/face_mesh': require.resolve('@mediapipe/face_mesh/package.json'),
  '@mediapipe/hands': require.resolve('@mediapipe/hands/package.json'),
  '@mediapipe/pose': require.resolve('@mediapipe/pose/package.json'),
  '@mediapipe/selfie_segmentation': require.resolve('@mediapipe/selfie_segmentation/package.json'),
};
type ModelPackage = keyof typeof PACKAGES;

export function packageFile(name: ModelPackage, file: string): Uint8Array {
  return readFileSync(join(dirname(PACKAGES[name]), file));
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
