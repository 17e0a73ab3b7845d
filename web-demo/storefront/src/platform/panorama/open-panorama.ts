// #ifdef H5

// #endif
import type { Panorama } from './browser-panorama.ts';
import { browserPanorama } from './browser-panorama.ts';
import type { Looking } from './look-around.ts';

/** Nothing where it cannot be drawn: the page then shows the room rolled out flat. */
export function openPanorama(id: string, looking: Looking, onResize: () => void): Panorama | undefined {
  // #ifdef H5
  return browserPanorama(id, looking, onResize);
  // #endif
  // #ifndef H5
  return undefined;
  // #endif
}
