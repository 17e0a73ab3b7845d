import sharp from 'sharp';
import { DataTexture, LinearFilter, RepeatWrapping, SRGBColorSpace, type Texture } from 'three';

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
