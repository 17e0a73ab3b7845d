export { importsFeature } from './imports.module.ts';
