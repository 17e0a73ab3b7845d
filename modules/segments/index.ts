export { segmentsFeature } from './segments.module.ts';
