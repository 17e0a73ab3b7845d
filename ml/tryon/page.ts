/** What the storefront bundles: nothing here reaches Node's own modules. */
export type { TryOnFace } from './face.ts';
export { itemTransform } from './item-transform.ts';
export type { ArManifest, ItemColours, TryOnKind } from './manifest.ts';
export { createTryOnStage } from './stage.ts';
export type { StageItem, StageOptions, StagePicture, TryOnStage } from './stage-contract.ts';
