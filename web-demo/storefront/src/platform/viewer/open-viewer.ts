// #ifdef H5

// #endif
import type { ProductViewer } from './browser-viewer.ts';
import { browserViewer } from './browser-viewer.ts';

/** Whether things can be turned by hand here: it takes WebGL and a page that may load three.js. */
export function canTurnThings(): boolean {
  // #ifdef H5
  return typeof WebGL2RenderingContext !== 'undefined';
  // #endif
  // #ifndef H5
  return false;
  // #endif
}

/** Nothing where it cannot be drawn: the page then shows the product's pictures. */
export async function openViewer(boxId: string): Promise<ProductViewer | undefined> {
  // #ifdef H5
  return browserViewer(boxId);
  // #endif
  // #ifndef H5
  return undefined;
  // #endif
}
