import { loadArItem } from './ar-item.ts';
import { decodeTexture } from './decode-texture.ts';
import { dressModel, parseModel } from './item-model.ts';
import type { ItemColours } from './manifest.ts';
import { type WearableItem, wearable } from './scene.ts';

/** Reads an item's folder and makes it ready to be worn. */
export async function loadWearable(folder: string, colours?: ItemColours): Promise<WearableItem> {
  const { manifest, model } = await loadArItem(folder);
  if (manifest.kind === 'lipstick') throw new Error(`${manifest.id} is make-up: it has no model to wear`);
  return wearable(manifest, dressModel(await parseModel(model, decodeTexture), manifest, colours));
}
