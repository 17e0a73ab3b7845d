import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ArManifest, renderProductPicture } from '#ml/tryon';
import type { AddedKind } from './added-kind.ts';
import { describe, type Licence, ownOfKind } from './describe.ts';
import { nameRoles } from './name-roles.ts';
import { makePair } from './pair.ts';
import { type Placed, type Placing, placeModel } from './place.ts';
import { boxOf, pointsOf, sizeOf, type Vector } from './points.ts';
import { previewPicture } from './preview.ts';
import { readModel } from './read-model.ts';
import { type SlimModel, slim } from './slim.ts';

const THUMB_PX = 240;

export interface Wanted {
  readonly id: string;
  readonly title: string;
  readonly kind: AddedKind;
  readonly licence: Licence;
  readonly placing: Placing;
}

export interface Ingested {
  readonly folder: string;
  readonly manifest: ArManifest;
  readonly placed: Placed;
  readonly slimmed: SlimModel;
}

/**
 * A model of somebody's own becomes a try-on item: checked, placed, made light, described, ready to be
 * pictured. Nothing is written before everything has been accepted.
 *
 * @throws ModelRefused with every reason that was found
 */
export async function ingest(
  bytes: Uint8Array,
  wanted: Wanted,
  assetsDir: string,
  say: (line: string) => void,
): Promise<Ingested> {
  const { id, kind } = wanted;
  say('checking …');
  const document = await readModel(bytes);
  const own = await ownOfKind(kind, assetsDir);
  say('placing …');
  const placed = placeModel(document, kind, wanted.placing);
  const roles = nameRoles(document, kind);
  const points = pointsOf(document);
  const heightCm = sizeOf(boxOf(points), 1);
  const innerCm = 2 * points.reduce((least, [x, , z]) => Math.min(least, Math.hypot(x, z)), Infinity);
  if ('swing' in own && own.swing !== undefined) makePair(document, own.swing.pivot as unknown as Vector);
  say('making it light …');
  const slimmed = await slim(document);
  const manifest = describe(own, { ...wanted, roles, widthCm: placed.widthCm, innerCm, heightCm });

  const folder = join(assetsDir, id);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, manifest.model), slimmed.plain);
  await writeFile(join(folder, 'model-compact.glb'), slimmed.compact);
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return { folder, manifest, placed, slimmed };
}

/** A thumbnail, and a preview of how it is worn. */
export async function takePictures({ id, kind }: Wanted, assetsDir: string): Promise<void> {
  const size = { width: THUMB_PX, height: THUMB_PX, assetsDir };
  await writeFile(join(assetsDir, id, 'thumb.webp'), await renderProductPicture(id, size));
  await writeFile(join(assetsDir, id, 'preview.webp'), await previewPicture(id, kind, assetsDir));
}
