import { DAY_MS, MINUTE_MS, type SkuId } from '#kernel';
import { ANY_GOODS, couponTerms } from '../../support/marketing-house.ts';
import {
  BLACK,
  BLACK_FEN,
  BROWN,
  basket,
  DUCK,
  JIANGHAN,
  OPENING_MS,
  OPTICS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

interface Id {
  readonly id: string;
}
interface Problem {
  readonly code: string;
}
interface MyCoupon extends Id {
  readonly number: string;
  readonly state: string;
}

describe('coupons and promotions over the counter of the API', () => {
  let shop: SmallShop;
  let owner: string;
  let clerk: string;
  let opticsClerk: string;
  let lin: string;
  beforeAll(async () => {
    shop = await smallShop('SQLite');
    owner = await shop.staff('owner');
    clerk = await shop.staff('jianghan');
    opticsClerk = await shop.staff('optics');
    lin = await shop.shopper('lin');
  }, OPENING_MS);
  afterAll(() => shop.close());

  const step = (kind: string, id: string, state: string) =>
    shop.call<Problem>('PUT', `/v1/console/${kind}/${id}/state`, { token: owner, body: { state } });

  async function published(patch: Parameters<typeof couponTerms>[1] = {}): Promise<string> {
    const body = couponTerms(shop.clock.now(), patch);
    const made = await shop.call<Id>('POST', '/v1/console/coupon-templates', { token: owner, body });
    expect(made.status).toBe(201);
    expect((await step('coupon-templates', made.body.id, 'PUBLISHED')).status).toBe(200);
    return made.body.id;
  }
  const claim = (templateId: string) =>
    shop.call<MyCoupon>('POST', '/v1/me/coupons', { token: lin, body: { templateId } });
  const redeem = (code: string, token = clerk, storeId = JIANGHAN, more: object = {}) =>
    shop.call<Problem & { state: string; storeId: string }>('POST', '/v1/console/coupon-redemptions', {
      token,
      body: { storeId, code, device: 'till-1', ...more },
    });

  test('a draft is nobody’s to claim; published it stands in the claim centre, ended it does not; each step is audited (MKT-08, X-10)', async () => {
    const body = couponTerms(shop.clock.now(), { title: '只此一张', total: 1 });
    const { body: draft } = await shop.call<Id>('POST', '/v1/console/coupon-templates', {
      token: owner,
      body,
    });
    expect(await claim(draft.id)).toMatchObject({ status: 404 });
    const centre = async (token?: string) =>
      (
        await shop.call<{ items: { id: string; refusal: string | null }[] }>(
          'GET',
          '/v1/claimable-coupons',
          token === undefined ? {} : { token },
        )
      ).body.items.find(({ id }) => id === draft.id);
    expect(await centre()).toBeUndefined();
    await step('coupon-templates', draft.id, 'PUBLISHED');
    expect(await centre()).toMatchObject({ refusal: null });
    const rewritten = await shop.call<Problem>('PUT', `/v1/console/coupon-templates/${draft.id}`, {
      token: owner,
      body,
    });
    expect(rewritten.body.code).toBe('marketing.not_a_draft');

    expect(await claim(draft.id)).toMatchObject({ status: 200, body: { state: 'ISSUED' } });
    expect(await centre()).toMatchObject({ refusal: 'gone' });
    expect(await centre(lin)).toMatchObject({ refusal: 'gone', taken: 1 });
    await step('coupon-templates', draft.id, 'ENDED');
    expect(await centre()).toBeUndefined();
    expect((await step('coupon-templates', draft.id, 'PUBLISHED')).body.code).toBe('marketing.illegal_step');

    const { body: log } = await shop.call<{ items: { action: string; subject: string }[] }>(
      'GET',
      '/v1/console/audit',
      { token: owner },
    );
    const actions = log.items.filter(({ subject }) => subject === `coupon_template:${draft.id}`);
    expect(actions.map(({ action }) => action).sort()).toEqual([
      'marketing.create_coupon',
      'marketing.step_coupon',
      'marketing.step_coupon',
    ]);
  });

  test('the code that hangs in a shop is drawn by WeChat for staff; of another coupon it is no code (MKT-08)', async () => {
    const [template, other] = [await published(), await published()];
    const made = await shop.call<{ scene: string }>(
      'POST',
      `/v1/console/coupon-templates/${template}/scenes`,
      {
        ...{ token: owner, body: { place: '收银台' } },
      },
    );
    expect(made.body.scene.length).toBeLessThanOrEqual(32);
    const code = (of: string, token = owner) =>
      fetch(
        `${shop.house.url}/v1/console/coupon-templates/${of}/scenes/${made.body.scene}/mini-program-code`,
        {
          headers: { authorization: `Bearer ${token}` },
        },
      );
    const drawn = await code(template);
    expect([drawn.status, drawn.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(
      Buffer.from(await drawn.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect((await code(other)).status).toBe(404);
    expect((await code(template, lin)).status).toBe(401);
  });

  test('terms that make no sense are refused (MKT-03)', async () => {
    const wrong = couponTerms(shop.clock.now(), {
      benefit: { kind: 'threshold', thresholdFen: 100, offFen: 101 },
    });
    expect(
      await shop.call('POST', '/v1/console/coupon-templates', { token: owner, body: wrong }),
    ).toMatchObject({ status: 400 });
    const free = couponTerms(shop.clock.now(), {
      benefit: { kind: 'threshold', thresholdFen: 0, offFen: 101 },
    });
    expect(
      await shop.call('POST', '/v1/console/coupon-templates', { token: owner, body: free }),
    ).toMatchObject({ status: 201 });
  });

  test('two tills scan the same coupon: one takes it, the other reads that it is used; who and where is kept (MKT-08)', async () => {
    const template = await published();
    const { body: mine } = await claim(template);
    const [one, two] = await Promise.all([
      redeem(mine.number),
      redeem(mine.number, clerk, JIANGHAN, { device: 'till-2' }),
    ]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
    const loser = one.status === 409 ? one : two;
    expect(loser.body.code).toBe('marketing.coupon_used');
    const [kept] = await shop.reads.all<Record<string, unknown>>(
      'select state, store_id, staff_id, device from coupons where id = ?',
      [mine.id],
    );
    expect(kept).toMatchObject({ state: 'USED', store_id: JIANGHAN, staff_id: 'stf_jianghan' });
    const { body: list } = await shop.call<{ items: { id: string; figures: object }[] }>(
      'GET',
      '/v1/console/coupon-templates',
      { token: owner },
    );
    expect(list.items.find(({ id }) => id === template)?.figures).toEqual({
      issued: 1,
      used: 0,
      redeemed: 1,
    });
  });

  test('the code of her phone lives a minute; another store and too small a basket are refused (MKT-08)', async () => {
    const here = { include: { ...ANY_GOODS, storeIds: [JIANGHAN] }, exclude: ANY_GOODS };
    const { body: mine } = await claim(await published({ scope: here }));
    const show = async () =>
      (await shop.call<{ code: string }>('GET', `/v1/me/coupons/${mine.id}/code`, { token: lin })).body.code;
    const old = await show();
    shop.clock.advance(MINUTE_MS);
    expect((await redeem(old)).body.code).toBe('marketing.coupon_code_old');
    const fresh = await show();
    expect((await redeem(fresh, opticsClerk, OPTICS)).body.code).toBe('marketing.coupon_other_store');
    expect((await redeem(fresh, clerk, JIANGHAN, { goodsFen: 9_999 })).body.code).toBe(
      'marketing.coupon_below_threshold',
    );
    const look = await shop.call<{ refusal: object | null; number?: string }>(
      'POST',
      '/v1/console/coupon-scans',
      { token: clerk, body: { storeId: JIANGHAN, code: fresh } },
    );
    expect(look).toMatchObject({ status: 200, body: { state: 'ISSUED', refusal: null } });
    expect(look.body.number).toBeUndefined();
    expect((await redeem(fresh, clerk, JIANGHAN, { goodsFen: 10_000 })).body).toMatchObject({
      state: 'USED',
      storeId: JIANGHAN,
    });
    expect((await redeem('123456789012')).status).toBe(422);
    const zhou = await shop.shopper('zhou');
    expect((await shop.call('GET', `/v1/me/coupons/${mine.id}/code`, { token: zhou })).status).toBe(404);
  });

  test('coupons are issued to chosen members, by printed codes, and revoked with a reason (MKT-08)', async () => {
    const template = await published({ audience: 'chosen', total: 5, perMemberMax: 1 });
    const { body: me } = await shop.call<Id>('GET', '/v1/me', { token: lin });
    const issue = () =>
      shop.call('POST', `/v1/console/coupon-templates/${template}/issues`, {
        token: owner,
        body: { memberIds: [me.id, 'nobody'] },
      });
    expect((await issue()).body).toEqual({ issued: 1, skipped: [{ memberId: 'nobody', reason: 'unknown' }] });
    expect((await issue()).body).toMatchObject({
      issued: 0,
      skipped: [{ reason: 'limit' }, { reason: 'unknown' }],
    });

    const codes = (count: number) =>
      shop.call<{ codes: string[] }>('POST', `/v1/console/coupon-templates/${template}/codes`, {
        token: owner,
        body: { count },
      });
    expect((await codes(5)).status).toBe(409);
    const { body: batch } = await codes(2);
    const zhou = await shop.shopper('zhou');
    const exchange = (code: string) =>
      shop.call<MyCoupon>('POST', '/v1/me/coupons/exchange', { token: zhou, body: { code } });
    const { body: got } = await exchange(batch.codes[0] ?? '');
    expect(got.state).toBe('ISSUED');
    expect((await exchange(batch.codes[0] ?? '')).status).toBe(409);

    const reason = { token: owner, body: { reason: '误发' } };
    expect((await shop.call('POST', `/v1/console/coupons/${got.id}/revoke`, reason)).status).toBe(204);
    expect((await redeem(got.number)).body.code).toBe('marketing.coupon_revoked');
    const gone = await shop.call<{ items: MyCoupon[] }>('GET', '/v1/me/coupons?tab=expired', { token: zhou });
    expect(gone.body.items.map(({ id }) => id)).toEqual([got.id]);
  });

  test('a newcomer’s coupon is issued to nobody who ever paid for anything (MKT-06)', async () => {
    const template = await published({ audience: 'newcomers' });
    const regular = await shop.shopper('regular');
    const order = await shop.call<{ id: string; payableFen: number }>('POST', '/v1/orders', {
      token: regular,
      body: { groups: basket({ [BROWN]: 1 }) },
    });
    await shop.payByEvent(order.body);
    await shop.deliver();
    const own = async (token: string) => (await shop.call<Id>('GET', '/v1/me', { token })).body.id;
    const [old, fresh] = [await own(regular), await own(await shop.shopper('fresh'))];
    const issued = await shop.call('POST', `/v1/console/coupon-templates/${template}/issues`, {
      token: owner,
      body: { memberIds: [old, fresh] },
    });
    expect(issued.body).toEqual({ issued: 1, skipped: [{ memberId: old, reason: 'regular' }] });
    await step('coupon-templates', template, 'ENDED');
  });

  test('a price for a time keeps what it is compared with: the lowest that was paid in seven days, else the shelf (MKT-10)', async () => {
    const order = await shop.call<{ id: string; payableFen: number }>('POST', '/v1/orders', {
      token: lin,
      body: { groups: basket({ [BLACK]: 1 }) },
    });
    await shop.payByEvent(order.body);
    await shop.deliver();
    const prices = (priceFen: number) => [
      { skuId: BLACK, priceFen, perMemberMax: 2 },
      { skuId: DUCK, priceFen: 3_900, perMemberMax: null },
    ];
    const make = async (list: object) => {
      const now = shop.clock.now();
      const body = {
        title: '限时特价',
        fromAt: now,
        untilAt: now + DAY_MS,
        rules: { kind: 'time_limited', prices: list },
      };
      return (await shop.call<Id>('POST', '/v1/console/promotions', { token: owner, body })).body.id;
    };
    const refused = await step('promotions', await make(prices(BLACK_FEN)), 'PUBLISHED');
    expect(refused).toMatchObject({ status: 409, body: { code: 'marketing.price_not_lower' } });
    const strange = await make([{ skuId: 'sku_none' as SkuId, priceFen: 1, perMemberMax: null }]);
    expect((await step('promotions', strange, 'PUBLISHED')).body.code).toBe('marketing.sku_unknown');

    const id = await make(prices(9_900));
    expect((await step('promotions', id, 'PUBLISHED')).status).toBe(200);
    const { body: list } = await shop.call<{ items: { id: string; evidence: object[] }[] }>(
      'GET',
      '/v1/console/promotions',
      { token: owner },
    );
    expect(list.items.find((one) => one.id === id)?.evidence).toMatchObject([
      { skuId: BLACK, evidence: { lowestFen: BLACK_FEN, from: 'sales' } },
      { skuId: DUCK, evidence: { lowestFen: 4_500, from: 'shelf' } },
    ]);
    const { body: shown } = await shop.call<{ now: number; items: { id: string; originals: object[] }[] }>(
      'GET',
      '/v1/promotions',
    );
    expect(shown.now).toBe(shop.clock.now());
    expect(shown.items.find((one) => one.id === id)?.originals).toEqual([
      { skuId: BLACK, lowestFen: BLACK_FEN },
      { skuId: DUCK, lowestFen: 4_500 },
    ]);
    await step('promotions', id, 'ENDED');
    const { body: after } = await shop.call<{ items: Id[] }>('GET', '/v1/promotions');
    expect(after.items).toEqual([]);
  });

  test('a ladder must rise, and takes off no more than it asks (MKT-09)', async () => {
    const now = shop.clock.now();
    const ladder = (tiers: object[]) => ({
      title: '满减',
      fromAt: now,
      untilAt: now + DAY_MS,
      rules: { kind: 'spend_tier', measure: 'amount', tiers, repeats: false },
    });
    const off = (from: number, offFen: number) => ({ from, reward: { kind: 'amount_off', offFen } });
    const post = (tiers: object[]) =>
      shop.call('POST', '/v1/console/promotions', { token: owner, body: ladder(tiers) });
    expect((await post([off(30_000, 4_000), off(20_000, 2_000)])).status).toBe(400);
    expect((await post([off(30_000, 30_001)])).status).toBe(400);
    expect((await post([off(30_000, 4_000), off(50_000, 8_000)])).status).toBe(201);
  });
});
