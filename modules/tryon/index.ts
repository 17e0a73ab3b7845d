export { TRYON_SETTINGS, type TryOnSettings } from './app/ports.ts';
export { tryonFeature } from './tryon.module.ts';
