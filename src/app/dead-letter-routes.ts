import { z } from 'zod';
import type { DeadLetters } from '#db';
import { pageOfSchema, pageQuery, type Route, route, wholeShopStaff } from '#http';
import { AppError, type Clock, type UnitOfWork } from '#kernel';
import type { Audit } from '#modules/access';

const letterAnswer = z
  .object({
    id: z.string(),
    type: z.string(),
    occurredAt: z.int(),
    deadAt: z.int(),
    attempts: z.int(),
    lastError: z.string().describe('shortened, long numbers left out'),
    payloadKeys: z.array(z.string()).describe('what the event speaks about, never what it says'),
  })
  .meta({ id: 'DeadLetter' });
const redrivenAnswer = z
  .object({ id: z.string(), redriven: z.boolean().describe('false: it had been sent again before') })
  .meta({ id: 'RedrivenLetter' });
const letterParams = z.object({ id: z.string().min(1).max(64) });

/** Events that were given up after a day of attempts: the owner sees them, and sends them again. */
export function deadLetterRoutes(
  letters: DeadLetters,
  unitOfWork: UnitOfWork,
  audit: Audit,
  clock: Clock,
): readonly Route[] {
  const owners = wholeShopStaff('owner');
  return [
    route({
      method: 'get',
      path: '/v1/console/outbox/dead-letters',
      summary: 'Events that no attempt could deliver, the latest to be given up first',
      access: owners,
      query: pageQuery,
      answers: { 200: pageOfSchema(letterAnswer) },
      handle: async ({ merchantId, query: { cursor, limit } }) => ({
        json: await letters.page(merchantId, cursor, limit),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/console/outbox/dead-letters/{id}/redrive',
      summary: 'Gives a dead letter another round of attempts; audited, a repeat changes nothing',
      access: owners,
      params: letterParams,
      answers: { 200: redrivenAnswer },
      problems: { 404: 'No such event of this merchant' },
      handle: async ({ merchantId, principal, params: { id }, http: { request } }) => {
        const end = await unitOfWork.run(async (tx) => {
          const came = await letters.redrive(tx, merchantId, id);
          if (came === 'redriven')
            await audit.record(tx, {
              ...{
                merchantId,
                actor: principal.staffId,
                action: 'house.redrive_event',
                subject: `event:${id}`,
              },
              ...{ before: { dead: true }, after: { dead: false }, ip: request.ip ?? null, at: clock.now() },
            });
          return came;
        });
        if (end === 'unknown')
          throw new AppError('not_found', 'house.no_dead_letter', '没有这条未送达的消息');
        return { json: { id, redriven: end === 'redriven' } };
      },
    }),
  ];
}
