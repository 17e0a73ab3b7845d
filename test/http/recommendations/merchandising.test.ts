import { HOUR_MS, type ProductId } from '#kernel';
import { STOCK } from '#modules/inventory';
import {
  type Feed,
  groupOf,
  productId,
  skuId,
  type TasteShop,
  tasteShop,
} from '../../integration/recommendations/taste-shop.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { staffOf } from '../../support/owner.ts';
import { JIANGHAN, MERCHANT, OPTICS } from '../../support/small-shop.ts';

const RULES = '/v1/console/merchandising/rules';
const pin = (id: ProductId, position: number) => ({
  target: { kind: 'product', productId: id },
  effect: { kind: 'pin', position },
});

describe.each(DATABASE_KINDS)('merchandising on %s', (kind) => {
  let shop: TasteShop;
  let token: string;
  beforeAll(async () => {
    shop = await tasteShop(kind);
    token = await shop.staff('owner');
  });
  afterAll(() => shop.close());

  async function make(rule: object, key?: string) {
    const body = { storeId: null, promoted: false, startsAt: null, endsAt: null, ...rule };
    const sent = key === undefined ? { token, body } : { token, body, key };
    const answer = await shop.call<{ id: string; code: string; state: string }>('POST', RULES, sent);
    await shop.deliver();
    return answer;
  }
  async function end(id: string): Promise<number> {
    const { status } = await shop.call('POST', `${RULES}/${id}/end`, { token, body: {} });
    await shop.deliver();
    return status;
  }
  const places = ({ items }: Feed) => items.map((item) => item.productId);

  test('what the owner pins stands there for strangers and members, until she ends it', async () => {
    const member = await shop.shopper('pinned-for');
    await shop.tell(member, 'view', productId('tea', 1));
    const { status, body } = await make(pin(productId('lip', 9), 2));
    expect([status, body.state]).toEqual([201, 'live']);
    for (const feed of [await shop.feed(), await shop.feed(member)]) {
      expect(feed.items[1]).toMatchObject({
        productId: 'prd_lip9',
        reasonCode: 'PINNED',
        reason: '店长推荐',
      });
      expect(feed.items[1]).not.toHaveProperty('promoted');
    }
    expect(await end(body.id)).toBe(200);
    expect(places(await shop.feed(member))[1]).not.toBe('prd_lip9');
    expect(await end(body.id)).toBe(409);
  });

  test('paid places say so; a pinned thing that is sold out is not shown', async () => {
    const paid = await make({ ...pin(productId('coat', 5), 1), promoted: true });
    const [first] = (await shop.feed()).items;
    expect(first).toMatchObject({ productId: 'prd_coat5', promoted: true, reason: '商家推广' });
    const lines = [{ skuId: skuId('coat', 5), storeId: JIANGHAN, quantity: 3 }];
    const reservation = { merchantId: MERCHANT, reservationId: 'all-coats', lines };
    const stock = shop.house.container.get(STOCK);
    const expiresAt = shop.clock.now() + 10 * HOUR_MS;
    await shop.unitOfWork.run((tx) => stock.reserve(tx, { ...reservation, expiresAt }));
    await shop.deliver();
    expect(places(await shop.feed())).not.toContain('prd_coat5');
    await end(paid.body.id);
  });

  test('two things cannot be pinned to one place at one time, nor one thing twice', async () => {
    const now = shop.clock.now();
    const first = await make({ ...pin(productId('hat', 1), 3), endsAt: now + HOUR_MS });
    const taken = await make({ ...pin(productId('hat', 2), 3), storeId: JIANGHAN });
    expect([taken.status, taken.body.code]).toEqual([409, 'recommendations.pin_taken']);
    expect((await make(pin(productId('hat', 1), 7))).status).toBe(409);
    const later = await make({ ...pin(productId('hat', 2), 3), startsAt: now + HOUR_MS });
    expect([later.status, later.body.state]).toEqual([201, 'planned']);
    shop.clock.advance(HOUR_MS);
    expect(places(await shop.feed())[2]).toBe('prd_hat2');
    await end(later.body.id);
    expect(first.status).toBe(201);
  });

  test('two owners who pin at the same moment: one of them is told', async () => {
    const [a, b] = await Promise.all([
      make(pin(productId('ear', 1), 11)),
      make(pin(productId('ear', 2), 11)),
    ]);
    expect([a.status, b.status].sort()).toEqual([201, 409]);
    await end(a.status === 201 ? a.body.id : b.body.id);
  });

  test('a hidden category is in nobody’s list; a rule of one store counts there only', async () => {
    const hide = { target: { kind: 'category', categoryId: 'tea' }, effect: { kind: 'hide' } };
    const { body } = await make(hide);
    expect((await shop.feed()).items.some((item) => groupOf(item.productId) === 'tea')).toBe(false);
    await end(body.id);
    const elsewhere = await make({ ...hide, storeId: OPTICS });
    expect((await shop.feed()).items.some((item) => groupOf(item.productId) === 'tea')).toBe(true);
    await end(elsewhere.body.id);
  });

  test('what cannot be is refused: an unknown product, an end in the past, a boost of ten', async () => {
    const unknown = await make(pin('prd_nowhere' as ProductId, 1));
    expect([unknown.status, unknown.body.code]).toEqual([422, 'recommendations.unknown_target']);
    const past = await make({ ...pin(productId('hat', 3), 1), endsAt: shop.clock.now() - 1 });
    expect([past.status, past.body.code]).toEqual([422, 'recommendations.rule_ends_too_early']);
    const boost = { target: { kind: 'category', categoryId: 'tea' }, effect: { kind: 'boost', factor: 10 } };
    expect((await make(boost)).status).toBe(400);
    const category = { ...pin(productId('hat', 3), 1), target: { kind: 'category', categoryId: 'tea' } };
    expect((await make(category)).status).toBe(400);
  });

  test('the same request twice is one rule; every act is in the audit log', async () => {
    const key = 'bury-lip-2';
    const rule = { target: { kind: 'product', productId: productId('lip', 2) }, effect: { kind: 'bury' } };
    const [first, second] = [await make(rule, key), await make(rule, key)];
    expect(second.body.id).toBe(first.body.id);
    expect(await shop.count(`merchandising_rules where target_id = 'prd_lip2'`)).toBe(1);
    await end(first.body.id);
    expect(await shop.count(`audit_log where subject = 'merchandising_rule:${first.body.id}'`)).toBe(2);
  });

  test('the list says what is live and what is over; a clerk sees nothing, one store’s owner cannot rule them all', async () => {
    const { body } = await make({ ...pin(productId('coat', 1), 9), storeId: JIANGHAN });
    const list = async (query: string) =>
      (await shop.call<{ items: { id: string }[] }>('GET', RULES + query, { token })).body.items;
    expect((await list('')).map(({ id }) => id)).toEqual([body.id]);
    await end(body.id);
    expect((await list('?openOnly=false'))[0]).toMatchObject({
      id: body.id,
      state: 'over',
      endedBy: 'stf_owner',
    });

    const clerk = await staffOf(shop.house, 'clerk', JIANGHAN);
    expect((await clerk.call('GET', RULES)).status).toBe(403);
    const local = await staffOf(shop.house, 'owner', JIANGHAN);
    expect((await local.call('GET', RULES)).status).toBe(403);
    expect((await local.call('GET', `${RULES}?storeId=${JIANGHAN}`)).status).toBe(200);
  });
});
