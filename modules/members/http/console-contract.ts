import { z } from 'zod';
import type { MemberId, StoreId } from '#kernel';
import { IDENTITY_KINDS } from '../domain/identity.ts';
import { MEMBER_CODE_CHARS } from '../domain/member-code.ts';
import { phoneText } from './phone-contract.ts';

const ID_CHARS_MAX = 64;
/** Scanners put spaces or a line end around what they read. */
const CODE_CHARS_MAX = MEMBER_CODE_CHARS * 2;

const memberIdSchema = z
  .string()
  .min(1)
  .max(ID_CHARS_MAX)
  .transform((id) => id as MemberId);

export const scanBody = z
  .strictObject({
    code: z.string().trim().min(1).max(CODE_CHARS_MAX),
    storeId: z
      .string()
      .min(1)
      .max(ID_CHARS_MAX)
      .transform((id) => id as StoreId),
  })
  .meta({ id: 'MemberCodeScan' });

/** A body, because a phone has no place in an address that is logged. */
export const lookUpBody = z
  .union([z.strictObject({ phone: phoneText }), z.strictObject({ memberId: memberIdSchema })])
  .meta({ id: 'MemberLookUp' });

/** 会员卡: what she has here. */
export const memberCard = z
  .object({
    tier: z.object({ level: z.int(), name: z.string() }).nullable(),
    points: z.int().nullable().meta({ description: 'that she may spend; null where this house keeps none' }),
    balanceFen: z.int().nullable(),
    coupons: z
      .array(z.object({ id: z.string(), title: z.string(), validUntil: z.int() }))
      .nullable()
      .meta({ description: 'usable ones, those that run out first; at most twenty' }),
    couponCount: z.int().nullable(),
  })
  .meta({ id: 'MemberCard' });

export const foundMember = z
  .object({
    memberId: z.string(),
    nameMasked: z.string(),
    phoneMasked: z.string().nullable(),
    joinedAt: z.int(),
    isShadow: z.boolean().meta({ description: 'paid in a store and has not accepted the terms' }),
    ...memberCard.shape,
  })
  .meta({ id: 'FoundMember' });

export const memberParams = z.object({ id: memberIdSchema });

export const identityAnswer = z
  .object({
    kind: z.enum(IDENTITY_KINDS),
    nameMasked: z.string(),
    linkedAt: z.int(),
    usedAt: z.int(),
  })
  .meta({ id: 'MemberIdentity' });

export const mergeBody = z
  .strictObject({ memberIds: z.tuple([memberIdSchema, memberIdSchema]) })
  .meta({ id: 'MergeMembers' });

export const mergeParams = z.object({ id: z.string().min(1).max(ID_CHARS_MAX) });

export const mergeAnswer = z
  .object({
    id: z.string(),
    from: z.string(),
    into: z.string().meta({ description: 'the older one, who stays' }),
    reason: z.enum(['phone', 'wx_unionid', 'paid_at_till', 'staff']),
    actor: z.string().meta({ description: 'a staff id, or `system`' }),
    mergedAt: z.int(),
    unmergedAt: z.int().nullable(),
  })
  .meta({ id: 'MemberMerge' });

export const shownCode = z
  .object({
    code: z.string().meta({ description: 'twenty digits, for one scan' }),
    refreshAt: z.int().meta({ description: 'when to ask for the next one' }),
    expiresAt: z.int().meta({ description: 'at most a minute away' }),
  })
  .meta({ id: 'MemberCode' });
