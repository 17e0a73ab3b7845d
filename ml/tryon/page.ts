/** What the storefront bundles: nothing here reaches Node's own modules. */
export type { TryOnFace } from './face.ts';
export { itemTransform } from './item-transform.ts';
export type { ArManifest, ItemColours, TryOnKind } from './manifest.ts';
export {
  createTryOnStage,
  type StageItem,
  type StageOptions,
  type StagePicture,
  type TryOnStage,
} from './stage.ts';
