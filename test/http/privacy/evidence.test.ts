import { affectedRows } from '#db';
import type { MemberId } from '#kernel';
import { CONSENT_LEDGER, CONSENTS } from '#modules/privacy';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { basket, DUCK, MERCHANT, OPENING_MS, type SmallShop, smallShop } from '../../support/small-shop.ts';

interface ConsentList {
  readonly items: readonly {
    readonly purpose: string;
    readonly live: boolean;
    readonly renewalNeeded: boolean;
  }[];
}

describe.each(DATABASE_KINDS)('the ledger of consents on %s', (kind) => {
  let shop: SmallShop;
  beforeAll(async () => {
    shop = await smallShop(kind);
  }, OPENING_MS);
  afterAll(() => shop.close());
  async function someone(name: string) {
    const token = await shop.shopper(name);
    const { id } = (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body;
    return { token, id };
  }
  const agree = (token: string, more: object = {}) =>
    shop.call('POST', '/v1/consents', { token, body: { purpose: 'marketing.messages', ...more } });

  test('keeps on which page and device it was said, under its chain of hashes (PRV-02)', async () => {
    const { token, id } = await someone('evident');
    await agree(token, { evidence: { page: 'pages/privacy/index', device: 'iPhone 15; iOS 18.1' } });
    await agree(token);

    const lines = await shop.reads.all(
      'select action, page, device from consent_ledger where member_id = ? order by seq',
      [id],
    );
    expect(lines).toEqual([
      { action: 'GRANT', page: 'pages/privacy/index', device: 'iPhone 15; iOS 18.1' },
      { action: 'RENEW', page: null, device: null },
    ]);
    const ledger = shop.house.container.get(CONSENT_LEDGER);
    expect((await ledger.verify(MERCHANT)).brokenAt).toBeNull();

    await shop.unitOfWork.run((tx) =>
      affectedRows(
        tx,
        "update consent_ledger set page = 'pages/elsewhere/index' where member_id = ? and page is not null",
        [id],
      ),
    );
    expect((await ledger.verify(MERCHANT)).brokenAt).not.toBeNull();
    await shop.unitOfWork.run((tx) =>
      affectedRows(
        tx,
        "update consent_ledger set page = 'pages/privacy/index' where member_id = ? and page is not null",
        [id],
      ),
    );
  });

  test('a consent to older words does not count; agreeing to the new ones renews it (PRV-02)', async () => {
    const { token, id } = await someone('renewing');
    const ledger = shop.house.container.get(CONSENT_LEDGER);
    const consents = shop.house.container.get(CONSENTS);
    const before = shop.clock.now();
    await shop.unitOfWork.run((tx) =>
      ledger.give(tx, {
        ...{ merchantId: MERCHANT, memberId: id, purpose: 'marketing.messages', channel: 'h5', at: before },
        ...{ noticeVersion: 0, noticeHash: 'of older words', evidence: null },
      }),
    );
    await consents.catchUp();
    const stand = async () =>
      (await shop.call<ConsentList>('GET', '/v1/consents', { token })).body.items.find(
        ({ purpose }) => purpose === 'marketing.messages',
      );
    expect(await stand()).toMatchObject({ live: false, renewalNeeded: true });

    shop.clock.advance(1_000);
    await agree(token);

    expect(await stand()).toMatchObject({ live: true, renewalNeeded: false });
    const actions = await shop.reads.all(
      'select action from consent_ledger where member_id = ? order by seq',
      [id],
    );
    expect(actions).toEqual([{ action: 'GRANT' }, { action: 'RENEW' }]);
    shop.clock.advance(1_000);
    await shop.call('DELETE', '/v1/consents/marketing.messages', { token });
    const was = (at: number) => ledger.wasLive(MERCHANT, id, 'marketing.messages', at);
    expect([
      await was(before - 1),
      await was(before),
      await was(shop.clock.now() - 1),
      await was(shop.clock.now()),
    ]).toEqual([...[false, true, true, false]]);
  });

  test('who refuses everything optional buys, pays and reads her orders all the same (PRV-02)', async () => {
    const { token } = await someone('refusing');
    const { items } = (await shop.call<ConsentList>('GET', '/v1/consents', { token })).body;
    for (const { purpose } of items) await shop.call('DELETE', `/v1/consents/${purpose}`, { token });

    const placed = await shop.call<{ id: string }>('POST', '/v1/orders', {
      token,
      body: { groups: basket({ [DUCK]: 1 }) },
    });
    expect(placed.status).toBe(201);
    const paying = await shop.call('POST', `/v1/orders/${placed.body.id}/payment`, {
      token,
      body: { provider: 'wechat' },
    });
    expect(paying.status).toBe(200);
    expect((await shop.call('GET', '/v1/orders', { token })).body).toMatchObject({
      items: [{ id: placed.body.id }],
    });
    expect((await shop.call('GET', `/v1/feed?storeId=str_jianghan&limit=5`, { token })).status).toBe(200);
  });
});
