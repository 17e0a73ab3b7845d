import { DAY_MS, type DomainEvent, type OrderId } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type MessageShop, messageShop, READY } from '../../support/message-shop.ts';
import { BLACK, DUCK, JIANGHAN, MERCHANT, OPENING_MS } from '../../support/small-shop.ts';

interface Sale {
  readonly order: { readonly id: OrderId };
}

describe.each(DATABASE_KINDS)('what members are told, on %s (SVC-04)', (kind) => {
  let given: MessageShop;
  let people = 0;
  const somebody = () => given.person(`w${kind}${++people}`);
  beforeAll(async () => {
    given = await messageShop(kind, false);
  }, OPENING_MS);
  afterAll(() => given.shop.close());
  beforeEach(() => given.sandbox.faults.clear());

  const told = (orderId: OrderId) =>
    given.shop.reads.all<{ kind: string; state: string; why: string | null }>(
      'select kind, send_state as state, why from messages where order_id = ? order by id',
      [orderId],
    );
  const purge = () => given.shop.job('privacy.purge');
  const soldAtCounter = async (customerToken?: string): Promise<OrderId> => {
    const token = await given.shop.staff('jianghan');
    const body = { storeId: JIANGHAN, lines: [{ skuId: DUCK, quantity: 1 }] };
    const sale = await given.shop.call<Sale>('POST', '/v1/console/till/sales', {
      ...{ token, body: customerToken === undefined ? body : { ...body, customerToken } },
    });
    const { id } = sale.body.order;
    const payCode = given.sandbox.pay.payCodes.issue('passes');
    await given.shop.call('POST', `/v1/console/till/sales/${id}/scans`, { token, body: { payCode } });
    await given.shop.deliver();
    expect(await given.shop.reads.all('select state from orders where id = ?', [id])).toEqual([
      { state: 'COMPLETED' },
    ]);
    return id;
  };
  const refunded = (orderId: OrderId, goodsFen: number) =>
    given.happened('after-sale.refunded', orderId, {
      ...{ afterSaleId: `as-${orderId}-${goodsFen}`, goodsFen, shippingFen: 0, orderRefundedFen: goodsFen },
      ...{ isWholeOrder: false, lines: [], refundedAt: given.shop.clock.now() },
    });

  test('goods that somebody handed over were picked up; what was given back instead was not', async () => {
    const lin = await somebody();
    const orderId = await lin.order();
    await given.happened('orders.group_picked_up', orderId, {
      memberId: lin.id,
      staffId: null,
      goodsPaidFen: 0,
    });
    expect(await lin.inbox()).toEqual([]);
    const facts = { memberId: lin.id, staffId: 'stf_1', goodsPaidFen: 12_900 };
    await given.happened('orders.group_picked_up', orderId, facts);
    expect(await lin.inbox()).toMatchObject([{ kind: 'picked_up' }]);
  });

  test('who pays at a counter and goes home with the goods is told of neither; of money that goes back she is', async () => {
    const lin = await somebody();
    const { body } = await given.shop.call<{ code: string }>('GET', '/v1/me/code', { token: lin.token() });
    const found = await given.shop.call<{ customerToken: string }>('POST', '/v1/console/till/customers', {
      ...{ token: await given.shop.staff('jianghan'), body: { storeId: JIANGHAN, code: body.code } },
    });
    const orderId = await soldAtCounter(found.body.customerToken);
    expect(await lin.unread()).toBe(0);
    await refunded(orderId, 500);
    expect(await lin.inbox()).toMatchObject([{ kind: 'refund_agreed' }]);
  });

  test('a stranger at a counter has no inbox, so nothing is kept for her', async () => {
    const orderId = await soldAtCounter();
    await refunded(orderId, 500);
    expect(await told(orderId)).toEqual([]);
  });

  test('a refund that was agreed promises no way back; without money in it there is none to tell of', async () => {
    const lin = await somebody();
    const orderId = await lin.order();
    await refunded(orderId, 0);
    expect(await lin.inbox()).toEqual([]);
    await refunded(orderId, 500);
    const [message] = await lin.inbox();
    expect(message?.text).toContain('¥5.00');
    expect(message?.text).not.toContain('原路');
    await given.happened('payments.refund_succeeded', orderId, { amountFen: 500, refundId: 'r1' });
    expect((await lin.inbox())[0]?.text).toContain('¥5.00 已按原路退回');
  });

  test('the shop offers less than she asked for: how much, and until when it is up to her (ORD-07)', async () => {
    const lin = await somebody();
    const orderId = await lin.order();
    await given.happened('after-sale.less_offered', orderId, {
      ...{ afterSaleId: `as-${orderId}`, storeId: JIANGHAN, offeredFen: 6_000, askedFen: 10_000 },
      answerBefore: Date.UTC(2026, 10, 30, 4),
    });
    const [message] = await lin.inbox();
    expect(message?.kind).toBe('less_offered');
    for (const fact of ['¥60.00', '¥100.00', '2026年11月30日 12:00']) expect(message?.text).toContain(fact);
  });

  test('what the shop has no template for waits for nobody: it is in the inbox alone from the beginning (SVC-03)', async () => {
    const lin = await somebody();
    const orderId = await lin.order();
    await given.happened('orders.group_shipped', orderId);
    await given.happened('orders.group_ready', orderId);
    expect(await told(orderId)).toMatchObject([
      { kind: 'order_paid', state: 'NONE', why: 'no_template' },
      { kind: 'order_shipped', state: 'NONE', why: 'no_template' },
      { kind: 'pickup_ready', state: 'WAITING', why: null },
    ]);
  });

  test('sixty messages that are due leave in one turn (SVC-03)', async () => {
    const lin = await somebody();
    given.sandbox.subscriptions.addTemplate('tpl_lasting_002', { fields: ['thing1'], isLasting: true });
    const fields = [{ name: 'thing1', from: 'goods' }];
    await given.template({ templateId: 'tpl_lasting_002', isLasting: true, fields });
    await lin.accepts('tpl_lasting_002');
    const orderId = await lin.order();
    await given.happenedAtOnce(
      'orders.group_ready',
      Array.from({ length: 60 }, () => orderId),
    );
    await given.send();
    // On a busy machine one of them may wait for its answer in vain: it left all the same.
    const left = (await given.state(lin.id)).filter(
      ({ state, why, attempts }) => attempts === 1 && (state === 'SENT' || why === 'no_answer'),
    );
    expect(left).toHaveLength(60);
    await given.template();
  });

  test('an allowance goes once it is used up or taken back, unless a message still holds it (PRV-08)', async () => {
    const [used, off, holding] = [await somebody(), await somebody(), await somebody()];
    for (const one of [used, off, off, holding]) await one.accepts();
    given.sandbox.subscriptions.switchOff(off.openid, READY);
    for (const one of [used, off]) await given.happened('orders.group_ready', await one.order());
    await given.send();
    await given.happened('orders.group_ready', await holding.order());
    given.sandbox.faults.add({ kind: 'refuse', provider: 'other' });
    await given.send();
    expect(await given.state(holding.id)).toMatchObject([{ state: 'WAITING', attempts: 1 }]);

    await purge();
    expect(await given.credits(used.id)).toBeUndefined();
    expect(await given.credits(off.id)).toBeUndefined();
    expect(await given.credits(holding.id)).toBe(0);

    // WeChat will never take it as it is: she has her allowance again, and that stays.
    await given.template({ fields: [{ name: 'thing1', from: 'goods' }] });
    given.sandbox.faults.clear();
    given.shop.clock.advance(60_000);
    await given.send();
    expect(await given.state(holding.id)).toMatchObject([{ state: 'DEAD' }]);
    await purge();
    expect(await given.credits(holding.id)).toBe(1);
    await given.template();
  });

  describe('beside her orders', () => {
    const RESTOCK = 'tpl_restock_0001';
    const emit = async (type: DomainEvent['type'], facts: object) => {
      const event = { type, occurredAt: given.shop.clock.now(), merchantId: MERCHANT };
      await given.shop.unitOfWork.run(async (tx) => tx.emit<DomainEvent>({ ...event, ...facts }));
      await given.shop.deliver();
    };
    const sent = (memberId: string) =>
      given.shop.reads.all<{ kind: string; state: string; why: string | null; in_inbox: number }>(
        'select kind, send_state as state, why, in_inbox from messages where member_id = ? order by id',
        [memberId],
      );
    const choose = (token: string, topics: object) =>
      given.shop.call('PUT', '/v1/me/preferences', {
        token,
        body: {
          ...{ categories: [], brands: [], sizes: [], styles: [], stores: [] },
          topics: { new_arrivals: [], restock: [], price_drop: [], coupons: [], store_events: [], ...topics },
        },
      });
    const isBack = (memberId: string) =>
      emit('inventory.back_in_stock', { memberId, skuId: BLACK, storeId: JIANGHAN });
    const couponEnds = (memberId: string) =>
      emit('marketing.coupon_running_out', {
        ...{ memberId, couponId: 'cpn_1', templateId: 'tpl_gone', days: 3 },
        validUntil: given.shop.clock.now() + 3 * DAY_MS,
      });

    beforeAll(async () => {
      const fields = ['thing1', 'thing2', 'phrase3'];
      given.sandbox.subscriptions.addTemplate(RESTOCK, { fields, isLasting: false });
      const path = '/v1/console/message-templates/back_in_stock';
      const body = {
        ...{
          templateId: RESTOCK,
          page: 'pages/product/index?sku={subject}',
          isLasting: false,
          isEnabled: true,
        },
        fields: [
          { name: 'thing1', from: 'goods' },
          { name: 'thing2', from: 'store' },
          { name: 'phrase3', from: 'status' },
        ],
      };
      const token = given.owner();
      // A restock knows no sum of money: the field is refused when the template is set up.
      const wrong = { ...body, fields: [{ name: 'amount1', from: 'amount' }] };
      expect((await given.shop.call('PUT', path, { token, body: wrong })).status).toBe(422);
      expect((await given.shop.call('PUT', path, { token, body })).status).toBe(200);
    });

    test('what she waited for is there: by WeChat with her yes, else in the inbox (INV-07, SVC-03)', async () => {
      const [lin, mo] = [await somebody(), await somebody()];
      const asked = await given.shop.call('GET', '/v1/me/message-templates?moment=wish', {
        token: lin.token(),
      });
      expect(asked.body).toMatchObject({ items: [{ templateId: RESTOCK, kind: 'back_in_stock' }] });
      await lin.accepts(RESTOCK);
      await isBack(lin.id);
      await isBack(mo.id);
      await given.send();
      expect(await sent(lin.id)).toMatchObject([{ state: 'SENT' }]);
      expect(await sent(mo.id)).toMatchObject([{ state: 'NONE', why: 'no_credit' }]);
      const entry = { kind: 'back_in_stock', text: '圆框眼镜（黑色） 在江汉路店有货了，数量不多，先到先得' };
      for (const person of [lin, mo]) expect(await person.inbox()).toMatchObject([entry]);
    });

    test('a topic goes the ways that she chose, and no other; also when she chose while it waited (MEM-11)', async () => {
      const [quiet, inbox, late] = [await somebody(), await somebody(), await somebody()];
      for (const person of [quiet, inbox, late]) await person.accepts(RESTOCK);
      await choose(quiet.token(), { restock: ['wechat'] });
      await choose(inbox.token(), { restock: ['inbox'], coupons: ['inbox'] });
      for (const person of [quiet, inbox, late]) await isBack(person.id);
      await choose(late.token(), { restock: ['inbox'] });
      await given.send();
      expect(await sent(quiet.id)).toMatchObject([{ state: 'SENT', in_inbox: 0 }]);
      expect(await quiet.inbox()).toEqual([]);
      expect(await quiet.unread()).toBe(0);
      for (const person of [inbox, late])
        expect(await sent(person.id)).toMatchObject([{ state: 'NONE', why: 'not_wanted', in_inbox: 1 }]);
      // Of coupons nobody hears who chose her topics without them; who never chose anything finds it in her inbox.
      const never = await somebody();
      for (const person of [quiet, inbox, never]) await couponEnds(person.id);
      expect((await quiet.inbox()).map(({ kind }) => kind)).toEqual([]);
      for (const person of [inbox, never])
        expect(await person.inbox()).toEqual(
          expect.arrayContaining([expect.objectContaining({ kind: 'coupon_expiring' })]),
        );
    });

    test('points that run out and another level are told, once per event (MEM-06, MEM-05)', async () => {
      const lin = await somebody();
      const expiresAt = given.shop.clock.now() + 7 * DAY_MS;
      await emit('points.expiring', { memberId: lin.id, points: 120, expiresAt, daysLeft: 7 });
      expect(await lin.inbox()).toMatchObject([{ kind: 'points_expiring', title: '积分快到期了' }]);
      expect((await lin.inbox())[0]?.text).toMatch(/^120 积分将在 7 天内到期，最早 \d{4}年\d+月\d+日$/);
      // A merchant without levels has none to tell of.
      await emit('tiers.tier_changed', { memberId: lin.id, from: 0, to: 1, reason: 'growth' });
      expect(await lin.unread()).toBe(1);
      // Who left is told nothing.
      await emit('points.expiring', { memberId: 'mbr_nobody', points: 1, expiresAt, daysLeft: 1 });
    });

    test('a level that she has lost again before she is told of it is not wished joy of (MEM-05)', async () => {
      const lin = await somebody();
      const tier = (level: number, name: string, growthFrom: number) => ({
        ...{ level, name, growthFrom },
        benefits: {
          ...{ discountBps: 0, pointsMultiplierBps: 10_000, freeShippingPerMonth: 0, birthdayPoints: 0 },
          ...{ birthdayCoupons: [], coupons: [], priorityQueue: false },
        },
      });
      const body = {
        ...{ growthPer100Yuan: 100, growthFor: { phone_bound: 0, review: 0, referral: 0 }, keepDays: 365 },
        ...{ demoteMax: 1, tiers: [tier(1, '普通会员', 0), tier(2, '金卡会员', 1_000)] },
      };
      const token = await given.shop.staff('owner');
      expect((await given.shop.call('PUT', '/v1/console/tiers', { token, body })).status).toBe(200);
      await emit('tiers.tier_changed', { memberId: lin.id, from: 1, to: 2, reason: 'growth' });
      expect(await lin.inbox()).toEqual([]);
      await emit('tiers.tier_changed', { memberId: lin.id, from: 2, to: 1, reason: 'refund' });
      expect(await lin.inbox()).toMatchObject([{ text: '你的会员等级现为普通会员，权益见会员等级' }]);
    });

    test('goods that run low are told to who works at the store, each with marks of her own (INV-05)', async () => {
      interface Notices {
        readonly items: readonly { readonly id: string; readonly text: string; readonly isRead: boolean }[];
      }
      const [here, there] = [await given.shop.staff('jianghan'), await given.shop.staff('optics')];
      const list = async (token: string) =>
        (await given.shop.call<Notices>('GET', '/v1/console/notices', { token })).body.items;
      const unread = async (token: string) =>
        (await given.shop.call<{ items: unknown }>('GET', '/v1/console/notices/unread', { token })).body
          .items;
      const low = { storeId: JIANGHAN, skuId: BLACK, available: 2, lowAt: 5 };
      await emit('inventory.stock_low', low);
      await emit('inventory.stock_short', {
        ...{ storeId: JIANGHAN, document: 'till-1', lines: [{ skuId: DUCK, pieces: 1 }] },
      });
      const texts = (await list(here)).map(({ text }) => text);
      expect(texts.toSorted()).toEqual([
        '圆框眼镜（黑色） 可售 2 件，已到预警线 5 件',
        '收银台卖出了账上没有的：鸭脖礼盒 1 件，请盘点',
      ]);
      expect(await list(there)).toEqual([]);
      expect(await unread(there)).toEqual([]);
      expect(await unread(here)).toEqual([{ storeId: JIANGHAN, unread: 2 }]);
      const [newest] = await list(here);
      const read = (token: string, body: object) =>
        given.shop.call('POST', '/v1/console/notices/read', { token, body });
      // The other store's clerk marks nothing here, whatever she names.
      await read(there, { ids: [newest?.id] });
      expect(await unread(here)).toEqual([{ storeId: JIANGHAN, unread: 2 }]);
      for (let n = 0; n < 2; n += 1) await read(here, { ids: [newest?.id] });
      expect(await unread(here)).toEqual([{ storeId: JIANGHAN, unread: 1 }]);
      await read(here, {});
      expect(await unread(here)).toEqual([]);
      expect(await unread(given.owner())).toEqual([{ storeId: JIANGHAN, unread: 2 }]);
      const elsewhere = `/v1/console/notices?storeId=${JIANGHAN}`;
      expect((await given.shop.call('GET', elsewhere, { token: there })).status).toBe(403);
    });
  });
});
