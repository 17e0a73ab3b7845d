/** Exists to give the lazy part of the page (three.js) a file name of its own inside this build. */
export { createItemViewer } from '../../../../../ml/tryon/page.ts';
