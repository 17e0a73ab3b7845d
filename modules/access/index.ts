export { accessFeature } from './access.module.ts';
export {
  AUDIT,
  type Audit,
  type AuditEntry,
  type ChainReport,
  type Grant,
  type ImportedStaff,
  STAFF_IMPORT,
  STORE_DIRECTORY,
  type StaffImport,
  type StoreDirectory,
} from './app/facade.ts';
