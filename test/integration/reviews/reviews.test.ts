import sharp from 'sharp';
import { affectedRows } from '#db';
import { MEMBER_DATA } from '#feature';
import { DAY_MS, type MemberId, MINUTE_MS, SECOND_MS } from '#kernel';
import { MESSAGE_SETTINGS } from '#modules/messages';
import { REVIEW_SETTINGS } from '#modules/reviews';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { testAccounts } from '../../support/sandbox-accounts.ts';
import {
  BLACK,
  basket,
  DUCK,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

interface Order {
  readonly id: string;
  readonly payableFen: number;
  readonly groups: readonly { readonly pickupCode: string | null }[];
}
interface Shown {
  readonly items: readonly {
    readonly id: string;
    readonly name: string;
    readonly text: string;
    readonly followUp: { readonly text: string } | null;
    readonly reply: { readonly text: string } | null;
  }[];
  readonly rating: { readonly reviews: number; readonly averageTenths: number | null };
}
interface Own {
  readonly items: readonly {
    readonly id: string;
    readonly first: { readonly state: string; readonly reason: string | null };
    readonly followUp: { readonly state: string } | null;
  }[];
}

describe.each(DATABASE_KINDS)('reviews on %s', (kind) => {
  let shop: SmallShop;
  let owner: string;

  beforeAll(async () => {
    shop = await smallShop(kind, { [BLACK]: 100, [DUCK]: 100 }, {}, (container) => {
      const { appId } = container.get(MESSAGE_SETTINGS);
      container.rebind(MESSAGE_SETTINGS).toConstantValue({ appId, push: testAccounts().push });
      const { publicUrl } = container.get(REVIEW_SETTINGS);
      container.rebind(REVIEW_SETTINGS).toConstantValue({ publicUrl, isToldOfPictures: true });
    });
    shop.outside.sandbox.push.url = `${shop.house.url}/v1/wechat/push`;
    owner = await shop.staff('owner');
  }, OPENING_MS);
  afterAll(() => shop.close());

  /** Bought, paid, and in her hands. */
  async function bought(token: string, sku = DUCK, pickUp = true): Promise<Order> {
    const placed = await shop.call<Order>('POST', '/v1/orders', {
      token,
      body: { groups: basket({ [sku]: 1 }) },
    });
    expect(placed.status).toBe(201);
    await shop.payByEvent(placed.body);
    await shop.deliver();
    if (!pickUp) return placed.body;
    const { body } = await shop.call<Order>('GET', `/v1/orders/${placed.body.id}`, { token });
    const clerk = await shop.staff('jianghan');
    const ready = `/v1/console/orders/${placed.body.id}/ready`;
    await shop.call('POST', ready, { token: clerk, body: { storeId: JIANGHAN } });
    const code = body.groups[0]?.pickupCode;
    const handed = await shop.call('POST', '/v1/console/pickups/verify', {
      token: clerk,
      body: { storeId: JIANGHAN, code },
    });
    expect(handed.status).toBe(200);
    await shop.deliver();
    return body;
  }
  async function say(token: string, order: Order, patch: object = {}) {
    const words = { orderId: order.id, storeId: JIANGHAN, skuId: DUCK, score: 5, text: '很好吃' };
    const answer = await shop.call<{ id: string }>('POST', '/v1/me/reviews', {
      token,
      body: { ...words, ...patch },
    });
    await shop.deliver();
    return answer;
  }
  const shown = async (product = 'prd_duck') =>
    (await shop.call<Shown>('GET', `/v1/products/${product}/reviews`)).body;
  const own = async (token: string) => (await shop.call<Own>('GET', '/v1/me/reviews', { token })).body.items;
  const decide = (id: string, show: boolean, part = 'first') =>
    shop.call('PUT', `/v1/console/reviews/${id}/decision`, { token: owner, body: { part, show } });
  async function anew(): Promise<void> {
    await shop.unitOfWork.run(async (tx) => {
      for (const table of ['review_parts', 'reviews', 'product_ratings'])
        await affectedRows(tx, `delete from ${table}`);
    });
  }
  beforeEach(anew);

  test('(CAT-06) only the buyer of the line, once she has it, within ninety days, once and once more', async () => {
    const token = await shop.shopper('小评');
    const waiting = await bought(token, DUCK, false);
    expect(await say(token, waiting)).toMatchObject({ status: 409, body: { code: 'reviews.not_received' } });
    const order = await bought(token);
    expect(await say(await shop.shopper('别人'), order)).toMatchObject({
      status: 404,
      body: { code: 'reviews.line_not_found' },
    });
    expect((await say(token, order, { skuId: BLACK })).status).toBe(404);
    const written = await say(token, order);
    expect(written.status).toBe(201);
    expect(await say(token, order)).toMatchObject({ status: 409, body: { code: 'reviews.written_already' } });

    const more = (text: string, who = token) =>
      shop.call('POST', `/v1/me/reviews/${written.body.id}/follow-up`, { token: who, body: { text } });
    expect((await more('不是我的', await shop.shopper('别人'))).status).toBe(404);
    expect((await more('')).status).toBe(400);
    expect((await more('又买了一盒')).status).toBe(201);
    expect(await more('再说一句')).toMatchObject({
      status: 409,
      body: { code: 'reviews.followed_up_already' },
    });
    await shop.deliver();
    expect((await shown()).items[0]).toMatchObject({ text: '很好吃', followUp: { text: '又买了一盒' } });
  });

  test('(CAT-06) after ninety days it is too late', async () => {
    const token = await shop.shopper('太晚');
    const order = await bought(token);
    shop.clock.advance(90 * DAY_MS + 1);
    const again = await shop.shopper('太晚');
    expect(await say(again, order)).toMatchObject({ status: 409, body: { code: 'reviews.too_late' } });
    shop.clock.advance(-90 * DAY_MS - 1);
  });

  test('(CAT-06) the same request twice is one review; two at once are one review', async () => {
    const token = await shop.shopper('重复');
    const order = await bought(token);
    const body = { orderId: order.id, storeId: JIANGHAN, skuId: DUCK, score: 4, text: '不错' };
    const send = (key: string) => shop.call('POST', '/v1/me/reviews', { token, body, key });
    const first = await send('review-repeat-1');
    expect(await send('review-repeat-1')).toEqual(first);
    const other = await bought(token);
    const racing = { ...body, orderId: other.id };
    const answers = await Promise.all(
      ['review-race-a', 'review-race-b'].map((key) =>
        shop.call('POST', '/v1/me/reviews', { token, body: racing, key }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(await shop.count('reviews')).toBe(2);
  });

  test('(CAT-06) nobody sees it before it was checked; what the platform refuses is not shown', async () => {
    const token = await shop.shopper('内容');
    const order = await bought(token);
    const words = { orderId: order.id, storeId: JIANGHAN, skuId: DUCK, score: 5, text: '好吃' };
    await shop.call('POST', '/v1/me/reviews', { token, body: words });
    expect((await shown()).items).toEqual([]);
    expect((await own(token))[0]?.first.state).toBe('CHECKING');
    await shop.deliver();
    expect((await shown()).items).toHaveLength(1);
    await say(token, await bought(token), { text: '澳门赌场上线' });
    await say(token, await bought(token), { text: '包治百病的鸭脖' });
    await say(token, await bought(token), { text: '加 微-信 领红包' });
    expect((await own(token)).map(({ first }) => [first.state, first.reason]).toSorted()).toEqual([
      ['HELD', 'platform'],
      ['HELD', 'words'],
      ['REJECTED', 'platform'],
      ['SHOWN', null],
    ]);
    expect((await shown()).rating).toMatchObject({ reviews: 1, averageTenths: 50 });
  });

  test('(CAT-06) while the platform does not answer, the own list of words decides alone', async () => {
    const token = await shop.shopper('断线');
    const orders = [await bought(token), await bought(token)] as const;
    shop.outside.sandbox.tokens.isLive = () => false;
    try {
      await say(token, orders[0], { text: '味道很正宗' });
      await say(token, orders[1], { text: '代开发票' });
    } finally {
      Reflect.deleteProperty(shop.outside.sandbox.tokens, 'isLive');
    }
    expect((await own(token)).map(({ first }) => first.state).toSorted()).toEqual(['HELD', 'SHOWN']);
  });

  test('(CAT-06) the average is that of what is shown, whatever staff decide and however often', async () => {
    const tokens = await Promise.all(['甲', '乙', '丙'].map((name) => shop.shopper(`均分${name}`)));
    const ids: string[] = [];
    for (const [n, token] of tokens.entries())
      ids.push((await say(token, await bought(token), { score: n + 3, text: `第 ${n} 位` })).body.id);
    const tenths = async () => (await shown()).rating.averageTenths;
    expect(await tenths()).toBe(40);
    expect((await decide(ids[0] as string, false)).status).toBe(204);
    expect((await decide(ids[0] as string, false)).status).toBe(409);
    expect(await tenths()).toBe(45);
    const both = await Promise.all([decide(ids[0] as string, true), decide(ids[0] as string, true)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    expect(await tenths()).toBe(40);
    const rows = await shop.reads.all<{ action: string }>(
      `select action from audit_log where action = 'reviews.decide'`,
    );
    expect(rows).toHaveLength(2);
    expect(await shop.events('reviews.review_shown')).toEqual(
      expect.arrayContaining([expect.objectContaining({ reviewId: ids[1], score: 4, pictures: 0 })]),
    );
  });

  test('(MEM-06) a review that is shown earns points once, what is added to it none, up to the day’s cap', async () => {
    const token = await shop.shopper('评价得分');
    const usable = async () =>
      (await shop.call<{ usable: number }>('GET', '/v1/me/points', { token })).body.usable;
    const { id } = (await say(token, await bought(token), { text: '包治百病，真好吃' })).body;
    expect(await usable()).toBe(0);
    for (const show of [true, false, true]) {
      expect((await decide(id, show)).status).toBe(204);
      await shop.deliver();
    }
    expect(await usable()).toBe(20);
    const followUp = `/v1/me/reviews/${id}/follow-up`;
    await shop.call('POST', followUp, { token, body: { text: '又来了' } });
    await shop.deliver();
    expect(await usable()).toBe(20);
    // The cap of a day is 60.
    for (let n = 0; n < 3; n += 1) await say(token, await bought(token), { text: `第 ${n} 回` });
    expect(await usable()).toBe(60);
  });

  test('(CAT-06) what looks bought waits: a copied text, and many at once', async () => {
    const [one, two] = [await shop.shopper('抄甲'), await shop.shopper('抄乙')];
    await say(one, await bought(one), { text: '这家的鸭脖真的太好吃了，强烈推荐！' });
    await say(two, await bought(two), { text: '这家的鸭脖，真的太好吃了～强烈推荐' });
    expect((await own(one))[0]?.first.state).toBe('SHOWN');
    expect((await own(two))[0]?.first).toMatchObject({ state: 'HELD', reason: 'same_text' });
    const many = await shop.shopper('刷评');
    for (let n = 0; n < 6; n += 1) await say(many, await bought(many), { text: `好 ${n}` });
    const states = (await own(many)).map(({ first }) => first.reason);
    expect(states.filter((reason) => reason === 'many_at_once')).toHaveLength(1);
  });

  test('(CAT-06) names are masked, or nobody’s; the merchant answers, at her own stores only', async () => {
    const [token, quiet] = [await shop.shopper('王小明'), await shop.shopper('赵大山')];
    const { id } = (await say(token, await bought(token), { text: '一' })).body;
    await say(quiet, await bought(quiet), { text: '二', isAnonymous: true });
    expect((await shown()).items.map(({ name }) => name).toSorted()).toEqual(['匿名用户', '王*']);
    expect(JSON.stringify(await shown())).not.toMatch(/小明|大山|mbr_|member/);
    const path = `/v1/console/reviews/${id}/reply`;
    const clerk = await shop.staff('optics');
    expect((await shop.call('PUT', path, { token: clerk, body: { text: '谢谢' } })).status).toBe(403);
    expect((await shop.call('PUT', path, { token: owner, body: { text: '谢谢光临' } })).status).toBe(204);
    expect((await shown()).items.find((item) => item.id === id)?.reply).toMatchObject({ text: '谢谢光临' });
  });

  describe('pictures', () => {
    interface Kept {
      readonly id: string;
      readonly url: string;
    }
    async function kept(token: string, colour: string): Promise<Kept> {
      const photo = await sharp({ create: { width: 80, height: 60, channels: 3, background: colour } })
        .withExif({ IFD0: { Copyright: 'secret-place' } })
        .jpeg()
        .toBuffer();
      const reply = await fetch(`${shop.house.url}/v1/me/review-pictures`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'image/jpeg' },
        body: new Uint8Array(photo),
      });
      expect(reply.status).toBe(201);
      return (await reply.json()) as Kept;
    }
    const platform = () => shop.outside.sandbox.pictures;
    async function told(traceId: string, suggest: 'pass' | 'review' | 'risky'): Promise<void> {
      platform().tell(traceId, suggest);
      await shop.outside.sandbox.tick();
      await shop.deliver();
    }
    const state = async (token: string) => {
      const [newest] = await own(token);
      return [newest?.first.state, newest?.first.reason];
    };
    /** With two pictures; the numbers under which the platform was asked about them. */
    async function withPictures(name: string) {
      const token = await shop.shopper(name);
      const order = await bought(token);
      const pictures = [(await kept(token, '#c33')).id, (await kept(token, '#3c3')).id];
      const before = platform().asked.length;
      const { id } = (await say(token, order, { pictures, text: `看图 ${name}` })).body;
      await shop.deliver();
      return { token, id, asked: platform().asked.slice(before) };
    }
    beforeEach(() => {
      platform().opinion = null;
    });

    test('(CAT-06) they are kept without what the camera wrote, and shown when the platform has passed each', async () => {
      const { token, asked } = await withPictures('晒图');
      const [first, second] = asked;
      expect(asked).toHaveLength(2);
      const bytes = Buffer.from(
        await (await fetch(shop.house.url + new URL(first?.url ?? '').pathname)).arrayBuffer(),
      );
      expect(bytes.includes('secret-place')).toBe(false);
      expect(await state(token)).toEqual(['CHECKING', null]);
      for (let n = 0; n < 2; n += 1) await told(first?.traceId ?? '', 'pass');
      expect(await state(token)).toEqual(['CHECKING', null]);
      await told(second?.traceId ?? '', 'pass');
      expect(await state(token)).toEqual(['SHOWN', null]);
      expect((await shown()).items[0]).toMatchObject({ pictures: [{}, {}] });
      // Late, and about nobody's picture: nothing changes.
      await told(first?.traceId ?? '', 'risky');
      await told('trace-of-nobody', 'pass');
      expect(await state(token)).toEqual(['SHOWN', null]);
      expect((await say(token, await bought(token), { pictures: ['0'.repeat(32)] })).status).toBe(422);
    });

    test('(CAT-06) an answer that is quicker than our note of the question counts; one to nobody’s question is given up', async () => {
      const { token, asked } = await withPictures('快推');
      const [first = '', second = ''] = asked.map(({ traceId }) => traceId);
      const renamed = (from: string, to: string) =>
        shop.unitOfWork.run((tx) =>
          affectedRows(tx, 'update review_picture_checks set trace_id = ? where trace_id = ?', [to, from]),
        );
      await renamed(first, 'trace-not-noted-yet');
      await told(first, 'pass');
      await told(second, 'pass');
      expect(await state(token)).toEqual(['CHECKING', null]);
      await renamed('trace-not-noted-yet', first);
      shop.clock.advance(SECOND_MS);
      await shop.deliver();
      expect(await state(token)).toEqual(['SHOWN', null]);

      const waiting = () =>
        shop.reads.all(
          "select id from outbox where type = 'messages.media_checked' and delivered_at is null",
        );
      await told('trace-of-somebody-else', 'pass');
      expect(await waiting()).not.toEqual([]);
      shop.clock.advance(MINUTE_MS);
      await shop.deliver();
      expect(await waiting()).toEqual([]);
    });

    test('(CAT-06) what the platform doubts stays hidden until a person has decided', async () => {
      const { token, id, asked } = await withPictures('可疑');
      await told(asked[0]?.traceId ?? '', 'risky');
      expect(await state(token)).toEqual(['HELD', 'platform']);
      await told(asked[1]?.traceId ?? '', 'pass');
      await told(asked[0]?.traceId ?? '', 'pass');
      expect(await state(token)).toEqual(['HELD', 'platform']);
      expect((await shown()).items).toEqual([]);
      await decide(id, true);
      expect(await state(token)).toEqual(['SHOWN', null]);
    });

    test('(CAT-06) without an answer in half an hour, or with a platform that takes no question, a person decides', async () => {
      const { token } = await withPictures('久等');
      shop.clock.advance(30 * MINUTE_MS);
      await shop.job('reviews.pictures_overdue');
      expect(await state(token)).toEqual(['CHECKING', null]);
      shop.clock.advance(1);
      await shop.job('reviews.pictures_overdue');
      expect(await state(token)).toEqual(['HELD', 'pictures']);
      shop.outside.sandbox.tokens.isLive = () => false;
      try {
        expect(await state((await withPictures('断线图')).token)).toEqual(['HELD', 'pictures']);
      } finally {
        Reflect.deleteProperty(shop.outside.sandbox.tokens, 'isLive');
      }
    });
  });

  test('(CAT-06, PRV-07) who leaves takes her name, words and pictures along; her score stays', async () => {
    const token = await shop.shopper('注销');
    await say(token, await bought(token), { text: '再见' });
    const [row] = await shop.reads.all<{ member_id: MemberId }>('select member_id from reviews');
    const memberId = row?.member_id as MemberId;
    const data = shop.house.container.get(MEMBER_DATA).find(({ name }) => name === 'reviews');
    if (data === undefined) throw new Error('reviews look after members’ data');
    expect(await data.exportMember(MERCHANT, memberId)).toMatchObject({
      reviews: [{ text: '再见', score: 5 }],
    });
    const moved = await shop.unitOfWork.run((tx) =>
      data.mergeMember(tx, MERCHANT, memberId, 'mbr_into' as MemberId),
    );
    expect(await data.exportMember(MERCHANT, memberId)).toEqual({ reviews: [] });
    await shop.unitOfWork.run((tx) =>
      data.unmergeMember(tx, MERCHANT, memberId, 'mbr_into' as MemberId, JSON.parse(JSON.stringify(moved))),
    );
    for (let n = 0; n < 2; n += 1)
      await shop.unitOfWork.run((tx) => data.eraseMember(tx, MERCHANT, memberId));
    expect(await data.exportMember(MERCHANT, memberId)).toEqual({ reviews: [] });
    expect(await shown()).toMatchObject({ items: [{ text: '', name: '匿名用户' }], rating: { reviews: 1 } });
  });
});
