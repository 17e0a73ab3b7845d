/** What the storefront bundles: nothing here reaches Node's own modules. */
export type { FaceMeasures } from '../tracking/geometry.ts';
export type { Follows, TryOnKind } from './kind.ts';
export type { ArManifest } from './manifest.ts';
export type { TryOnBody, TryOnSight } from './sight.ts';
export type { FitAdvice } from './size-advice.ts';
export { createTryOnStage } from './stage.ts';
export type { TryOnStage } from './stage-contract.ts';
export {
  coverView,
  middleOf,
  objectPosition,
  type StageView,
  type ViewSize,
  widthOf,
} from './stage-view.ts';
export { createItemViewer } from './viewer.ts';
