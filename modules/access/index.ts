export { accessFeature } from './access.module.ts';
export {
  AUDIT,
  type Audit,
  type ImportedStaff,
  STAFF_DIRECTORY,
  STAFF_IMPORT,
  STORE_DIRECTORY,
  type StaffDirectory,
} from './app/facade.ts';
export { PASSWORD_HASHER, type PasswordHasher } from './app/ports.ts';
