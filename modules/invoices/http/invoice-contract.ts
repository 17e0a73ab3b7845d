import { z } from 'zod';
import { pageOfSchema, pageQuery } from '#http';
import type { OrderId } from '#kernel';
import {
  FILE_URL_CHARS_MAX,
  INVOICE_STATES,
  type InvoiceState,
  NUMBER,
  TITLE_CHARS_MAX,
} from '../domain/invoice.ts';

const ID_CHARS_MAX = 64;
const TAX_NUMBER_CHARS_MAX = 20;
const ANSWER_CHARS_MAX = 200;
const AMOUNT_FEN_MAX = 100_000_000_000;
const id = z.string().min(1).max(ID_CHARS_MAX);

export const params = z.object({ id });
export const requestBody = z
  .strictObject({
    orderId: id.transform((value) => value as OrderId),
    kind: z.enum(['personal', 'company']),
    title: z.string().trim().min(1).max(TITLE_CHARS_MAX),
    taxNumber: z
      .string()
      .trim()
      .toUpperCase()
      .max(TAX_NUMBER_CHARS_MAX)
      .nullable()
      .default(null)
      .describe('of a company; its check digit is verified'),
  })
  .meta({ id: 'RequestInvoice' });

const number = z.string().trim().regex(NUMBER);
export const issueBody = z
  .strictObject({
    amountFen: z.int().positive().max(AMOUNT_FEN_MAX).describe('that it was written over'),
    number,
    fileUrl: z
      .url({ protocol: /^https$/ })
      .max(FILE_URL_CHARS_MAX)
      .nullable(),
  })
  .meta({ id: 'IssueInvoice' });
export const redBody = z.strictObject({ redNumber: number }).meta({ id: 'RedLetter' });
export const rejectBody = z
  .strictObject({ answer: z.string().trim().min(1).max(ANSWER_CHARS_MAX) })
  .meta({ id: 'RejectInvoice' });

const state = z.enum(INVOICE_STATES as [InvoiceState, ...InvoiceState[]]).meta({ id: 'InvoiceState' });
const shared = {
  ...{ id: z.string(), orderId: z.string(), orderNumber: z.string(), kind: z.enum(['personal', 'company']) },
  ...{ state, amountFen: z.int(), redDueFen: z.int(), redFen: z.int() },
  ...{ number: z.string().nullable(), fileUrl: z.string().nullable(), redNumber: z.string().nullable() },
  ...{ answer: z.string().nullable(), requestedAt: z.int(), issuedAt: z.int().nullable() },
  shownTitle: z.string().describe('masked'),
};
export const invoiceAnswer = z.object(shared).meta({ id: 'Invoice' });
export const invoicesAnswer = pageOfSchema(invoiceAnswer);
export const ownInvoicesAnswer = pageOfSchema(
  z.object({ ...shared, title: z.string(), taxNumber: z.string().nullable() }).meta({ id: 'OwnInvoice' }),
);
export const titleAnswer = z
  .object({ kind: z.enum(['personal', 'company']), title: z.string(), taxNumber: z.string().nullable() })
  .meta({ id: 'InvoiceTitle' });
export const ownQuery = pageQuery;
export const consoleQuery = pageQuery.extend({ state: state.optional(), redDue: z.stringbool().optional() });
