export {
  FRAME_TRACKER,
  type FrameTracker,
  PHOTO_COMPOSER,
  type PhotoComposer,
  TRYON_SETTINGS,
} from './app/ports.ts';
export { SESSION_BOOK, tryonFeature } from './tryon.module.ts';
