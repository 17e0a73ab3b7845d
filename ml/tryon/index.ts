export { listArItems, loadArItem } from './ar-item.ts';
export { ChromiumRenderer } from './chromium/chromium-renderer.ts';
export { type GarmentSize, type SizeHint, sizeHint } from './clothes/size-hint.ts';
export { COMPARED_MAX } from './compare-sheet.ts';
export { composite, type ReadyItem, readyItem } from './composite.ts';
export { drawnFace } from './drawn-face.ts';
export { CAMERA_FOV_DEGREES, type TryOnFace } from './face.ts';
export { itemTransform } from './item-transform.ts';
export { insideBy, lipsOf } from './makeup/lip-rings.ts';
export {
  type ArManifest,
  arManifestSchema,
  type ClothesManifest,
  type Follows,
  followedBy,
  type MaterialRole,
  type TryOnKind,
} from './manifest.ts';
export { renderModelPicture } from './model-picture.ts';
export { neckSkin } from './neck-rig.ts';
export { PHOTOS_WAITING_MAX, PhotoRenderer } from './photo-renderer.ts';
export { renderProductPicture } from './product-picture.ts';
export { dressedItem, tryOnCamera } from './scene.ts';
export type { TryOnBody, TryOnHand, TryOnSight } from './sight.ts';
export { adviseFit, type FitAdvice, fitRanking } from './size-advice.ts';
export { renderLayers } from './soft/render-layers.ts';
export type { SoftPicture } from './soft/soft-picture.ts';
export type { Photo, TryOnRenderer } from './tryon-renderer.ts';
