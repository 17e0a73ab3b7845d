export { type ArItem, listArItems, loadArItem } from './ar-item.ts';
export { CAMERA_FOV_DEGREES, type TryOnFace } from './face.ts';
export { itemTransform } from './item-transform.ts';
export {
  type ArManifest,
  arManifestSchema,
  type ItemColours,
  type LipstickManifest,
  type MaterialRole,
  type TryOnKind,
} from './manifest.ts';
export { type Photo, PhotoRenderer, type PhotoRequest } from './photo-renderer.ts';
export { type ProductPictureOptions, renderModelPicture, renderProductPicture } from './product-picture.ts';
