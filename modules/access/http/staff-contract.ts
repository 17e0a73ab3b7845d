import { z } from 'zod';
import { pageOfSchema } from '#http';
import { STAFF_ROLES } from '#kernel';
import { ACCOUNT_CHARS_MAX, PASSWORD_CHARS_MAX } from '../domain/password.ts';

export const signInBody = z.strictObject({
  account: z.string().min(1).max(ACCOUNT_CHARS_MAX),
  password: z.string().min(1).max(PASSWORD_CHARS_MAX),
});

const grant = z.object({
  role: z.enum(STAFF_ROLES),
  storeId: z.string().nullable().meta({ description: 'null = every store' }),
});

export const staffMe = z
  .object({
    staff: z.object({ id: z.string(), name: z.string(), grants: z.array(grant) }),
    stores: z.array(z.object({ id: z.string(), name: z.string() })),
  })
  .meta({ id: 'StaffMe' });

export const signedInStaff = staffMe
  .extend({ accessToken: z.string(), expiresAt: z.int() })
  .meta({ id: 'SignedInStaff' });

const state = z.record(z.string(), z.unknown()).nullable();

export const auditPage = pageOfSchema(
  z
    .object({
      seq: z.int(),
      actor: z.string(),
      action: z.string(),
      subject: z.string(),
      before: state,
      after: state,
      ip: z.string().nullable(),
      at: z.int(),
      hash: z.string(),
    })
    .meta({ id: 'AuditEntry' }),
);

export const chainReport = z
  .object({
    entries: z.int(),
    brokenAt: z.int().nullable().meta({ description: 'first entry that is not as it was written' }),
  })
  .meta({ id: 'AuditChainReport' });
