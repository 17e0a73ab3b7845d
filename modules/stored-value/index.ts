export { type PayRequest, STORED_VALUE_AT_TILL, type StoredValueAtTill } from './app/at-till.ts';
export { STORED_VALUE_IMPORT, type StoredValueImport } from './app/opening.ts';
export { storedValueFeature } from './stored-value.module.ts';
export { type Approval, type Recharged, STORED_VALUE, type StoredValue } from './tokens.ts';
