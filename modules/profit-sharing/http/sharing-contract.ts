import { z } from 'zod';
import { pageOfSchema, pageQuery } from '#http';
import type { OrderId } from '#kernel';
import { RECEIVER_TRANSITIONS, RECEIVER_TYPES, RELATIONS, type ReceiverState } from '../domain/sharing.ts';

const ID_CHARS_MAX = 64;
const NAME_CHARS_MAX = 64;
const id = z.string().min(1).max(ID_CHARS_MAX);

export const receiverParams = z.object({ id });
export const orderParams = z.object({ orderId: id.transform((value) => value as OrderId) });
export const listQuery = pageQuery;
export const paymentsQuery = pageQuery.extend({
  needsYou: z
    .stringbool()
    .default(false)
    .describe('only those that a refund needs back from a receiver who keeps failing to give'),
});
export const receiverBody = z
  .strictObject({
    type: z.enum(RECEIVER_TYPES),
    account: z
      .string()
      .regex(/^[\w-]{4,64}$/)
      .describe('a merchant number, or an openid'),
    relation: z.enum(RELATIONS),
    name: z
      .string()
      .trim()
      .min(1)
      .max(NAME_CHARS_MAX)
      .nullable()
      .describe('goes to WeChat only, under its key'),
  })
  .meta({ id: 'NewProfitReceiver' });

export const receiverAnswer = z
  .object({
    ...{ id: z.string(), type: z.enum(RECEIVER_TYPES), relation: z.enum(RELATIONS) },
    account: z.string().describe('masked'),
    state: z.enum(Object.keys(RECEIVER_TRANSITIONS) as [ReceiverState, ...ReceiverState[]]),
    ...{ problem: z.string().nullable(), createdAt: z.int() },
  })
  .meta({ id: 'ProfitReceiver' });
export const receiversAnswer = pageOfSchema(receiverAnswer);

const sums = {
  ...{ orderId: z.string(), transactionId: z.string(), paidFen: z.int() },
  limitFen: z.int().describe('all that others may get of it'),
  ...{ requests: z.int(), askedFen: z.int(), givenFen: z.int(), returnedFen: z.int(), refundingFen: z.int() },
  pending: z.int().describe('requests whose result is not known yet'),
  state: z.enum(['OPEN', 'ENDING', 'ENDED']),
  unfrozenFen: z.int().describe('let go to the shop'),
};
export const standingAnswer = z.object(sums).meta({ id: 'SharedPayment' });
export const standingsAnswer = pageOfSchema(standingAnswer);
export const paymentAnswer = z
  .object({
    ...sums,
    shares: z.array(
      z.object({
        ...{ shareId: z.string(), outOrderNo: z.string(), unfreezes: z.boolean(), createdAt: z.int() },
        state: z.enum(['REQUESTED', 'PROCESSING', 'FINISHED', 'REFUSED']),
        problem: z.string().nullable(),
        parts: z.array(
          z.object({
            ...{ receiverId: z.string(), amountFen: z.int(), description: z.string() },
            ...{ result: z.enum(['PENDING', 'SUCCESS', 'CLOSED']), reason: z.string().nullable() },
          }),
        ),
      }),
    ),
    returns: z.array(
      z.object({
        ...{ outReturnNo: z.string(), receiverId: z.string(), amountFen: z.int() },
        state: z.enum(['REQUESTED', 'PROCESSING', 'SUCCEEDED', 'FAILED']),
        problem: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'SharedPaymentDetail' });
