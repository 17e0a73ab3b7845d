export {
  FRAME_TRACKER,
  type FrameTracker,
  PHOTO_COMPOSER,
  type PhotoComposer,
  TRYON_SETTINGS,
  type TryOnSettings,
} from './app/ports.ts';
export type { SessionBook } from './app/session-book.ts';
export { SESSION_BOOK, tryonFeature } from './tryon.module.ts';
