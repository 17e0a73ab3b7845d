export { workforceFeature } from './workforce.module.ts';
