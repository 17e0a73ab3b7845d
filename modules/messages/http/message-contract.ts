import { z } from 'zod';
import { pageOfSchema } from '#http';
import { ASKING_MOMENTS, FACT_NAMES, MESSAGE_KINDS } from '../domain/kinds.ts';

const ID_CHARS_MAX = 64;
const FIELDS_MAX = 10;
const IDS_MAX = 100;
const ANSWERS_MAX = 5;
const PAGE_CHARS_MAX = 200;
const TEXT_CHARS_MAX = 32;
const id = z.string().min(1).max(ID_CHARS_MAX);
const kind = z.enum(MESSAGE_KINDS).meta({ id: 'MessageKind' });
const templateId = z.string().regex(/^[\w-]{10,64}$/);

const inboxMessage = z
  .object({
    ...{ id: z.string(), kind, title: z.string(), text: z.string() },
    orderId: z.string().describe('empty: it is about no order'),
    subject: z.string().describe('the article or the coupon that it is about, or empty'),
    ...{ at: z.int(), readAt: z.int().nullable() },
  })
  .meta({ id: 'InboxMessage' });
export const inboxAnswer = pageOfSchema(inboxMessage);
export const unreadAnswer = z.object({ unread: z.int() }).meta({ id: 'UnreadMessages' });
export const readBody = z
  .strictObject({ ids: z.array(id).min(1).max(IDS_MAX).optional().describe('absent: all of them') })
  .meta({ id: 'ReadMessages' });

export const askableQuery = z.object({ moment: z.enum(ASKING_MOMENTS).default('payment') });
export const askableAnswer = z
  .object({ items: z.array(z.object({ templateId: z.string(), kind })) })
  .meta({ id: 'AskableTemplates' });
export const answersBody = z
  .strictObject({
    answers: z
      .array(
        z.strictObject({
          templateId,
          answer: z.enum([
            'accept',
            'acceptWithAudio',
            'acceptWithAlert',
            'acceptWithForcePush',
            'reject',
            'ban',
            'filter',
          ]),
        }),
      )
      .min(1)
      .max(ANSWERS_MAX),
  })
  .meta({ id: 'SubscribeAnswers' });
export const countedAnswer = z
  .object({
    counted: z
      .int()
      .describe('0 also where WeChat itself tells the shop: then what the phone says counts nothing'),
  })
  .meta({ id: 'CountedGrants' });

const field = z.union([
  z.strictObject({ name: z.string().min(1).max(TEXT_CHARS_MAX), from: z.enum(FACT_NAMES) }),
  z.strictObject({
    name: z.string().min(1).max(TEXT_CHARS_MAX),
    text: z.string().min(1).max(TEXT_CHARS_MAX),
  }),
]);
export const templateBody = z
  .strictObject({
    templateId,
    page: z
      .string()
      .max(PAGE_CHARS_MAX)
      .regex(/^pages\/[\w/-]+(\?[\w=&{}-]*)?$/)
      .describe('`pages/…`; `{orderId}` or `{subject}` is put in'),
    fields: z.array(field).min(1).max(FIELDS_MAX),
    isLasting: z.boolean().describe('a long-term template'),
    isEnabled: z.boolean(),
  })
  .meta({ id: 'PutMessageTemplate' });
const template = z
  .object({ ...templateBody.shape, kind, fields: z.array(field) })
  .meta({ id: 'MessageTemplate' });
export const templateAnswer = template;
export const templatesAnswer = z.object({ items: z.array(template) }).meta({ id: 'MessageTemplates' });
export const kindParams = z.object({ kind });

export const deadAnswer = pageOfSchema(
  z
    .object({
      ...{ id: z.string(), kind, orderId: z.string(), attempts: z.int(), deadAt: z.int() },
      why: z.string().describe('the errcode of WeChat, `bad_data` or `no_answer`'),
    })
    .meta({ id: 'DeadMessage' }),
);
export const redrivenAnswer = z
  .object({ id: z.string(), redriven: z.boolean().describe('false: it had been sent again before') })
  .meta({ id: 'RedrivenMessage' });
export const idParams = z.object({ id });

const STAMP = z.string().regex(/^\d{1,12}$/);
const NONCE = z.string().min(1).max(64);
const SIGNATURE = z.string().max(64);
const ECHO_CHARS_MAX = 256;
export const verifyQuery = z.object({
  ...{ signature: SIGNATURE, timestamp: STAMP, nonce: NONCE },
  echostr: z.string().min(1).max(ECHO_CHARS_MAX),
});
export const pushQuery = z.object({ timestamp: STAMP, nonce: NONCE, msg_signature: SIGNATURE });
