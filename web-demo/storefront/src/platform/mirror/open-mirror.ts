// #ifdef H5
import { browserMirror } from './browser-mirror.ts';
// #endif
// #ifndef H5
import { miniProgramMirror } from './mini-program-mirror.ts';
import type { Mirror, MirrorParts } from './mirror.ts';
// #endif

/** The mirror that `mirror-surface` on this page shows. */
export function openMirror(parts: MirrorParts): Promise<Mirror> {
  // #ifdef H5
  return browserMirror(parts);
  // #endif
  // #ifndef H5
  return Promise.resolve(miniProgramMirror(parts));
  // #endif
}
