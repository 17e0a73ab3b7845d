export { STORED_VALUE_IMPORT, type StoredValueImport } from './app/opening.ts';
export { storedValueFeature } from './stored-value.module.ts';
export { type Approval, REAL_NAME, STORED_VALUE, type StoredValue } from './tokens.ts';
