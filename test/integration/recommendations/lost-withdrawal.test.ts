import { affectedRows } from '#db';
import { HOUR_MS } from '#kernel';
import { MERCHANT, OPENING_MS, type SmallShop, smallShop } from '../../support/small-shop.ts';

describe('a withdrawal whose event was given up', () => {
  let shop: SmallShop;
  let token: string;
  beforeAll(async () => {
    shop = await smallShop('SQLite');
    token = await shop.shopper('lin');
  }, OPENING_MS);
  afterAll(() => shop.close());
  const isOn = async () =>
    (await shop.call<{ enabled: boolean }>('GET', '/v1/me/personalisation', { token })).body.enabled;

  test('counts as long as it is her last word, and a yes takes it back (PRV-05)', async () => {
    expect(await isOn()).toBe(true);
    await shop.call('POST', '/v1/consents', { token, body: { purpose: 'profiling.feed' } });
    await shop.deliver();
    await shop.call('DELETE', '/v1/consents/profiling.feed', { token });
    const died = await shop.unitOfWork.run((tx) =>
      affectedRows(tx, "update outbox set dead_at = ? where type = 'privacy.consent_withdrawn'", [
        shop.clock.now(),
      ]),
    );
    expect(died).toBe(1);

    shop.clock.advance(HOUR_MS);
    await shop.deliver();

    expect(await isOn()).toBe(false);
    const event = { id: 'seen-1', kind: 'view', productId: 'prd_frame', at: shop.clock.now() };
    await shop.call('POST', '/v1/events', { token, body: { events: [event] } });
    const named = await shop.reads.all(
      "select 1 as one from behaviour_events where merchant_id = ? and member_id <> 'nobody'",
      [MERCHANT],
    );
    expect(named).toEqual([]);

    await shop.call('PUT', '/v1/me/personalisation', { token, body: { enabled: true } });
    expect(await isOn()).toBe(true);
    const [last] = await shop.reads.all(
      'select action, channel from consent_ledger order by seq desc limit 1',
    );
    expect(last).toEqual({ action: 'GRANT', channel: 'switch' });
  });
});
