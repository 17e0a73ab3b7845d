import { MINUTE_MS } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type OffersShop, offersShop, type Wallet } from '../../support/offers-shop.ts';
import {
  BLACK,
  BLACK_FEN,
  BROWN,
  basket,
  DUCK,
  DUCK_FEN,
  GIFT,
  JIANGHAN,
  OPENING_MS,
} from '../../support/small-shop.ts';
import type { BegunPaymentBody, OrderBody } from './order-body.ts';

interface Quoted {
  readonly quoteToken: string;
  readonly payableFen: number;
  readonly explanation: readonly { readonly amountFen: number }[];
  readonly coupons: {
    readonly used: readonly { readonly id: string; readonly savedFen: number }[];
    readonly unusable: readonly { readonly id: string; readonly code: string; readonly text: string }[];
  };
  readonly giftChoices: readonly object[];
  readonly points: { readonly most: number; readonly burn: number };
  readonly storedValue: { readonly balanceFen: number; readonly mostFen: number };
}

interface Placed extends OrderBody {
  readonly code?: string;
  readonly externalFen: number;
  readonly tenders: readonly object[];
}

const OFF_2000 = { kind: 'threshold', thresholdFen: 10_000, offFen: 2_000 } as const;

describe.each(DATABASE_KINDS)('orders with coupons, points and stored value on %s', (kind) => {
  let shop: OffersShop;
  let her: Wallet;

  beforeAll(async () => {
    shop = await offersShop(kind);
  }, OPENING_MS);
  afterAll(() => shop.close());

  beforeEach(async () => {
    await shop.startAfresh();
    her = await shop.newShopper();
  });

  const quote = async (lines: object, wishes: object = {}) =>
    (
      await shop.call<Quoted>('POST', '/v1/quotes', {
        token: her.token,
        body: { groups: basket(lines), ...wishes },
      })
    ).body;
  const place = (lines: object, wishes: object = {}, more: { token?: string; key?: string } = {}) =>
    shop.call<Placed>('POST', '/v1/orders', {
      token: her.token,
      ...more,
      body: { groups: basket(lines), ...wishes },
    });
  const look = async (id: string) =>
    (await shop.call<Placed>('GET', `/v1/orders/${id}`, { token: her.token })).body;
  const cancel = (id: string) =>
    shop.call<Placed>('POST', `/v1/orders/${id}/cancel`, { token: her.token, key: `cancel-${id}` });
  const timeOut = async () => {
    shop.clock.advance(15 * MINUTE_MS);
    await shop.job('orders.close_overdue');
    await shop.deliver();
  };
  const pay = async (order: Placed) => {
    await shop.payByEvent({ id: order.id, payableFen: order.externalFen });
    await shop.deliver();
  };
  /** Half of the money by each of her means. */
  const everything = async () => {
    const couponId = await shop.giveCoupon(her, OFF_2000);
    await shop.givePoints(her, 1_000);
    await shop.giveStoredValue(her, 4_000, 1_000);
    return couponId;
  };
  const ALL = { points: 'max', storedValueFen: 5_000 } as const;
  /** 129.00 less the coupon and ten yuan of points. */
  const PAYABLE_FEN = BLACK_FEN - 2_000 - 1_000;

  test('(MKT-01, MKT-02) a quote tells what is used, what is not and why, and adds up', async () => {
    const used = await shop.giveCoupon(her, OFF_2000);
    const tooHigh = await shop.giveCoupon(
      her,
      { kind: 'threshold', thresholdFen: 30_000, offFen: 4_000 },
      'b',
    );
    await shop.givePoints(her, 250);
    await shop.giveStoredValue(her, 3_000);
    const quoted = await quote({ [BLACK]: 1 }, { points: 'max' });
    expect(quoted.payableFen).toBe(BLACK_FEN - 2_000 - 200);
    expect(quoted.coupons.used).toMatchObject([{ id: used, savedFen: 2_000 }]);
    expect(quoted.coupons.unusable).toMatchObject([{ id: tooHigh, code: 'below_threshold' }]);
    expect(quoted.coupons.unusable[0]?.text).toContain('171');
    expect(quoted.points).toMatchObject({ burn: 200, most: 200 });
    expect(quoted.storedValue).toMatchObject({ balanceFen: 3_000, mostFen: 3_000 });
    const sum = quoted.explanation.reduce((total, { amountFen }) => total + amountFen, 0);
    expect(sum).toBe(quoted.payableFen);
    expect((await quote({ [BLACK]: 1 }, { coupons: [] })).payableFen).toBe(BLACK_FEN);
  });

  test('(ORD-02) one commit takes goods, coupon, points and stored value; lines keep their shares', async () => {
    const couponId = await everything();
    const { status, body } = await place({ [BLACK]: 1 }, ALL);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{ state: 'PENDING_PAY', payableFen: PAYABLE_FEN, storedValueFen: 5_000, coupons: [couponId] },
      ...{ externalFen: PAYABLE_FEN - 5_000, points: { burn: 1_000, worthFen: 1_000 } },
      tenders: [{ kind: 'stored_value', amountFen: 5_000 }],
      groups: [
        {
          lines: [
            {
              ...{ skuId: BLACK, discountFen: 3_000, totalFen: PAYABLE_FEN },
              shares: [
                { kind: 'coupon', id: couponId, amountFen: 2_000 },
                { kind: 'points', amountFen: 1_000 },
              ],
            },
          ],
        },
      ],
    });
    expect(await shop.coupon(couponId)).toEqual({ state: 'LOCKED', orderId: body.id });
    expect(await shop.usablePoints(her)).toBe(0);
    expect(await shop.card(her)).toEqual({ free: 0, held: 5_000 });
    expect(await shop.stock(BLACK)).toMatchObject({ reserved: 1 });
    expect(await look(body.id)).toEqual(body);
  });

  test('(ORD-02) what cannot be had as a whole takes nothing at all', async () => {
    const couponId = await everything();
    for (const [lines, wishes, code] of [
      [{ [BLACK]: 11 }, ALL, 'inventory.sold_out'],
      [{ [BLACK]: 1 }, { ...ALL, storedValueFen: 5_001 }, 'stored-value.insufficient'],
      [{ [DUCK]: 1 }, { ...ALL, storedValueFen: DUCK_FEN + 1 }, 'orders.stored_value_too_much'],
    ] as const)
      expect((await place(lines, wishes)).body.code).toBe(code);
    expect(await shop.coupon(couponId)).toMatchObject({ state: 'ISSUED' });
    expect(await shop.usablePoints(her)).toBe(1_000);
    expect(await shop.card(her)).toEqual({ free: 5_000, held: 0 });
    expect(await shop.stock(BLACK)).toMatchObject({ reserved: 0 });
    expect(await shop.count('orders')).toBe(0);
  });

  test('(PAY-04) a provider is asked for the rest only; its money spends what was set aside, once', async () => {
    const couponId = await everything();
    const { body } = await place({ [BLACK]: 1 }, ALL);
    const begun = await shop.call<BegunPaymentBody>('POST', `/v1/orders/${body.id}/payment`, {
      token: her.token,
      body: { provider: 'wechat' },
    });
    expect(begun.status).toBe(200);
    const [intent] = await shop.reads.all<{ amount_fen: number }>('select amount_fen from payment_intents');
    expect(intent?.amount_fen).toBe(PAYABLE_FEN - 5_000);
    for (let n = 0; n < 2; n += 1) await pay(body);
    expect(await look(body.id)).toMatchObject({
      state: 'PAID',
      tenders: [
        { kind: 'stored_value', amountFen: 5_000 },
        { kind: 'wechat', amountFen: PAYABLE_FEN - 5_000 },
      ],
    });
    expect(await shop.coupon(couponId)).toMatchObject({ state: 'USED', orderId: body.id });
    expect(await shop.card(her)).toEqual({ free: 0, held: 0 });
    expect(await shop.faults()).toEqual([]);
  });

  test('(PAY-04) paid by stored value alone, an order needs no provider and is paid at once', async () => {
    await shop.giveStoredValue(her, 10_000);
    const { body } = await place({ [DUCK]: 1 }, { storedValueFen: DUCK_FEN });
    expect(body).toMatchObject({
      ...{ state: 'PAID', externalFen: 0, tenders: [{ kind: 'stored_value', amountFen: DUCK_FEN }] },
      groups: [{ state: 'PREPARING', pickupCode: expect.any(String) }],
    });
    expect(await shop.card(her)).toEqual({ free: 10_000 - DUCK_FEN, held: 0 });
    const again = await shop.call('POST', `/v1/orders/${body.id}/payment`, {
      token: her.token,
      body: { provider: 'wechat' },
    });
    expect(again).toMatchObject({ status: 409, body: { code: 'orders.not_payable' } });
  });

  test('(defect 4) a coupon for all of it makes an order of 0 yuan, which is paid', async () => {
    const couponId = await shop.giveCoupon(her, { kind: 'threshold', thresholdFen: 0, offFen: DUCK_FEN });
    const { body } = await place({ [DUCK]: 1 });
    expect(body).toMatchObject({ state: 'PAID', payableFen: 0, tenders: [] });
    expect(await shop.coupon(couponId)).toMatchObject({ state: 'USED' });
  });

  test('(MEM-08) much stored value needs the pay password; its word goes along with the order', async () => {
    await shop.giveStoredValue(her, 50_000);
    const lines = { [BLACK]: 2 };
    const storedValueFen = 2 * BLACK_FEN;
    const refused = await place(lines, { storedValueFen });
    expect(refused).toMatchObject({ status: 403, body: { code: 'stored-value.password_needed' } });
    const approve = (password: string) =>
      shop.call<{ approvalToken: string }>('POST', '/v1/me/stored-value/approvals', {
        token: her.token,
        body: { amountFen: storedValueFen, password },
      });
    expect(await approve('135790')).toMatchObject({
      status: 403,
      body: { code: 'stored-value.no_password' },
    });
    await shop.call('PUT', '/v1/me/stored-value/pay-password', {
      token: her.token,
      body: { password: '135790' },
    });
    expect((await approve('000000')).status).toBe(403);
    const { approvalToken } = (await approve('135790')).body;
    const stranger = await shop.newShopper();
    await shop.giveStoredValue(stranger, 50_000);
    expect((await place(lines, { storedValueFen, approvalToken }, { token: stranger.token })).status).toBe(
      403,
    );
    expect((await place(lines, { storedValueFen, approvalToken })).body).toMatchObject({ state: 'PAID' });
    await shop.giveStoredValue(her, 50_000);
    expect(await place(lines, { storedValueFen, approvalToken })).toMatchObject({
      status: 403,
      body: { code: 'stored-value.password_needed' },
    });
  });

  test.each(['cancelled', 'timed out'])(
    '(defect 12) %s, an order gives everything back, once',
    async (end) => {
      const couponId = await everything();
      const { body } = await place({ [BLACK]: 1 }, ALL);
      if (end === 'cancelled') for (let n = 0; n < 2; n += 1) await cancel(body.id);
      await timeOut();
      await timeOut();
      expect((await look(body.id)).state).toBe(end === 'cancelled' ? 'CANCELLED' : 'CLOSED');
      expect(await shop.coupon(couponId)).toMatchObject({ state: expect.stringMatching(/ISSUED|RETURNED/) });
      expect(await shop.usablePoints(her)).toBe(1_000);
      expect(await shop.card(her)).toEqual({ free: 5_000, held: 0 });
      expect(await shop.stock(BLACK)).toMatchObject({ available: 10, reserved: 0 });
      expect(await shop.faults()).toEqual([]);
      expect((await place({ [BLACK]: 1 }, ALL)).body).toMatchObject({ coupons: [couponId] });
    },
  );

  test('(defect 13) money that comes late takes all of it again', async () => {
    const couponId = await everything();
    const { body } = await place({ [BLACK]: 1 }, ALL);
    await timeOut();
    for (let n = 0; n < 2; n += 1) await pay(body);
    expect((await look(body.id)).state).toBe('PAID');
    expect(await shop.coupon(couponId)).toEqual({ state: 'USED', orderId: body.id });
    expect(await shop.usablePoints(her)).toBe(0);
    expect(await shop.card(her)).toEqual({ free: 0, held: 0 });
    expect(await shop.stock(BLACK)).toEqual({ onHand: 9, available: 9, reserved: 0 });
    expect(await shop.faults()).toEqual([]);
  });

  test.each([
    ['the coupon', {}, 'offer_gone'],
    ['the points', { coupons: [], points: 'max' }, 'offer_gone'],
    ['the stored value', { coupons: [], storedValueFen: 5_000 }, 'offer_gone'],
  ])(
    '(defect 13) late money finds %s spent elsewhere: it goes back, nothing is half taken',
    async (_, other, reason) => {
      const couponId = await everything();
      const { body } = await place({ [BLACK]: 1 }, ALL);
      await timeOut();
      const elsewhere = await place({ [BLACK]: 1 }, other);
      expect(elsewhere.status).toBe(201);
      const before = [await shop.coupon(couponId), await shop.usablePoints(her), await shop.card(her)];
      await pay(body);
      expect((await look(body.id)).state).toBe('REFUND_DUE');
      expect(await shop.events('orders.refund_due')).toMatchObject([{ orderId: body.id, reason }]);
      expect([await shop.coupon(couponId), await shop.usablePoints(her), await shop.card(her)]).toEqual(
        before,
      );
      expect(await shop.stock(BLACK)).toMatchObject({ reserved: 1 });
      expect(await shop.faults()).toEqual([]);
    },
  );

  test('(ORD-02) the same order sent twice at once locks one coupon in one order', async () => {
    const couponId = await everything();
    const twice = await Promise.all([1, 2].map(() => place({ [BLACK]: 1 }, ALL, { key: 'double-tap-1' })));
    expect(twice[0]?.status).toBe(201);
    expect(twice[1]).toEqual(twice[0]);
    expect(await shop.count('orders')).toBe(1);
    expect(await shop.coupon(couponId)).toEqual({ state: 'LOCKED', orderId: twice[0]?.body.id });
    expect(await shop.card(her)).toEqual({ free: 0, held: 5_000 });
  });

  test('(MKT-08) one coupon in two orders at once: one of them has it', async () => {
    const couponId = await shop.giveCoupon(her, OFF_2000);
    const { quoteToken } = await quote({ [BLACK]: 1 });
    const both = await Promise.all([1, 2, 3].map(() => place({ [BLACK]: 1 }, { quoteToken })));
    const won = both.filter(({ status }) => status === 201);
    expect(won).toHaveLength(1);
    for (const { status, body } of both)
      if (status !== 201)
        expect(['marketing.coupon_not_usable', 'pricing.price_changed']).toContain(body.code);
    expect(await shop.coupon(couponId)).toEqual({ state: 'LOCKED', orderId: won[0]?.body.id });
  });

  test('(MKT-10) pieces at a price for a time are counted per member, and come back with a cancelled order', async () => {
    await shop.sellForATime(BROWN, 9_000, 2);
    const { quoteToken } = await quote({ [BROWN]: 2 });
    const both = await Promise.all([1, 2].map(() => place({ [BROWN]: 2 }, { quoteToken })));
    const [first] = both.filter(({ body }) => body.payableFen === 18_000);
    const refused = both.map(({ body }) => body.code).filter((code) => code !== undefined);
    expect(refused).toHaveLength(1);
    expect(['marketing.limited_price_gone', 'pricing.price_changed']).toContain(refused[0]);
    expect((await quote({ [BROWN]: 1 })).payableFen).toBe(BLACK_FEN);
    await cancel(String(first?.body.id));
    expect((await quote({ [BROWN]: 3 })).payableFen).toBe(2 * 9_000 + BLACK_FEN);
    const { body } = await place({ [BROWN]: 1 });
    await pay(body);
    expect((await quote({ [BROWN]: 2 })).payableFen).toBe(9_000 + BLACK_FEN);
  });

  test('(MKT-05, defect 10) a gift is a line of its own and takes its piece from the shelf', async () => {
    await shop.startAfresh({ [GIFT]: 1 });
    const gift = { kind: 'gift', thresholdFen: 10_000, giftSkuIds: [GIFT], quantity: 1 } as const;
    const [first, second] = [await shop.giveCoupon(her, gift), await shop.giveCoupon(her, gift)];
    const { body } = await place({ [BLACK]: 1 }, { coupons: [first] });
    expect(body.groups[0]).toMatchObject({
      lines: [
        { skuId: BLACK, isGift: false },
        { skuId: GIFT, isGift: true, totalFen: 0, gift: { kind: 'coupon', id: first } },
      ],
    });
    expect(await shop.stock(GIFT)).toEqual({ onHand: 1, available: 0, reserved: 1 });
    // The last one is promised: her other coupon stays usable and says why it is not used now.
    const quoted = await quote({ [BLACK]: 1 });
    expect(quoted.coupons.unusable).toMatchObject([{ id: second, code: 'gift_out_of_stock' }]);
    // A basket that buys the last piece leaves none to give along.
    await cancel(body.id);
    const own = await quote({ [BLACK]: 1, [GIFT]: 1 }, { coupons: [second] });
    expect(own.coupons.used).toEqual([]);
    expect((await place({ [BLACK]: 1, [GIFT]: 1 })).status).toBe(201);
  });

  test('(MKT-05) she chooses her gift from what the quote shows; run out meanwhile, she is told which and takes another', async () => {
    await shop.startAfresh({ [GIFT]: 2, [DUCK]: 1 });
    const giftSkuIds = [GIFT, DUCK];
    const couponId = await shop.giveCoupon(her, {
      kind: 'gift',
      thresholdFen: 10_000,
      giftSkuIds,
      quantity: 1,
    });
    const hers = { gifts: [{ offerId: couponId, skuIds: [DUCK] }] };
    const choice = (duckInStock: boolean) => [
      {
        ...{ offerId: couponId, storeId: JIANGHAN, pick: 1 },
        options: [
          { skuId: GIFT, title: '试用装', imageUrl: `/media/${GIFT}.webp`, quantity: 1, inStock: true },
          {
            skuId: DUCK,
            title: '鸭脖礼盒',
            imageUrl: `/media/${DUCK}.webp`,
            quantity: 1,
            inStock: duckInStock,
          },
        ],
      },
    ];
    expect((await quote({ [BLACK]: 1 })).giftChoices).toMatchObject(choice(true));
    const shown = await quote({ [BLACK]: 1 }, hers);

    const other = await shop.newShopper();
    const bought = await place({ [DUCK]: 1 }, {}, other);
    expect(bought.status).toBe(201);
    const late = await place({ [BLACK]: 1 }, { ...hers, quoteToken: shown.quoteToken });
    expect([late.status, late.body]).toMatchObject([
      409,
      {
        code: 'pricing.price_changed',
        details: { giftsLost: [{ skuId: DUCK, quotedPieces: 1, pieces: 0 }] },
      },
    ]);
    const again = await quote({ [BLACK]: 1 }, hers);
    expect(again.giftChoices).toMatchObject(choice(false));

    await shop.call('POST', `/v1/orders/${bought.body.id}/cancel`, { token: other.token, key: 'gives-back' });
    const { quoteToken } = await quote({ [BLACK]: 1 }, hers);
    const { status, body } = await place({ [BLACK]: 1 }, { ...hers, quoteToken });
    expect(status).toBe(201);
    expect((await look(body.id)).groups[0]?.lines).toMatchObject([
      { skuId: BLACK },
      { skuId: DUCK, isGift: true, totalFen: 0, gift: { kind: 'coupon', id: couponId } },
    ]);
    expect(await shop.stock(GIFT)).toMatchObject({ available: 2 });
  });
});
