import { affectedRows } from '#db';
import { MEMBER_DATA } from '#feature';
import { DAY_MS, HOUR_MS, type StaffId } from '#kernel';
import { STAFF_IMPORT } from '#modules/access';
import { type Buyer, buyerAndOwner } from '../../support/after-sales.ts';
import { bought } from '../../support/bought-order.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { photo, seenEvidence, sendEvidence } from '../../support/evidence.ts';
import {
  BLACK,
  BROWN,
  DUCK,
  GIFT,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  OPTICS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

const SILENCE = 'after-sale.silence';
const PASSWORD = 'tongqu-test';
const PARCEL = { carrier: '顺丰', trackingNumber: 'SF1234567890' };

describe.each(DATABASE_KINDS)('requests after a sale, on %s', (kind) => {
  let shop: SmallShop;
  let buyer: Buyer;
  let people = 0;
  beforeAll(async () => {
    shop = await smallShop(kind);
  }, OPENING_MS);
  afterAll(() => shop.close());
  beforeEach(async () => {
    people += 1;
    await shop.startAfresh();
    buyer = await buyerAndOwner(shop, `r${kind}${people}`);
  });

  const order = (given: Partial<Parameters<typeof bought>[2]> = {}) =>
    bought(shop, buyer.memberId, { lines: [{ skuId: BLACK, quantity: 2, totalFen: 20_000 }], ...given });
  const ONE = { lines: [{ line: 0, quantity: 1 }] };
  const FAULTY = { type: 'RETURN_REFUND', reason: 'quality', ...ONE };
  const pieces = async (skuId = BLACK, storeId = JIANGHAN) =>
    (await shop.stock(skuId, storeId))?.available ?? 0;
  const stateOf = async (id: string) =>
    (await shop.reads.all<{ state: string }>('select state from orders where id = ?', [id]))[0]?.state;

  test('all of an unsent order is given back: money with shipping, goods on the shelf, gifts along, and the order ends', async () => {
    const before = [await pieces(), await pieces(GIFT)];
    const orderId = await order({
      lines: [
        { skuId: BLACK, quantity: 2, totalFen: 20_000 },
        { skuId: GIFT, quantity: 1, totalFen: 0, isGift: true },
      ],
      shippingFen: 800,
    });
    const asked = await buyer.apply(orderId, { lines: [{ line: 0, quantity: 2 }] });
    expect(asked.body).toMatchObject({ state: 'APPLY', amountFen: 20_800, shippingFen: 800 });
    expect((await buyer.desk(asked.body.id, 'approve')).body).toMatchObject({
      state: 'REFUNDING',
      split: { externalFen: 20_800, principalFen: 0, giftFen: 0, points: 0 },
    });
    expect(await stateOf(orderId)).toBe('REFUNDED');
    expect([await pieces(), await pieces(GIFT)]).toEqual([(before[0] ?? 0) + 2, (before[1] ?? 0) + 1]);
  });

  test('two requests at the same moment never claim the same piece', async () => {
    const orderId = await order();
    const wish = { lines: [{ line: 0, quantity: 2 }] };
    const answers = await Promise.all([1, 2, 3].map(() => buyer.apply(orderId, wish)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  test('never more than the piece cost, and what was refused may be asked for again', async () => {
    const orderId = await order();
    const tooMuch = { lines: [{ line: 0, quantity: 1, amountFen: 10_001 }] };
    expect(await buyer.apply(orderId, tooMuch)).toMatchObject({
      status: 422,
      body: { code: 'after-sale.amount_too_high', details: { mostFen: 10_000 } },
    });
    const { body } = await buyer.apply(orderId, { lines: [{ line: 0, quantity: 2 }] });
    expect((await buyer.desk(body.id, 'reject', { answer: '已在打包' })).body).toMatchObject({
      ...{ state: 'REJECTED', answer: '已在打包' },
    });
    expect((await buyer.apply(orderId, { lines: [{ line: 0, quantity: 2 }] })).status).toBe(201);
  });

  test('a return goes APPLY → APPROVED → BUYER_SHIPPED → RECEIVED → REFUNDING, and only what is as good as new is sold again', async () => {
    const orderId = await order({
      lines: [
        { skuId: BLACK, quantity: 1, totalFen: 10_000 },
        { skuId: BROWN, quantity: 1, totalFen: 10_000 },
      ],
      state: 'RECEIVED',
    });
    const before = [await pieces(BLACK), await pieces(BROWN)];
    const lines = [
      { line: 0, quantity: 1 },
      { line: 1, quantity: 1 },
    ];
    const { body } = await buyer.apply(orderId, { ...FAULTY, lines });
    expect((await buyer.desk(body.id, 'refund')).status).toBe(409);
    await buyer.desk(body.id, 'approve');
    await buyer.hers(body.id, 'parcel', PARCEL);
    await buyer.desk(body.id, 'received', { conditions: [{ line: 1, condition: 'damaged' }] });
    expect([await pieces(BLACK), await pieces(BROWN)]).toEqual([(before[0] ?? 0) + 1, before[1]]);
    const refunded = await buyer.desk(body.id, 'refund');
    expect(refunded.body.steps.map(({ state, by }) => [state, by])).toEqual([
      ['APPLY', 'member'],
      ['APPROVED', 'staff'],
      ['BUYER_SHIPPED', 'member'],
      ['RECEIVED', 'staff'],
      ['REFUNDING', 'staff'],
    ]);
    expect((await shop.events('after-sale.refunded'))[0]).toMatchObject({
      goodsFen: 20_000,
      isWholeOrder: true,
    });
  });

  test('who keeps faulty goods for less may still return them for the rest', async () => {
    const orderId = await order({
      state: 'RECEIVED',
      lines: [{ skuId: BLACK, quantity: 1, totalFen: 10_000 }],
    });
    const part = { reason: 'quality', lines: [{ line: 0, quantity: 1, amountFen: 2_500 }] };
    const { body } = await buyer.apply(orderId, part);
    expect(body.lines).toMatchObject([{ pieces: 0, amountFen: 2_500 }]);
    await buyer.desk(body.id, 'approve');
    expect((await buyer.apply(orderId, FAULTY)).body).toMatchObject({ amountFen: 7_500 });
  });

  describe('approved for less than she asked (ORD-07)', () => {
    const offered = async (wish: object, amountFen: number) => {
      const orderId = await order({ state: 'RECEIVED' });
      const { body } = await buyer.apply(orderId, wish);
      const offer = { words: '有使用痕迹', lines: [{ line: 0, amountFen }] };
      expect((await buyer.desk(body.id, 'offer', offer)).body).toMatchObject({
        ...{ state: 'OFFERED', amountFen: 10_000, offer: { words: '有使用痕迹', amountFen } },
      });
      // Who tells her hears how much, and until when it is up to her.
      expect((await shop.events('after-sale.less_offered')).at(-1)).toMatchObject({
        ...{ orderId, afterSaleId: body.id, offeredFen: amountFen, askedFen: 10_000 },
        answerBefore: shop.clock.now() + 7 * DAY_MS,
      });
      return { orderId, id: body.id };
    };
    const KEPT = { ...FAULTY, type: 'REFUND_ONLY' };

    test('she takes it: just so much goes back, once, and the rest may still be asked for with the goods', async () => {
      const { orderId, id } = await offered(KEPT, 3_000);
      expect((await buyer.hers(id, 'accept')).body).toMatchObject({
        ...{ state: 'REFUNDING', amountFen: 3_000, split: { externalFen: 3_000 } },
        lines: [{ pieces: 0, amountFen: 3_000 }],
      });
      expect((await buyer.hers(id, 'accept')).status).toBe(409);
      const rest = await buyer.apply(orderId, { ...FAULTY, lines: [{ line: 0, quantity: 2 }] });
      expect([rest.status, rest.body.amountFen]).toEqual([201, 17_000]);
      expect(await buyer.askedOfProvider(orderId)).toBe(3_000);
    });

    test('for less they come back all the same, and what was agreed is paid', async () => {
      const { orderId, id } = await offered(FAULTY, 6_000);
      expect((await buyer.hers(id, 'accept')).body).toMatchObject({ state: 'APPROVED', amountFen: 6_000 });
      await buyer.desk(id, 'received', { conditions: [] });
      expect((await buyer.desk(id, 'refund')).body).toMatchObject({ state: 'REFUNDING', amountFen: 6_000 });
      expect(await buyer.askedOfProvider(orderId)).toBe(6_000);
      const other = await buyer.apply(orderId, FAULTY);
      expect([other.status, other.body.amountFen]).toEqual([201, 10_000]);
    });

    test('she does not: the owner alone decides then, and once', async () => {
      await shop.unitOfWork.run((tx) =>
        shop.house.container.get(STAFF_IMPORT).importStaff(tx, MERCHANT, [
          {
            ...{ id: 'stf_manager' as StaffId, account: 'manager', name: '店长', password: PASSWORD },
            grants: [{ role: 'manager', storeId: JIANGHAN }],
          },
        ]),
      );
      const manager = await shop.staff('manager');
      const { id } = await offered(FAULTY, 6_000);
      expect((await buyer.hers(id, 'escalate')).body.state).toBe('ESCALATED');
      expect((await buyer.hers(id, 'accept')).status).toBe(409);
      const again = { words: '再低一点', lines: [{ line: 0, amountFen: 5_000 }] };
      expect((await buyer.desk(id, 'offer', again)).body.code).toBe('after-sale.offered_before');
      expect((await buyer.desk(id, 'approve', undefined, undefined, manager)).status).toBe(403);
      expect((await buyer.desk(id, 'approve')).body).toMatchObject({ state: 'APPROVED', amountFen: 10_000 });
    });

    test('silence: hers takes what was offered, the shop’s pays all that she asked for', async () => {
      const [quiet, loud] = [await offered(KEPT, 3_000), await offered(KEPT, 3_000)];
      await buyer.hers(loud.id, 'escalate');
      await buyer.later(48 * HOUR_MS);
      await shop.job(SILENCE);
      expect(await buyer.look(loud.id)).toMatchObject({ state: 'REFUNDING', amountFen: 10_000 });
      expect((await buyer.look(quiet.id)).state).toBe('OFFERED');
      await buyer.later(5 * DAY_MS);
      await shop.job(SILENCE);
      expect(await buyer.look(quiet.id)).toMatchObject({ state: 'REFUNDING', amountFen: 3_000 });
    });

    test('taken and refused at the same moment: one of the two (X-03)', async () => {
      const { orderId, id } = await offered(KEPT, 3_000);
      const both = await Promise.all([buyer.hers(id, 'accept'), buyer.hers(id, 'escalate')]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      const { state } = await buyer.look(id);
      expect(await buyer.askedOfProvider(orderId)).toBe(state === 'REFUNDING' ? 3_000 : 0);
    });
  });

  test('silence: 48 hours of the shop’s approve, seven days of hers close, ten days of the shop’s count as received', async () => {
    const orderId = await order({ state: 'RECEIVED' });
    const { body } = await buyer.apply(orderId, FAULTY);
    await buyer.later(48 * HOUR_MS - 1);
    await shop.job(SILENCE);
    expect((await buyer.look(body.id)).state).toBe('APPLY');
    await buyer.later(1);
    await shop.job(SILENCE);
    expect((await buyer.look(body.id)).state).toBe('APPROVED');
    await buyer.hers(body.id, 'parcel', PARCEL);
    await buyer.later(10 * DAY_MS);
    await shop.job(SILENCE);
    expect((await buyer.look(body.id)).state).toBe('RECEIVED');
    const shelf = await pieces();
    await buyer.later(48 * HOUR_MS);
    await shop.job(SILENCE);
    await shop.job(SILENCE);
    expect(await buyer.look(body.id)).toMatchObject({ state: 'REFUNDING', amountFen: 10_000 });
    // Nobody has looked at the goods.
    expect(await pieces()).toBe(shelf);

    const other = await buyer.apply(await order({ state: 'RECEIVED' }), FAULTY);
    await buyer.desk(other.body.id, 'approve');
    await buyer.later(7 * DAY_MS);
    await shop.job(SILENCE);
    expect((await buyer.look(other.body.id)).state).toBe('CANCELLED');
  });

  test('goods that were sent while the request waited are not given back by silence, nor put on the shelf twice', async () => {
    const orderId = await order();
    const { body } = await buyer.apply(orderId, { lines: [{ line: 0, quantity: 2 }] });
    await shop.unitOfWork.run((tx) =>
      affectedRows(tx, "update order_groups set state = 'SHIPPED' where order_id = ?", [orderId]),
    );
    const shelf = await pieces();
    expect((await buyer.desk(body.id, 'approve')).body.code).toBe('after-sale.sent_already');
    await buyer.later(48 * HOUR_MS);
    await shop.job(SILENCE);
    expect(await buyer.look(body.id)).toMatchObject({ state: 'REJECTED' });
    expect(await pieces()).toBe(shelf);
  });

  test('an exchange takes the other article off the shelf, and what she has then may be asked about again', async () => {
    const orderId = await order({
      state: 'RECEIVED',
      lines: [{ skuId: BLACK, quantity: 1, totalFen: 12_900 }],
    });
    const wish = { ...FAULTY, type: 'EXCHANGE' };
    expect((await buyer.apply(orderId, { ...wish, exchangeSkuId: DUCK })).body.code).toBe(
      'after-sale.unequal_exchange',
    );
    const { body } = await buyer.apply(orderId, { ...wish, exchangeSkuId: BROWN });
    expect((await buyer.apply(orderId, FAULTY)).status).toBe(409);
    await buyer.desk(body.id, 'approve');
    await buyer.hers(body.id, 'parcel', PARCEL);
    const before = [await pieces(BLACK), await pieces(BROWN)];
    await buyer.desk(body.id, 'received', { conditions: [] });
    expect((await buyer.desk(body.id, 'resend', { parcel: PARCEL })).body.state).toBe('DONE');
    expect([await pieces(BLACK), await pieces(BROWN)]).toEqual([(before[0] ?? 0) + 1, (before[1] ?? 0) - 1]);
    expect((await buyer.apply(orderId, FAULTY)).status).toBe(201);
  });

  test('what was missing is sent, once', async () => {
    const orderId = await order({ state: 'RECEIVED' });
    const { body } = await buyer.apply(orderId, { ...ONE, type: 'MISSING_PART', reason: 'missing' });
    await buyer.desk(body.id, 'approve');
    const before = await pieces();
    const key = `resend-${body.id}`;
    const first = await buyer.desk(body.id, 'resend', { parcel: null }, key);
    expect(await buyer.desk(body.id, 'resend', { parcel: null }, key)).toEqual(first);
    expect((await buyer.desk(body.id, 'resend', { parcel: null })).status).toBe(409);
    expect(await pieces()).toBe(before - 1);
  });

  test('goods of an online order are returned at another store’s counter: on its shelf, and paid back at once', async () => {
    const orderId = await order({ state: 'RECEIVED' });
    const body = {
      ...{ orderNumber: orderId, partStoreId: JIANGHAN, storeId: OPTICS, reason: 'no_reason' },
      ...ONE,
    };
    const clerk = await shop.staff('optics');
    const at = (token: string) => shop.call('POST', '/v1/console/after-sales/at-counter', { token, body });
    expect((await at(clerk)).status).toBe(403);
    expect(await at(buyer.owner())).toMatchObject({
      status: 201,
      body: { state: 'REFUNDING', amountFen: 10_000 },
    });
    expect(await pieces(BLACK, OPTICS)).toBe(1);
    const [entry] = await shop.reads.all<{ actor: string }>(
      "select actor from audit_log where action = 'after-sale.return_at_counter'",
    );
    expect(entry?.actor).toBe('stf_owner');
  });

  test('a gift comes back with the last of what it came with', async () => {
    const orderId = await order({
      state: 'RECEIVED',
      lines: [
        { skuId: BLACK, quantity: 1, totalFen: 10_000 },
        { skuId: GIFT, quantity: 1, totalFen: 0, isGift: true },
      ],
    });
    expect(await buyer.apply(orderId, FAULTY)).toMatchObject({
      status: 422,
      body: { code: 'after-sale.gift_missing' },
    });
    const both = [
      { line: 0, quantity: 1 },
      { line: 1, quantity: 1 },
    ];
    expect((await buyer.apply(orderId, { ...FAULTY, lines: both })).status).toBe(201);
  });

  test('an order that no provider ever took money for is paid back by hand, under the number of the transfer', async () => {
    const orderId = await order({ isImported: true });
    const { body } = await buyer.apply(orderId, ONE);
    expect((await buyer.desk(body.id, 'approve')).body).toMatchObject({
      state: 'REFUNDING',
      moneyWay: 'by_hand',
    });
    expect((await buyer.desk(body.id, 'paid-by-hand', { reference: 'T1' })).body.state).toBe('DONE');
    expect(await buyer.askedOfProvider(orderId)).toBe(0);
  });

  test('nobody else sees her request, and another store’s staff do nothing with it', async () => {
    const { body } = await buyer.apply(await order(), ONE);
    const stranger = await shop.shopper(`x${kind}${people}`);
    expect((await shop.call('GET', `/v1/me/after-sales/${body.id}`, { token: stranger })).status).toBe(404);
    expect(
      (await shop.call('POST', `/v1/me/after-sales/${body.id}/cancel`, { token: stranger })).status,
    ).toBe(404);
    const optics = await shop.staff('optics');
    expect((await buyer.desk(body.id, 'received', { conditions: [] }, undefined, optics)).status).toBe(403);
    const list = await shop.call<{ items: unknown[] }>('GET', '/v1/console/after-sales', { token: optics });
    expect(list.body.items).toEqual([]);
  });

  describe('of a part that left in several parcels (ORD-04, ORD-07)', () => {
    const [FIRST, SECOND] = ['SF0000000001', 'SF0000000002'];
    const inParcels = async (...parcels: (readonly [skuId: string, quantity: number])[]) => {
      const lines = [BLACK, BROWN].flatMap((skuId) => {
        const quantity = parcels.reduce((sum, [sku, pieces]) => sum + (sku === skuId ? pieces : 0), 0);
        return quantity === 0 ? [] : [{ skuId, quantity, totalFen: 10_000 * quantity }];
      });
      const orderId = await order({ lines, state: 'SHIPPED' });
      await shop.unitOfWork.run(async (tx) => {
        await affectedRows(tx, 'update order_groups set parcels = ? where order_id = ?', [
          parcels.length,
          orderId,
        ]);
        for (const [position, [skuId, quantity]] of parcels.entries())
          await affectedRows(
            tx,
            `insert into order_parcels (order_id, store_id, tracking_number, merchant_id, position, carrier, pieces, sent_at)
             values (?, ?, ?, ?, ?, '顺丰', ?, ?)`,
            [
              ...[orderId, JIANGHAN, [FIRST, SECOND][position], MERCHANT, position + 1],
              ...[JSON.stringify([{ skuId, quantity }]), shop.clock.now()],
            ],
          );
      });
      return orderId;
    };
    const arrived = async (orderId: string, trackingNumber: string | undefined) => {
      const token = await shop.shopper(`r${kind}${people}`);
      const body = { storeId: JIANGHAN, trackingNumber };
      expect((await shop.call('POST', `/v1/orders/${orderId}/receive`, { token, body })).status).toBe(200);
    };
    const lines = (...pieces: (readonly [line: number, quantity: number])[]) => ({
      lines: pieces.map(([line, quantity]) => ({ line, quantity })),
    });

    test('silence gives no money for what arrived, and does for what is still on its way', async () => {
      const orderId = await inParcels([BLACK, 1], [BROWN, 1]);
      const [first, second] = [
        (await buyer.apply(orderId, lines([0, 1]))).body,
        (await buyer.apply(orderId, lines([1, 1]))).body,
      ];
      await arrived(orderId, FIRST);
      await buyer.later(48 * HOUR_MS);
      await shop.job(SILENCE);
      expect(await buyer.look(first.id)).toMatchObject({ state: 'REJECTED' });
      expect(await buyer.look(second.id)).toMatchObject({ state: 'REFUNDING', amountFen: 10_000 });
      expect(await buyer.apply(orderId, lines([0, 1]))).toMatchObject({
        ...{ status: 409, body: { code: 'after-sale.goods_must_come_back' } },
      });
    });

    test('a broken piece of the parcel that she has goes back before the other one is there', async () => {
      const orderId = await inParcels([BLACK, 1], [BROWN, 1]);
      await arrived(orderId, FIRST);
      const damaged = { type: 'RETURN_REFUND', reason: 'damaged' };
      const early = { status: 409, body: { code: 'after-sale.not_received' } };
      expect(await buyer.apply(orderId, { ...damaged, ...lines([1, 1]) })).toMatchObject(early);
      expect(await buyer.apply(orderId, { ...damaged, ...lines([0, 1], [1, 1]) })).toMatchObject(early);
      await buyer.later(7 * DAY_MS);
      expect(await buyer.apply(orderId, { ...damaged, reason: 'no_reason', ...lines([0, 1]) })).toMatchObject(
        { status: 409, body: { code: 'after-sale.too_late' } },
      );
      const { status, body } = await buyer.apply(orderId, { ...damaged, ...lines([0, 1]) });
      expect([status, body.amountFen]).toEqual([201, 10_000]);
    });

    test('of an article that lies in both, she sends back no more than she has, and gets nothing for it by silence', async () => {
      const orderId = await inParcels([BLACK, 2], [BLACK, 1]);
      await arrived(orderId, FIRST);
      expect((await buyer.apply(orderId, lines([0, 2]))).body.code).toBe('after-sale.goods_must_come_back');
      const { body } = await buyer.apply(orderId, lines([0, 1]));
      await buyer.later(48 * HOUR_MS);
      await shop.job(SILENCE);
      expect((await buyer.look(body.id)).state).toBe('REJECTED');
      const back = { type: 'RETURN_REFUND', reason: 'quality' };
      expect((await buyer.apply(orderId, { ...back, ...lines([0, 3]) })).body.code).toBe(
        'after-sale.not_received',
      );
      expect((await buyer.apply(orderId, { ...back, ...lines([0, 2]) })).status).toBe(201);
      expect((await buyer.apply(orderId, { ...back, ...lines([0, 1]) })).body.code).toBe(
        'after-sale.not_received',
      );
    });
  });

  test('a piece that never left is none of those that she has, while another parcel is on its way (ORD-04, ORD-07)', async () => {
    const orderId = await order({
      lines: [
        { skuId: BLACK, quantity: 2, totalFen: 20_000 },
        { skuId: BROWN, quantity: 1, totalFen: 10_000 },
      ],
    });
    const address = { name: '*', phone: '****', region: '***', detail: '***' };
    await shop.unitOfWork.run((tx) =>
      affectedRows(tx, 'update order_groups set fulfilment = ? where order_id = ?', [
        ...[JSON.stringify({ type: 'delivery', sealedFor: null, sealed: null, address }), orderId],
      ]),
    );
    const send = (trackingNumber: string, more: object = {}) =>
      shop.call('POST', `/v1/console/orders/${orderId}/ship`, {
        token: buyer.owner(),
        body: { storeId: JIANGHAN, carrier: '顺丰', trackingNumber, ...more },
      });
    await send('SF0000000001', { lines: [{ skuId: BLACK, quantity: 1 }] });
    const unsent = (await buyer.apply(orderId, ONE)).body;
    expect((await buyer.desk(unsent.id, 'approve')).body).toMatchObject({ state: 'REFUNDING' });
    expect((await send('SF0000000002')).status).toBe(200);
    expect((await buyer.apply(orderId, FAULTY)).body.code).toBe('after-sale.not_received');
    const token = await shop.shopper(`r${kind}${people}`);
    const body = { storeId: JIANGHAN, trackingNumber: 'SF0000000001' };
    await shop.call('POST', `/v1/orders/${orderId}/receive`, { token, body });
    expect((await buyer.apply(orderId, ONE)).body.code).toBe('after-sale.goods_must_come_back');
    const back = await buyer.apply(orderId, FAULTY);
    expect([back.status, back.body.amountFen]).toEqual([201, 10_000]);
  });

  describe('with pictures of the goods (ORD-07)', () => {
    const send = (token: string, bytes: Buffer, type?: string) =>
      sendEvidence(shop.house.url, token, bytes, type);
    const seen = (path: string, token: string) => seenEvidence(shop.house.url, path, token);
    const left = () => shop.reads.all('select 1 from after_sale_pictures');
    const her = () => shop.shopper(`r${kind}${people}`);
    beforeEach(() => shop.unitOfWork.run((tx) => affectedRows(tx, 'delete from after_sale_pictures')));

    test('she and the store see them, without EXIF; nobody else does, and no other kind of file is taken', async () => {
      const token = await her();
      expect((await send(token, Buffer.from('no picture at all'))).status).toBe(422);
      expect((await send(token, Buffer.from('%PDF-1.7'), 'application/pdf')).status).toBe(415);
      const { status, id: picture } = await send(token, await photo());
      expect(status).toBe(201);
      const orderId = await order({ state: 'RECEIVED' });
      const stranger = await shop.shopper('路人');
      const others = (await send(stranger, await photo())).id;
      expect((await buyer.apply(orderId, { ...FAULTY, pictures: [picture, others] })).status).toBe(422);
      const { body } = await buyer.apply(orderId, { ...FAULTY, pictures: [picture] });
      expect(body).toMatchObject({ state: 'APPLY', pictures: [picture] });

      const path = `after-sales/${body.id}/pictures/${picture}`;
      const own = await seen(`me/${path}`, token);
      expect([own.status, own.headers.get('content-type')]).toEqual([200, 'image/webp']);
      expect(own.headers.get('cache-control')).toBe('private, no-store');
      expect(own.bytes.includes('secret-place')).toBe(false);
      expect((await seen(`console/${path}`, await shop.staff('jianghan'))).bytes).toEqual(own.bytes);
      expect((await seen(`console/${path}`, await shop.staff('optics'))).status).toBe(403);
      expect((await seen(`me/${path}`, stranger)).status).toBe(404);
      expect((await seen(`me/after-sales/${body.id}/pictures/${others}`, token)).status).toBe(404);
    });

    test('what was not asked with goes after a day, what was after half a year once the request has ended', async () => {
      const token = await her();
      const orderId = await order({ state: 'RECEIVED' });
      const { id: picture } = await send(token, await photo());
      await send(token, await photo());
      const { body } = await buyer.apply(orderId, { ...FAULTY, pictures: [picture] });
      await buyer.later(DAY_MS + 1);
      await shop.job('after-sale.forget_pictures');
      expect(await left()).toHaveLength(1);
      await buyer.later(180 * DAY_MS);
      await shop.job('after-sale.forget_pictures');
      expect(await left()).toHaveLength(1);
      await buyer.desk(body.id, 'reject', { answer: '已超过期限' });
      expect((await buyer.look(body.id)).pictures).toEqual([picture]);
      await shop.job('after-sale.forget_pictures');
      expect(await left()).toEqual([]);
      // What is gone is not shown as a broken picture.
      expect((await buyer.look(body.id)).pictures).toEqual([]);
    });

    test('her copy tells every one of them once, however many there are (PRV-06)', async () => {
      const ids = Array.from({ length: 25 }, (_, n) => `pic_${String(n).padStart(2, '0')}`);
      await shop.unitOfWork.run(async (tx) => {
        for (const id of ids)
          await affectedRows(
            tx,
            `insert into after_sale_pictures (merchant_id, id, member_id, after_sale_id, picture, made_at)
             values (?, ?, ?, null, 'AAAA', ?)`,
            [MERCHANT, id, buyer.memberId, shop.clock.now()],
          );
      });
      const all = shop.house.container.get(MEMBER_DATA).find(({ name }) => name === 'after-sale');
      const told = await all?.exportMember(MERCHANT, buyer.memberId);
      expect(told?.['pictures']?.map(({ id }) => id)).toEqual(ids);
    });
  });
});
