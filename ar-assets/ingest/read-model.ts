import { type Document, Logger, NodeIO } from '@gltf-transform/core';
import { ALL_EXTENSIONS } from '@gltf-transform/extensions';
import { validateBytes } from 'gltf-validator';
import { MeshoptDecoder, MeshoptEncoder } from 'meshoptimizer';
import { ModelRefused } from './refusal.ts';

const GLB_MAGIC = 0x46546c67;
/** Read whole into memory; a photogrammetry scan has hundreds. */
const FILE_MB_MAX = 60;
const MEGABYTE = 1024 * 1024;
/** More would only repeat themselves. */
const MESSAGES_SHOWN_MAX = 5;
const ERROR = 0;

export const modelIo = new NodeIO()
  .registerExtensions(ALL_EXTENSIONS)
  .registerDependencies({ 'meshopt.decoder': MeshoptDecoder, 'meshopt.encoder': MeshoptEncoder });

/** Binary glTF that Khronos' validator finds no error in and that refers to nothing outside itself. */
export async function readModel(bytes: Uint8Array): Promise<Document> {
  const reasons = await faultsOf(bytes);
  if (reasons.length > 0) throw new ModelRefused(reasons);
  const document = (await modelIo.readBinary(bytes)).setLogger(new Logger(Logger.Verbosity.WARN));
  const root = document.getRoot();
  if (root.listSkins().length > 0)
    throw new ModelRefused(['It has a skeleton (skin). Apply the pose and export it without the armature.']);
  if (root.listMeshes().length === 0) throw new ModelRefused(['There is nothing in it to see: no mesh.']);
  for (const animation of root.listAnimations()) animation.dispose();
  for (const node of root.listNodes()) node.setCamera(null);
  return document;
}

async function faultsOf(bytes: Uint8Array): Promise<string[]> {
  if (bytes.length > FILE_MB_MAX * MEGABYTE)
    return [`The file has ${(bytes.length / MEGABYTE).toFixed(0)} MB; at most ${FILE_MB_MAX} are read.`];
  const magic = bytes.length < 12 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  if (magic !== GLB_MAGIC)
    return [
      'It is not binary glTF. Export as "glTF Binary (.glb)"; a .gltf with files beside it is not taken.',
    ];
  let outside = false;
  const { issues, info } = await validateBytes(new Uint8Array(bytes), {
    externalResourceFunction: () => {
      outside = true;
      return Promise.reject(new Error('not read'));
    },
  }).catch(() => ({ issues: undefined, info: undefined }));
  if (issues === undefined) return ['The file is damaged: the validator could not read it.'];
  if (outside || info?.resources?.some(({ storage }) => storage === 'external') === true)
    return ['It refers to files outside itself. Export with pictures and buffers packed into the .glb.'];
  const errors = issues.messages.filter(({ severity }) => severity === ERROR);
  const shown = errors
    .slice(0, MESSAGES_SHOWN_MAX)
    .map(({ code, message, pointer = '' }) => `${code} ${pointer}: ${message}`);
  return errors.length > shown.length
    ? [...shown, `… and ${errors.length - shown.length} more errors`]
    : shown;
}
