export {
  buildModels,
  ModelMismatch,
  type ModelReport,
  verifyModels,
} from './build-models.ts';
export { faceGeometryMetadata } from './packed-assets.ts';
export { taskEntries } from './task-bundle.ts';
