import fc from 'fast-check';
import { MINUTE_MS } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type MessageShop, messageShop, READY } from '../../support/message-shop.ts';
import { OPENING_MS } from '../../support/small-shop.ts';

const STEPS = ['accept', 'reject', 'off', 'event', 'send', 'busy'] as const;

describe.each(DATABASE_KINDS)('credits of subscribe messages, on %s (SVC-03)', (kind) => {
  let given: MessageShop;
  let people = 0;
  beforeAll(async () => {
    given = await messageShop(kind, true);
  }, OPENING_MS);
  afterAll(() => given.shop.close());

  test('whatever she answers and whatever happens, we count what WeChat counts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...STEPS), { minLength: 6, maxLength: 14 }),
        async (steps) => {
          const lin = await given.person(`c${kind}${++people}`);
          const { subscriptions, faults } = given.sandbox;
          for (const step of steps) {
            // Two answers of one person are never of the same second.
            given.shop.clock.advance(1_000);
            if (step === 'accept' || step === 'reject') subscriptions.answer(lin.openid, READY, step);
            if (step === 'off') subscriptions.switchOff(lin.openid, READY);
            if (step === 'event') await given.happened('orders.group_ready', await lin.order());
            if (step === 'busy') faults.add({ kind: 'refuse', provider: 'other' });
            if (step === 'send' || step === 'busy') await given.send();
            faults.clear();
            await given.sandbox.tick();
          }
          // What was tried again has its answer by now.
          given.shop.clock.advance(2 * MINUTE_MS);
          await given.send();
          await given.sandbox.tick();
          expect((await given.credits(lin.id)) ?? 0).toBe(subscriptions.left(lin.openid, READY));
          const sent = subscriptions.sent().filter(({ openid }) => openid === lin.openid).length;
          expect(sent).toBe((await given.state(lin.id)).filter(({ state }) => state === 'SENT').length);
        },
      ),
      { numRuns: 6, seed: 20_261_122 },
    );
  });
});
