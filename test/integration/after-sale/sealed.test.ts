import { affectedRows } from '#db';
import { MEMBER_DATA } from '#feature';
import type { MemberId } from '#kernel';
import { VAULT } from '#modules/privacy';
import { type Buyer, buyerAndOwner } from '../../support/after-sales.ts';
import { bought } from '../../support/bought-order.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { photo, seenEvidence, sendEvidence } from '../../support/evidence.ts';
import {
  BLACK,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

const WORDS = '镜腿断了，耳朵过敏';
const OFFERED = '使用痕迹明显，退一半';
const ANSWER = '顾客同意自行处理';
const PARCEL = { carrier: '顺丰', trackingNumber: 'SF1234567890' };
const BACK = { type: 'RETURN_REFUND', reason: 'quality', words: WORDS, lines: [{ line: 0, quantity: 1 }] };
/** Wherever a request leaves something behind. */
const TABLES = ['after_sales', 'after_sale_pictures', 'answers', 'audit_log', 'outbox', 'messages'];

describe.each(DATABASE_KINDS)('what was said and shown of a sale, on %s (SEC-04)', (kind) => {
  let shop: SmallShop;
  let buyer: Buyer;
  let people = 0;
  const name = () => `s${kind}${people}`;
  beforeAll(async () => {
    shop = await smallShop(kind);
  }, OPENING_MS);
  afterAll(() => shop.close());
  beforeEach(async () => {
    people += 1;
    await shop.startAfresh();
    await inOne('delete from after_sale_pictures', []);
    buyer = await buyerAndOwner(shop, name());
  });

  const inOne = (sql: string, values: readonly unknown[]) =>
    shop.unitOfWork.run((tx) => affectedRows(tx, sql, values));
  const order = (memberId = buyer.memberId) =>
    bought(shop, memberId, { lines: [{ skuId: BLACK, quantity: 1, totalFen: 10_000 }], state: 'RECEIVED' });
  async function kept(): Promise<string> {
    const rows = await Promise.all(TABLES.map((table) => shop.reads.all<object>(`select * from ${table}`)));
    return JSON.stringify(rows);
  }
  /** As an older version wrote it. */
  async function inClear(id: string): Promise<void> {
    const { words, answer, offer, parcel } = await buyer.look(id);
    const json = (value: object | null) => (value === null ? null : JSON.stringify(value));
    await inOne(
      'update after_sales set words = ?, answer = ?, offer = ?, parcel = ?, sealed_for = null where id = ?',
      [words, answer, json(offer), json(parcel), id],
    );
  }
  const afterSales = () => {
    const found = shop.house.container.get(MEMBER_DATA).find((data) => data.name === 'after-sale');
    if (found === undefined) throw new Error('after-sale has data of members');
    return found;
  };
  const merged = (from: MemberId, into: MemberId) =>
    shop.unitOfWork.run((tx) => afterSales().mergeMember(tx, MERCHANT, from, into));

  test('is read by her and by the store, and lies sealed wherever it is kept', async () => {
    const { id } = (await buyer.apply(await order(), BACK)).body;
    await buyer.desk(id, 'approve');
    expect((await buyer.hers(id, 'parcel', PARCEL)).body).toMatchObject({ words: WORDS, parcel: PARCEL });
    const other = (await buyer.apply(await order(), BACK)).body.id;
    const lines = [{ line: 0, amountFen: 5_000 }];
    const offered = await buyer.desk(other, 'offer', { words: OFFERED, lines }, 'offer-once');
    expect(offered.body).toMatchObject({ words: WORDS, offer: { words: OFFERED } });
    // Repeated, it is answered with what was stored: in words again.
    expect(await buyer.desk(other, 'offer', { words: OFFERED, lines }, 'offer-once')).toEqual(offered);
    await buyer.hers(other, 'escalate');
    const refused = await buyer.desk(other, 'reject', { answer: ANSWER });
    expect(refused.body).toMatchObject({ answer: ANSWER });
    expect(await buyer.look(other)).toMatchObject({
      ...{ words: WORDS, answer: ANSWER, offer: { words: OFFERED } },
    });

    const text = await kept();
    expect(text).toContain(other);
    const found = [WORDS, OFFERED, ANSWER, PARCEL.trackingNumber].filter((each) => text.includes(each));
    expect(found).toEqual([]);
    const told = await afterSales().exportMember(MERCHANT, buyer.memberId);
    for (const each of [WORDS, OFFERED, ANSWER, PARCEL.trackingNumber])
      expect(JSON.stringify(told)).toContain(each);
  });

  test('without her key it is gone, and the shop may still take her goods back', async () => {
    const { id } = (await buyer.apply(await order(), BACK)).body;
    const orderId = await order();
    await shop.unitOfWork.run((tx) => shop.house.container.get(VAULT).shred(tx, MERCHANT, buyer.memberId));

    expect(await buyer.look(id)).toMatchObject({ words: '', amountFen: 10_000 });
    const body = {
      ...{ orderNumber: orderId, partStoreId: JIANGHAN, storeId: JIANGHAN, reason: 'quality', words: WORDS },
      lines: [{ line: 0, quantity: 1 }],
    };
    expect(
      await shop.call('POST', '/v1/console/after-sales/at-counter', { token: buyer.owner(), body }),
    ).toMatchObject({ status: 201, body: { words: '', state: 'REFUNDING' } });
    expect(await kept()).not.toContain(WORDS);
  });

  test('stays hers where two members turn out to be one person, and so does what is said later', async () => {
    const { id } = (await buyer.apply(await order(), BACK)).body;
    const former = buyer.memberId;
    buyer = await buyerAndOwner(shop, `${name()}b`);
    await merged(former, buyer.memberId);

    await buyer.desk(id, 'reject', { answer: ANSWER });

    expect(await buyer.look(id)).toMatchObject({ words: WORDS, answer: ANSWER });
  });

  test('written in clear by an older version it reads the same, and is sealed by and by', async () => {
    const { id } = (await buyer.apply(await order(), BACK)).body;
    await buyer.desk(id, 'offer', { words: OFFERED, lines: [{ line: 0, amountFen: 5_000 }] });
    const before = await buyer.look(id);
    await inClear(id);
    expect(await kept()).toContain(OFFERED);
    expect(await buyer.look(id)).toEqual(before);

    await shop.job('after-sale.seal_older');

    expect(await kept()).not.toContain(OFFERED);
    expect(await kept()).not.toContain(WORDS);
    expect(await buyer.look(id)).toEqual(before);
  });

  test('a request of that time that moves on first is sealed with what is said of it', async () => {
    const { id } = (await buyer.apply(await order(), BACK)).body;
    await inClear(id);

    await buyer.desk(id, 'reject', { answer: ANSWER });

    expect(await kept()).not.toContain(WORDS);
    expect(await kept()).not.toContain(ANSWER);
    expect(await buyer.look(id)).toMatchObject({ words: WORDS, answer: ANSWER });
  });

  describe('in pictures', () => {
    const her = () => shop.shopper(name());
    const rows = () => shop.reads.all<{ picture: string }>('select picture from after_sale_pictures');
    async function shown() {
      const token = await her();
      const { id: picture } = await sendEvidence(shop.house.url, token, await photo());
      const { id } = (await buyer.apply(await order(), { ...BACK, pictures: [picture] })).body;
      const path = `after-sales/${id}/pictures/${picture}`;
      return { token, path, bytes: (await seenEvidence(shop.house.url, `me/${path}`, token)).bytes };
    }

    test('lies no byte of them in clear; without her key nobody sees them', async () => {
      const { token, path, bytes } = await shown();
      expect(bytes.subarray(8, 12).toString()).toBe('WEBP');
      const store = await seenEvidence(shop.house.url, `console/${path}`, await shop.staff('jianghan'));
      expect(store.bytes).toEqual(bytes);
      const [{ picture = '' } = {}] = await rows();
      expect(picture).not.toContain(bytes.toString('base64').slice(0, 40));
      expect(picture).not.toContain(bytes.toString('base64url').slice(0, 40));
      const told = await afterSales().exportMember(MERCHANT, buyer.memberId);
      expect(told['pictures']?.[0]).toMatchObject({ webpBase64: bytes.toString('base64') });

      await shop.unitOfWork.run((tx) => shop.house.container.get(VAULT).shred(tx, MERCHANT, buyer.memberId));

      expect((await seenEvidence(shop.house.url, `me/${path}`, token)).status).toBe(404);
    });

    test('kept in clear by an older version they are seen as before, and sealed by and by', async () => {
      const { token, path, bytes } = await shown();
      await inOne('update after_sale_pictures set picture = ?, sealed_for = null', [
        bytes.toString('base64'),
      ]);
      const seen = () => seenEvidence(shop.house.url, `me/${path}`, token).then((reply) => reply.bytes);
      expect(await seen()).toEqual(bytes);

      await shop.job('after-sale.seal_older');

      expect((await rows())[0]?.picture).not.toBe(bytes.toString('base64'));
      expect(await seen()).toEqual(bytes);
    });

    test('sent all at once, no more than twelve wait; asked with, they make room again', async () => {
      const token = await her();
      const picture = await photo();
      const sent = await Promise.all(
        Array.from({ length: 16 }, () => sendEvidence(shop.house.url, token, picture)),
      );
      const taken = sent.flatMap(({ status, id }) => (status === 201 ? [id] : []));
      expect(taken).toHaveLength(12);
      expect(sent.filter(({ status }) => status === 409)).toHaveLength(4);
      expect(await rows()).toHaveLength(12);

      await buyer.apply(await order(), { ...BACK, pictures: taken.slice(0, 6) });

      expect((await sendEvidence(shop.house.url, token, picture)).status).toBe(201);
    });
  });
});
