import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature, Job } from '#feature';
import type { Route } from '#http';
import { CLOCK, type EventHandler, IDS, KEYED_HASH, SECOND_MS, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { deliverWebhooks, queueWebhooks } from './app/deliver.ts';
import { webhookDesk } from './app/desk.ts';
import { sqlWebhookReads, sqlWebhookStore, webhookSweep } from './db/sql-webhooks.ts';
import { webhookTables } from './db/webhook-tables.ts';
import { webhookRoutes } from './http/webhook-routes.ts';
import { webhookPost } from './net/post.ts';
import { mayBeCalled } from './net/public-address.ts';
import { WEBHOOK_SETTINGS } from './tokens.ts';

type DeliverParts = Parameters<typeof deliverWebhooks>[0];

const PARTS = token<DeliverParts>('WebhookParts');
const ROUTES = token<readonly Route[]>('WebhookRoutes');
const HANDLERS = token<readonly EventHandler[]>('WebhookHandlers');
const JOBS = token<readonly Job[]>('WebhookJobs');
const DELIVER_EVERY_MS = 5 * SECOND_MS;

const wiring = new ContainerModule(({ bind }) => {
  bind(PARTS)
    .toResolvedValue(
      (unitOfWork, reads, hash, clock, ids, { mayBeLocal }): DeliverParts => ({
        ...{ unitOfWork, hash, clock, ids, store: sqlWebhookStore, reads: sqlWebhookReads(reads) },
        post: webhookPost(mayBeLocal),
      }),
      [UNIT_OF_WORK, READS, KEYED_HASH, CLOCK, IDS, WEBHOOK_SETTINGS],
    )
    .inSingletonScope();
  bind(ROUTES)
    .toResolvedValue(
      (parts, audit, { mayBeLocal }) =>
        webhookRoutes(
          webhookDesk({ ...parts, audit, mayBeCalled: (url) => mayBeCalled(url, mayBeLocal) }),
          parts.reads,
        ),
      [PARTS, AUDIT, WEBHOOK_SETTINGS],
    )
    .inSingletonScope();
  bind(HANDLERS).toResolvedValue(queueWebhooks, [PARTS]).inSingletonScope();
  bind(JOBS)
    .toResolvedValue(
      (parts) => [{ name: 'webhooks.deliver', everyMs: DELIVER_EVERY_MS, run: deliverWebhooks(parts) }],
      [PARTS],
    )
    .inSingletonScope();
});

/** What happens in the shop, told to the owner's other systems. */
export const webhooksFeature: Feature = {
  name: 'webhooks',
  wiring,
  tables: webhookTables,
  routes: ROUTES,
  handlers: HANDLERS,
  jobs: JOBS,
  sweeps: [webhookSweep],
};
