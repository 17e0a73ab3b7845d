export { faceGeometryMetadata } from './packed-assets.ts';
