export {
  FRAME_TRACKER,
  type FrameTracker,
  PHOTO_COMPOSER,
  type PhotoComposer,
  TRYON_SETTINGS,
  type TryOnSettings,
} from './app/ports.ts';
export { tryonFeature } from './tryon.module.ts';
