import sharp from 'sharp';
import { DataTexture, LinearFilter, RepeatWrapping, SRGBColorSpace, type Texture } from 'three';
import { loadArItem } from './ar-item.ts';
import { dressModel, parseModel } from './item-model.ts';
import type { ItemColours } from './manifest.ts';
import { type WearableItem, wearable } from './scene.ts';

/** Reads an item's folder and makes it ready to be worn. */
export async function loadWearable(folder: string, colours?: ItemColours): Promise<WearableItem> {
  const { manifest, model } = await loadArItem(folder);
  if (manifest.kind === 'lipstick') throw new Error(`${manifest.id} is make-up: it has no model to wear`);
  return wearable(manifest, dressModel(await parseModel(model, decodeTexture), manifest, colours));
}

/** A picture inside a model as a texture that both rasterisers can sample. */
export async function decodeTexture(bytes: Uint8Array): Promise<Texture> {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const texture = new DataTexture(new Uint8Array(data), info.width, info.height);
  texture.colorSpace = SRGBColorSpace;
  texture.wrapS = RepeatWrapping;
  texture.wrapT = RepeatWrapping;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}
