import { type MemberId, UNIT_OF_WORK } from '#kernel';
import { MEMBERS } from '#modules/members';
import { EVENT_IMPORT, MEMBER_INSIGHTS } from '#modules/recommendations';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { JIANGHAN, MERCHANT } from '../../support/small-shop.ts';
import { productId, skuId, type TasteShop, tasteShop } from './taste-shop.ts';

interface MadeOrder {
  readonly id: string;
  readonly payableFen: number;
}

describe.each(DATABASE_KINDS)('who has not accepted the terms is not known on %s (MEM-15)', (kind) => {
  let shop: TasteShop;
  beforeAll(async () => {
    shop = await tasteShop(kind);
  });
  afterAll(() => shop.close());

  /** She paid at a till with WeChat, and looks around in the mini-program without having said yes. */
  async function shadow(name: string): Promise<{ readonly memberId: MemberId; readonly token: string }> {
    const person = shop.outside.sandbox.codes.redeem(`demo:${name}`);
    if (!('openid' in person)) throw new Error('the sandbox knows nobody of this name');
    const { container } = shop.house;
    const { memberId } = await container
      .get(UNIT_OF_WORK)
      .run((tx) =>
        container.get(MEMBERS).enrolShadow(tx, MERCHANT, { wxOpenid: person.openid, source: 'wechat_pay' }),
      );
    const signedIn = await shop.call<{ accessToken: string }>('POST', '/v1/auth/wechat', {
      body: { code: `demo:${name}` },
    });
    return { memberId, token: signedIn.body.accessToken };
  }
  const accept = (token: string) => shop.call('POST', '/v1/me/terms', { token, body: { accepted: true } });
  const named = (memberId: MemberId) => shop.count(`behaviour_events where member_id = '${memberId}'`);
  const knowable = async (memberId: MemberId) =>
    (await shop.house.container.get(MEMBER_INSIGHTS).knowable(MERCHANT, [memberId])).has(memberId);

  test('what she does is counted without her name, and her feed is the store’s to the byte', async () => {
    const { memberId, token } = await shadow('shadow-looks');
    const told = await shop.tell(token, 'view', ...[0, 1, 2, 3].map((n) => productId('hat', n)));
    expect(told.body).toEqual({ accepted: 4, duplicates: 0 });
    expect(await named(memberId)).toBe(0);
    expect(await shop.feedBytes(token)).toBe(await shop.feedBytes());
    await shop.job('recommendations.write_exposures');
    expect(await shop.count(`feed_exposures where member_id = '${memberId}'`)).toBe(0);
  });

  test('what she buys is counted without her name', async () => {
    const { memberId, token } = await shadow('shadow-buys');
    const order = await shop.call<MadeOrder>('POST', '/v1/orders', {
      token,
      body: {
        groups: [
          {
            storeId: JIANGHAN,
            lines: [{ skuId: skuId('tea', 1), quantity: 1 }],
            fulfilment: { type: 'pickup' },
          },
        ],
      },
    });
    expect(order.status).toBe(201);
    const paid = await shop.count("behaviour_events where kind = 'pay'");
    await shop.payByEvent(order.body);
    await shop.deliver();
    expect(await shop.count("behaviour_events where kind = 'pay'")).toBe(paid + 1);
    expect(await named(memberId)).toBe(0);
  });

  test('what another system remembers of her comes in without her name', async () => {
    const { memberId } = await shadow('shadow-imported');
    const events = [0, 1].map((n) => ({
      ...({ id: `imported-${n}`, type: 'view', memberId, productId: productId('coat', n) } as const),
      ...{ skuId: null, storeId: JIANGHAN, at: shop.clock.now() - 1_000 },
    }));
    const before = await shop.count('behaviour_events');
    await shop.unitOfWork.run((tx) =>
      shop.house.container.get(EVENT_IMPORT).importEvents(tx, MERCHANT, events),
    );
    expect(await named(memberId)).toBe(0);
    expect(await shop.count('behaviour_events')).toBe(before + 2);
  });

  test('whoever groups members does not see her, and nobody writes a tag on her', async () => {
    const { memberId, token } = await shadow('shadow-grouped');
    expect(await knowable(memberId)).toBe(false);
    const owner = await shop.staff('owner');
    const tag = await shop.call<{ id: string }>('POST', '/v1/console/tags', {
      token: owner,
      body: { name: '熟客', rule: null },
    });
    expect(tag.status).toBe(201);
    const give = () =>
      shop.call('PUT', `/v1/console/members/${memberId}/tags/${tag.body.id}`, { token: owner });
    expect((await give()).status).toBe(404);
    await accept(token);
    expect(await knowable(memberId)).toBe(true);
    expect((await give()).status).toBeLessThan(300);
  });

  test('from the moment she accepts it is hers, and it starts from nothing', async () => {
    const { memberId, token } = await shadow('shadow-accepts');
    await shop.tell(token, 'view', ...[0, 1, 2].map((n) => productId('ear', n)));
    await shop.feed(token);
    await accept(token);
    // Before anything was delivered.
    expect((await shop.feed(token)).personalised).toBe(false);
    await shop.tell(token, 'view', productId('lip', 1));
    const { items, personalised } = await shop.feed(token);
    expect(personalised).toBe(true);
    expect(items.some(({ reason }) => reason.includes('prd_ear'))).toBe(false);
    expect(await named(memberId)).toBe(1);
  });
});
