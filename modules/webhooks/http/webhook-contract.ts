import { z } from 'zod';
import { pageOfSchema, pageQuery } from '#http';
import { DELIVERY_STATES } from '../app/ports.ts';
import { WEBHOOK_KINDS } from '../domain/kinds.ts';

const ID_CHARS_MAX = 64;
const URL_CHARS_MAX = 500;
const id = z.string().min(1).max(ID_CHARS_MAX);
const kind = z.enum(WEBHOOK_KINDS).meta({ id: 'WebhookKind' });
const state = z.enum(DELIVERY_STATES).meta({ id: 'WebhookDeliveryState' });

export const subscribeBody = z
  .strictObject({
    url: z.url().max(URL_CHARS_MAX).describe('https, in the public internet'),
    kinds: z.array(kind).min(1).max(WEBHOOK_KINDS.length),
  })
  .meta({ id: 'SubscribeWebhook' });

const shown = { id: z.string(), url: z.string(), kinds: z.array(kind), createdAt: z.int() };
export const subscribedAnswer = z
  .object({ ...shown, secret: z.string().describe('HMAC key of the signatures; told this once') })
  .meta({ id: 'NewWebhook' });
export const subscriptionsAnswer = z
  .object({ items: z.array(z.object(shown).meta({ id: 'Webhook' })) })
  .meta({ id: 'Webhooks' });
export const deliveriesAnswer = pageOfSchema(
  z
    .object({
      ...{ id: z.string(), kind, state, attempts: z.int(), createdAt: z.int() },
      eventId: z.string().describe('the `id` in the body: the same in every attempt and replay'),
      aggregate: z.string().describe('what it is about; deliveries about the same thing keep their order'),
      lastStatus: z.int().nullable(),
      lastError: z.string().nullable().describe('where nobody answered'),
      dueAt: z.int().describe('of the next attempt, while it waits'),
    })
    .meta({ id: 'WebhookDelivery' }),
);
export const replayedAnswer = z
  .object({ id: z.string(), replayed: z.boolean().describe('false: it waits to be sent already') })
  .meta({ id: 'ReplayedWebhook' });
export const params = z.object({ id });
export const deliveryParams = z.object({ id, deliveryId: id });
export const deliveriesQuery = pageQuery.extend({ state: state.optional() });
