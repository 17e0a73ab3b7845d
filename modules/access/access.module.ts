import { ContainerModule } from 'inversify';
import { READS } from '#db';
import { EndedSessions, type Engine, type Feature } from '#feature';
import type { Route } from '#http';
import { CLOCK, IDS, RANDOM, SIGNED_TOKENS, STAFF_AUTHENTICATOR, token, UNIT_OF_WORK } from '#kernel';
import { audit } from './app/audit.ts';
import { AUDIT, STAFF_DIRECTORY, STAFF_IMPORT, STORE_DIRECTORY } from './app/facade.ts';
import {
  type AuditLog,
  PASSWORD_HASHER,
  type SignInTries,
  type StaffChanges,
  type StaffSessions,
  type StaffStore,
} from './app/ports.ts';
import {
  type SignInStaff,
  type SignOutStaff,
  STAFF_TOKEN_MS,
  signInStaff,
  signOutStaff,
} from './app/sign-in.ts';
import { staffAuthenticator } from './app/staff-authenticator.ts';
import { type StaffDesk, staffDesk } from './app/staff-desk.ts';
import { staffImport } from './app/staff-import.ts';
import { accessSweeps } from './db/access-sweeps.ts';
import { accessTables } from './db/access-tables.ts';
import { scryptHasher } from './db/scrypt-hasher.ts';
import { sqlAuditLog } from './db/sql-audit-log.ts';
import { sqlSignInTries, sqlStaffSessions } from './db/sql-sign-ins.ts';
import { sqlStaffChanges } from './db/sql-staff-changes.ts';
import { sqlStaffDirectory } from './db/sql-staff-directory.ts';
import { sqlStaffStore } from './db/sql-staff-store.ts';
import { auditRoutes } from './http/audit-routes.ts';
import { consoleStaffRoutes } from './http/console-staff-routes.ts';
import { staffRoutes } from './http/staff-routes.ts';

const STAFF_STORE = token<StaffStore>('StaffStore');
const STAFF_CHANGES = token<StaffChanges>('StaffChanges');
const STAFF_DESK = token<StaffDesk>('StaffDesk');
const STAFF_SESSIONS = token<StaffSessions>('StaffSessions');
const SIGN_IN_TRIES = token<SignInTries>('SignInTries');
const ENDED_SESSIONS = token<EndedSessions>('EndedStaffSessions');
const AUDIT_LOG = token<AuditLog>('AuditLog');
const SIGN_IN = token<SignInStaff>('SignInStaff');
const SIGN_OUT = token<SignOutStaff>('SignOutStaff');
const ACCESS_ROUTES = token<readonly Route[]>('AccessRoutes');
const ACCESS_ENGINES = token<readonly Engine[]>('AccessEngines');

const wiring = new ContainerModule(({ bind }) => {
  bind(STAFF_STORE).toResolvedValue(sqlStaffStore, [READS]).inSingletonScope();
  bind(STAFF_DIRECTORY).toResolvedValue(sqlStaffDirectory, [READS]).inSingletonScope();
  bind(STAFF_CHANGES).toConstantValue(sqlStaffChanges);
  bind(STAFF_SESSIONS).toResolvedValue(sqlStaffSessions, [READS]).inSingletonScope();
  bind(SIGN_IN_TRIES).toConstantValue(sqlSignInTries);
  bind(PASSWORD_HASHER).toResolvedValue(scryptHasher, [RANDOM]).inSingletonScope();
  bind(AUDIT_LOG).toResolvedValue(sqlAuditLog, [READS]).inSingletonScope();
  bind(ENDED_SESSIONS)
    .toResolvedValue(
      (sessions, clock) =>
        new EndedSessions({
          name: 'staff-sessions',
          tokenMs: STAFF_TOKEN_MS,
          endedSince: (since) => sessions.endedSince(since),
          clock,
        }),
      [STAFF_SESSIONS, CLOCK],
    )
    .inSingletonScope();
  bind(AUDIT).toResolvedValue(audit, [AUDIT_LOG]).inSingletonScope();
  bind(STAFF_IMPORT).toResolvedValue(staffImport, [STAFF_STORE, PASSWORD_HASHER, CLOCK]).inSingletonScope();
  bind(STAFF_AUTHENTICATOR)
    .toResolvedValue(staffAuthenticator, [SIGNED_TOKENS, ENDED_SESSIONS, CLOCK])
    .inSingletonScope();
  bind(SIGN_IN)
    .toResolvedValue(signInStaff, [
      UNIT_OF_WORK,
      STAFF_STORE,
      SIGN_IN_TRIES,
      STAFF_SESSIONS,
      PASSWORD_HASHER,
      AUDIT,
      STORE_DIRECTORY,
      SIGNED_TOKENS,
      CLOCK,
      IDS,
    ])
    .inSingletonScope();
  bind(SIGN_OUT)
    .toResolvedValue(signOutStaff, [UNIT_OF_WORK, STAFF_SESSIONS, ENDED_SESSIONS, AUDIT, CLOCK])
    .inSingletonScope();
  bind(STAFF_DESK)
    .toResolvedValue(
      (unitOfWork, staff, changes, hasher, audit, directory, clock, ids) =>
        staffDesk({ unitOfWork, staff, changes, hasher, audit, directory, clock, ids }),
      [UNIT_OF_WORK, STAFF_STORE, STAFF_CHANGES, PASSWORD_HASHER, AUDIT, STORE_DIRECTORY, CLOCK, IDS],
    )
    .inSingletonScope();
  bind(ACCESS_ROUTES)
    .toResolvedValue(
      (signIn, signOut, people, directory, desk, log, audit, unitOfWork, clock) => [
        ...staffRoutes(signIn, signOut, people, directory, desk),
        ...consoleStaffRoutes(desk, people),
        ...auditRoutes(log, audit, unitOfWork, clock),
      ],
      [SIGN_IN, SIGN_OUT, STAFF_STORE, STORE_DIRECTORY, STAFF_DESK, AUDIT_LOG, AUDIT, UNIT_OF_WORK, CLOCK],
    )
    .inSingletonScope();
  bind(ACCESS_ENGINES)
    .toResolvedValue((ended) => [ended], [ENDED_SESSIONS])
    .inSingletonScope();
});

export const accessFeature: Feature = {
  name: 'access',
  wiring,
  tables: accessTables,
  routes: ACCESS_ROUTES,
  engines: ACCESS_ENGINES,
  sweeps: accessSweeps,
};
