export { type ArItem, listArItems, loadArItem } from './ar-item.ts';
export { composite, type ReadyItem, readyItem } from './composite.ts';
export { drawnFace, type HeadPose } from './drawn-face.ts';
export { CAMERA_FOV_DEGREES, type TryOnFace } from './face.ts';
export type { FaceShape } from './face-rig.ts';
export { itemTransform } from './item-transform.ts';
export { INNER_LIPS, insideBy, lipsOf, OUTER_LIPS } from './makeup/lip-rings.ts';
export { lipMask } from './makeup/paint-lips.ts';
export {
  type ArManifest,
  arManifestSchema,
  type ItemColours,
  type LipstickManifest,
  type MaterialRole,
  type TryOnKind,
} from './manifest.ts';
export { renderModelPicture } from './model-picture.ts';
export { PHOTOS_WAITING_MAX, type Photo, PhotoRenderer, type PhotoRequest } from './photo-renderer.ts';
export { type ProductPictureOptions, renderProductPicture } from './product-picture.ts';
export { dressedFace, tryOnCamera, type WearableItem } from './scene.ts';
export { renderLayers, type SoftPicture } from './soft/render-layers.ts';
