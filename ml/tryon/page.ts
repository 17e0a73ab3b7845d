/** What the storefront bundles: nothing here reaches Node's own modules. */
export type { TryOnFace } from './face.ts';
export type { ArManifest } from './manifest.ts';
export type { TryOnSight } from './sight.ts';
export { createTryOnStage } from './stage.ts';
export type { TryOnStage } from './stage-contract.ts';
export { coverView, middleOf, objectPosition, type ViewSize } from './stage-view.ts';
