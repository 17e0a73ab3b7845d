export { storedValueFeature } from './stored-value.module.ts';
export { REAL_NAME, STORED_VALUE } from './tokens.ts';
