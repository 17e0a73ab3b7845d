import { z } from 'zod';
import { pageOfSchema, pageQuery } from '#http';
import { STAFF_ROLES, type StaffId, type StoreId } from '#kernel';
import { ACCOUNT_CHARS_MAX, PASSWORD_CHARS_MAX } from '../domain/password.ts';
import { GRANTS_MAX } from '../domain/staff-rules.ts';

const ID_CHARS_MAX = 64;
const NAME_CHARS_MAX = 40;
const ACTION_CHARS_MAX = 80;

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

const storeId = z
  .string()
  .min(1)
  .max(ID_CHARS_MAX)
  .transform((id) => id as StoreId);

export const grantBody = z
  .strictObject({
    role: z.enum(STAFF_ROLES),
    storeId: storeId.nullable().meta({ description: 'null = every store' }),
  })
  .meta({ id: 'GrantRole' });

/** Without `storeId`: the role that was given for every store. */
export const grantQuery = z.object({ role: z.enum(STAFF_ROLES), storeId: storeId.optional() });

export const hireBody = z
  .strictObject({
    account: z
      .string()
      .max(ACCOUNT_CHARS_MAX)
      .regex(/^[a-z0-9][a-z0-9._-]{2,}$/)
      .meta({ description: 'small letters, digits, `.`, `_`, `-`' }),
    name: z.string().trim().min(1).max(NAME_CHARS_MAX),
    password: z.string().min(1).max(PASSWORD_CHARS_MAX),
    grants: z.array(grantBody).min(1).max(GRANTS_MAX),
  })
  .meta({ id: 'HireStaff' });

export const newPasswordBody = z.strictObject({ password: z.string().min(1).max(PASSWORD_CHARS_MAX) });
export const changePasswordBody = z.strictObject({
  current: z.string().min(1).max(PASSWORD_CHARS_MAX),
  next: z.string().min(1).max(PASSWORD_CHARS_MAX),
});

export const staffParams = z.object({
  id: z
    .string()
    .min(1)
    .max(ID_CHARS_MAX)
    .transform((id) => id as StaffId),
});
export const staffQuery = pageQuery.extend({ storeId: storeId.optional() });

export const staffPerson = z
  .object({
    id: z.string(),
    account: z.string(),
    name: z.string(),
    grants: z.array(grant),
    disabled: z.boolean(),
    signedInAt: z.int().nullable(),
  })
  .meta({ id: 'StaffPerson' });
export const staffPage = pageOfSchema(staffPerson);

const instant = z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
export const auditFilter = z.object({
  actor: z.string().min(1).max(ID_CHARS_MAX).optional(),
  action: z
    .string()
    .regex(/^[a-z_-]+\.[a-z_]*$/)
    .max(ACTION_CHARS_MAX)
    .optional()
    .meta({ description: 'one action, or all of a module: `orders.`' }),
  subject: z
    .string()
    .min(1)
    .max(2 * ID_CHARS_MAX)
    .optional()
    .meta({ description: '`<kind>:<id>`' }),
  from: instant.optional(),
  until: instant.optional().meta({ description: 'exclusive' }),
});
export const auditQuery = pageQuery.extend(auditFilter.shape);
