import { z } from 'zod';
import { pageOfSchema, pageQuery } from '#http';
import { PRICE_REASONS } from '../app/change-price.ts';
import { REMARK_CHARS_MAX } from '../app/remarks.ts';
import { AUDIT_HOURS_MAX, AUDIT_REASONS } from '../domain/audit-rules.ts';
import { storeIdSchema } from './order-contract.ts';

const FEN_MAX = 100_000_000;
const PIECES_MAX = 10_000;
const DAYS_MAX = 3_650;
const REFUNDS_MAX = 1_000;
const NOTE_CHARS_MAX = 200;

const remark = z
  .object({ id: z.string(), staffId: z.string(), words: z.string(), at: z.int() })
  .meta({ id: 'OrderRemark' });
export const remarkAnswer = remark;
export const remarksAnswer = pageOfSchema(remark);
export const remarkBody = z
  .strictObject({ words: z.string().trim().min(1).max(REMARK_CHARS_MAX) })
  .meta({ id: 'AddOrderRemark' });

export const priceBody = z
  .strictObject({
    storeId: storeIdSchema,
    goodsPaidFen: z.int().min(0).max(FEN_MAX).describe('all goods of this part together, from now on'),
    shippingFen: z.int().min(0).max(FEN_MAX).describe('bringing them, from now on'),
    reason: z.enum(PRICE_REASONS),
  })
  .meta({ id: 'ChangeOrderPrice' });

const limit = (max: number) => z.int().min(1).max(max).nullable();
export const auditRules = z
  .strictObject({
    mode: z.enum(['off', 'rules', 'all']).describe('`all`: every order is looked at by hand'),
    amountFromFen: limit(FEN_MAX).describe('costs so much or more; null = no reason'),
    piecesFrom: limit(PIECES_MAX),
    memberDaysBelow: limit(DAYS_MAX).describe('her account is younger'),
    refundsFrom: limit(REFUNDS_MAX).describe('so many of her orders of the last 90 days went back'),
    hours: z.int().min(1).max(AUDIT_HOURS_MAX).describe('so long it may wait'),
    onSilence: z.enum(['approve', 'reject']).describe('what silence decides'),
  })
  .meta({ id: 'OrderAuditRules' });
export const auditsQuery = pageQuery.extend({ storeId: storeIdSchema.optional() });
export const auditsAnswer = pageOfSchema(
  z
    .object({
      orderId: z.string(),
      reasons: z.array(z.enum(AUDIT_REASONS)),
      onSilence: z.enum(['approve', 'reject']),
      openedAt: z.int(),
      dueAt: z.int(),
    })
    .meta({ id: 'OrderAudit' }),
);
export const decisionBody = z
  .strictObject({
    decision: z.enum(['approve', 'reject']),
    note: z.string().trim().max(NOTE_CHARS_MAX).default(''),
  })
  .meta({ id: 'DecideOrderAudit' });

export const printQuery = z.object({ storeId: storeIdSchema, kind: z.enum(['pick', 'receipt']) });
export const pickListQuery = z.object({ storeId: storeIdSchema });
export const printAnswer = z
  .object({ html: z.string().describe('to print; nobody’s name, phone or address is on it') })
  .meta({ id: 'PrintedOrder' });
