export { tillFeature } from './till.module.ts';
