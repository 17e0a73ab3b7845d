import {
  AppError,
  DAY_MS,
  type DomainEvent,
  HOUR_MS,
  type MemberId,
  type OrderId,
  type SkuId,
  type Tx,
} from '#kernel';
import { MEMBERS } from '#modules/members';
import { exchangeHash } from '../../../modules/marketing/app/exchange-hash.ts';
import { sqlExchangeCodes } from '../../../modules/marketing/db/sql-exchange-codes.ts';
import { sqlPasses, sweepPasses } from '../../../modules/marketing/db/sql-passes.ts';
import { sqlPayGifts } from '../../../modules/marketing/db/sql-pay-gifts.ts';
import { drawExchangeCode } from '../../../modules/marketing/domain/exchange-code.ts';
import { MERGE_MEMBERS } from '../../../modules/members/tokens.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type MarketingHouse, MERCHANT, marketingHouse } from '../../support/marketing-house.ts';

const CROWD = 240;
const PIECES = 60;
const SHIRT = 'sku_shirt' as SkuId;

describe.each(DATABASE_KINDS)('coupons on %s', (kind) => {
  let shop: MarketingHouse;
  let ann: MemberId;
  beforeAll(async () => {
    shop = await marketingHouse(kind);
  }, 120_000);
  afterAll(() => shop.close());
  beforeEach(async () => {
    [ann = '' as MemberId] = await shop.members(1);
  });

  /** True when it worked, the code of the refusal when not. */
  async function outcome(work: Promise<unknown>): Promise<true | string> {
    try {
      await work;
      return true;
    } catch (error) {
      if (error instanceof AppError) return error.code;
      throw error;
    }
  }
  async function tried(works: readonly Promise<unknown>[]): Promise<(true | string)[]> {
    return Promise.all(works.map(outcome));
  }

  test('of a crowd that claims at once exactly as many get one as there are (MKT-08)', async () => {
    const template = await shop.template({ total: PIECES });
    const crowd = await shop.members(CROWD);
    // A database under contention may ask to come again; nobody is told "gone" while there is one.
    const untilAnswered = async (memberId: MemberId): Promise<true | string> => {
      const result = await outcome(shop.claim(memberId, template));
      return result === 'database.busy' ? untilAnswered(memberId) : result;
    };
    const results = await Promise.all(crowd.map(untilAnswered));
    expect(results.filter((result) => result === true)).toHaveLength(PIECES);
    expect(new Set(results)).toEqual(new Set([true, 'marketing.coupons_gone']));
    expect(await shop.templates.find(MERCHANT, template)).toMatchObject({ remaining: 0 });
    const figures = await shop.templates.figures(MERCHANT, [template]);
    expect(figures.get(template)).toEqual({ issued: PIECES, used: 0, redeemed: 0 });
    // Whoever came too late has taken nothing of what she may have either.
    const [{ n } = { n: -1 }] = await shop.reads.all<{ n: number }>(
      'select count(*) as n from coupon_takers where template_id = ?',
      [template],
    );
    expect(Number(n)).toBe(PIECES);
  }, 60_000);

  test('a member gets no more than her limit and her day’s limit, however often she taps (MKT-08)', async () => {
    const template = await shop.template({ perMemberMax: 3, perMemberDayMax: 2 });
    const taps = await tried(Array.from({ length: 8 }, () => shop.claim(ann, template)));
    expect(taps.filter((result) => result === true)).toHaveLength(2);
    shop.clock.advance(DAY_MS);
    expect(await tried([1, 2].map(() => shop.claim(ann, template)))).toContain('marketing.coupon_limit');
    shop.clock.advance(DAY_MS);
    expect(await outcome(shop.claim(ann, template))).toBe('marketing.coupon_limit');
    expect((await shop.templates.find(MERCHANT, template))?.remaining).toBe(97);
  });

  test('news of before midnight that comes after it makes no more room in either day (MKT-08)', async () => {
    const template = await shop.template({ perMemberMax: 9, perMemberDayMax: 1 });
    await shop.claim(ann, template);
    const now = shop.clock.now();
    const late = shop.commit(async (tx) => {
      const found = await shop.templates.find(MERCHANT, template, tx);
      if (found === undefined) throw new Error('no template');
      const gift = { memberId: ann, by: 'payment', givenFor: `late:${ann}`, at: now - DAY_MS } as const;
      return shop.give(tx, MERCHANT, { ...gift, template: found });
    });
    expect(await outcome(late)).toBe('marketing.coupon_limit');
    expect(await outcome(shop.claim(ann, template))).toBe('marketing.coupon_limit');
    shop.clock.advance(DAY_MS);
    expect(await outcome(shop.claim(ann, template))).toBe(true);
  });

  test('nobody is given a coupon whose own days are over, and nothing is used up by asking (MKT-08)', async () => {
    const until = shop.clock.now() + HOUR_MS;
    const over = await shop.template({
      audience: 'chosen',
      validity: { kind: 'window', from: until - DAY_MS, until },
    });
    const good = await shop.template({ audience: 'chosen' });
    const scene = await shop.scene(over);
    shop.clock.advance(HOUR_MS - 1);
    expect(await outcome(shop.scan(ann, scene))).toBe(true);
    shop.clock.advance(1);
    expect(await outcome(shop.scan(ann, scene))).toBe('marketing.claim_over');
    // What comes by itself leaves it out and goes on with the next.
    const [bea = ann] = await shop.members(1);
    await shop.commit(async (tx) =>
      tx.emit({
        ...{ type: 'stored-value.recharged', occurredAt: shop.clock.now(), merchantId: MERCHANT },
        ...{ memberId: bea, rechargeId: `over-${bea}`, giftCoupons: [over, good] },
      } as unknown as DomainEvent),
    );
    await shop.deliver();
    const { items } = await shop.coupons.wallet(MERCHANT, bea, 'usable', shop.clock.now(), undefined, 10);
    expect(items.map(({ coupon }) => coupon.templateId)).toEqual([good]);
    expect((await shop.templates.find(MERCHANT, over))?.remaining).toBe(99);
    expect((await shop.coupons.taken(MERCHANT, bea, [over])).size).toBe(0);
  });

  test('a claim under the same key is the same coupon (X-04)', async () => {
    const template = await shop.template();
    const first = await shop.claim(ann, template, 'one-and-the-same');
    expect(await shop.claim(ann, template, 'one-and-the-same')).toEqual(first);
    expect((await shop.templates.find(MERCHANT, template))?.remaining).toBe(99);
  });

  test('nothing is claimed before its window, after it, of a paused one, or of one for the chosen (MKT-08)', async () => {
    const now = shop.clock.now();
    const early = await shop.template({ claimFrom: now + 1 });
    const late = await shop.template({ claimUntil: now });
    const chosen = await shop.template({ audience: 'chosen' });
    const paused = await shop.template();
    await shop.commit((tx) => shop.templates.step(tx, MERCHANT, paused, 'PAUSED', now));
    expect(await tried([early, late, chosen, paused].map((id) => shop.claim(ann, id)))).toEqual([
      'marketing.claim_not_begun',
      'marketing.claim_over',
      'marketing.template_not_found',
      'marketing.claim_over',
    ]);
  });

  test('an order locks a coupon, pays and uses it; a repeat changes nothing (MKT-08)', async () => {
    const { coupon } = await shop.claim(ann, await shop.template());
    await shop.lock(ann, coupon.id, `o1-${ann}`);
    await shop.lock(ann, coupon.id, `o1-${ann}`);
    expect(await shop.state(coupon.id)).toMatchObject({ state: 'LOCKED' });
    expect((await shop.offersFor(ann)).coupons).toEqual([]);
    expect(await shop.use(`o1-${ann}`)).toEqual([coupon.id]);
    expect(await shop.use(`o1-${ann}`)).toEqual([coupon.id]);
    // Cancelling comes too late for what is used.
    await shop.unlock(`o1-${ann}`, 'cancelled');
    expect(await shop.state(coupon.id)).toMatchObject({ state: 'USED' });
  });

  test('one coupon in two orders at once: one order has it (MKT-08)', async () => {
    const { coupon } = await shop.claim(ann, await shop.template());
    const orders = ['a', 'b', 'c'].map((name) => shop.lock(ann, coupon.id, `${name}-${ann}`));
    const results = await tried(orders);
    expect(results.filter((result) => result === true)).toHaveLength(1);
    expect(results).toContain('marketing.coupon_not_usable');
    const [bea = ann] = await shop.members(1);
    const hers = await shop.claim(ann, await shop.template());
    expect(await outcome(shop.lock(bea, hers.coupon.id, `x-${ann}`))).toBe('marketing.coupon_not_usable');
  });

  test('a cancelled or wholly refunded order gives it back; run out meanwhile, for three days more (MKT-08)', async () => {
    const { coupon } = await shop.claim(ann, await shop.template());
    await shop.lock(ann, coupon.id, `o2-${ann}`);
    await shop.unlock(`o2-${ann}`, 'timed_out');
    await shop.unlock(`o2-${ann}`, 'timed_out');
    expect(await shop.state(coupon.id)).toMatchObject({ state: 'RETURNED', validUntil: coupon.validUntil });

    await shop.lock(ann, coupon.id, `o3-${ann}`);
    await shop.use(`o3-${ann}`);
    shop.clock.advance(8 * DAY_MS);
    await shop.job('marketing.expire_coupons');
    await shop.unlock(`o3-${ann}`, 'refunded');
    const until = shop.clock.now() + 3 * DAY_MS;
    expect(await shop.state(coupon.id)).toMatchObject({ state: 'RETURNED', validUntil: until });
    shop.clock.advance(3 * DAY_MS);
    await shop.job('marketing.expire_coupons');
    expect(await shop.state(coupon.id)).toMatchObject({ state: 'EXPIRED' });
  });

  test('money that comes after the order was closed uses its coupon again, unless another order has it (MKT-08)', async () => {
    const template = await shop.template();
    const [one, two] = [await shop.claim(ann, template), await shop.claim(ann, template)];
    for (const [{ coupon }, order] of [
      [one, 'l1'],
      [two, 'l2'],
    ] as const) {
      await shop.lock(ann, coupon.id, `${order}-${ann}`);
      await shop.unlock(`${order}-${ann}`, 'timed_out');
    }
    expect(await shop.use(`l1-${ann}`)).toEqual([one.coupon.id]);
    await shop.lock(ann, two.coupon.id, `other-${ann}`);
    expect(await shop.use(`l2-${ann}`)).toEqual([]);
  });

  test('an exchange code works once, for one of those who type it at the same time (MKT-08)', async () => {
    const template = await shop.template({ audience: 'chosen' });
    const code = drawExchangeCode(shop.random);
    const fingerprint = exchangeHash(shop.hash, MERCHANT, code);
    await shop.commit((tx) =>
      sqlExchangeCodes.add(tx, MERCHANT, {
        ...{ templateId: template, batchId: 'b', hashes: [fingerprint], at: shop.clock.now() },
      }),
    );
    const people = await shop.members(4);
    const results = await tried(people.map((memberId) => shop.exchange(memberId, code)));
    expect(results.filter((result) => result === true)).toHaveLength(1);
    expect(await outcome(shop.exchange(ann, code.toLowerCase()))).toBe('marketing.code_used');
    expect(await outcome(shop.exchange(ann, drawExchangeCode(shop.random)))).toBe('marketing.code_unknown');
    expect(await outcome(shop.exchange(ann, code.slice(1)))).toBe('marketing.code_mistyped');
  });

  test('a newcomer’s coupon by a printed code goes to no regular, whose code stays good for a newcomer (MKT-06)', async () => {
    const welcome = await shop.template({ audience: 'newcomers' });
    const code = drawExchangeCode(shop.random);
    const hashes = [exchangeHash(shop.hash, MERCHANT, code)];
    await shop.commit((tx) =>
      sqlExchangeCodes.add(tx, MERCHANT, {
        ...{ templateId: welcome, batchId: 'w', hashes, at: shop.clock.now() },
      }),
    );
    const [bea = ann, cai = ann] = await shop.members(2);
    await shop.bought(bea);
    await shop.boughtElsewhere(cai);
    expect(await outcome(shop.exchange(bea, code))).toBe('marketing.newcomers_only');
    expect(await outcome(shop.exchange(cai, code))).toBe('marketing.newcomers_only');
    expect(await outcome(shop.exchange(ann, code))).toBe(true);
    await shop.commit((tx) => shop.templates.step(tx, MERCHANT, welcome, 'ENDED', shop.clock.now()));
  });

  test('a recharge brings its coupons once, and a new member hers while she has bought nothing (MEM-08, MKT-06)', async () => {
    const gift = await shop.template({ audience: 'chosen' });
    const welcome = await shop.template({ audience: 'newcomers', perMemberMax: 1 });
    const recharged = {
      ...{
        type: 'stored-value.recharged',
        occurredAt: shop.clock.now(),
        merchantId: MERCHANT,
        memberId: ann,
      },
      ...{ rechargeId: `r-${ann}`, offerId: 'o', storeId: null, paidFen: 1, giftFen: 0 },
      giftCoupons: [gift, gift, 'no-such-template'],
    } as DomainEvent;
    const activated = {
      ...{ type: 'members.member_activated', occurredAt: shop.clock.now(), merchantId: MERCHANT },
      ...{ memberId: ann, enrolledBy: null },
    } as DomainEvent;
    for (let n = 0; n < 2; n += 1)
      await shop.commit(async (tx) => {
        tx.emit(recharged);
        tx.emit(activated);
      });
    await shop.deliver();
    const page = await shop.coupons.wallet(MERCHANT, ann, 'usable', shop.clock.now(), undefined, 10);
    const mine = page.items.map(({ coupon }) => [coupon.templateId, coupon.givenBy]);
    expect(mine.sort()).toEqual(
      [
        [gift, 'recharge'],
        [gift, 'recharge'],
        [welcome, 'newcomer'],
      ].sort(),
    );
    await shop.commit((tx) => shop.templates.step(tx, MERCHANT, welcome, 'ENDED', shop.clock.now()));
  });

  test('who has one that runs out is told three days and one day before, once each (MKT-08)', async () => {
    const { coupon } = await shop.claim(ann, await shop.template());
    const told = async () => {
      await shop.job('marketing.remind_of_coupons');
      const rows = await shop.reads.all<{ payload: string }>(
        "select payload from outbox where type = 'marketing.coupon_running_out'",
      );
      return rows.map(({ payload }) => JSON.parse(payload)).filter(({ couponId }) => couponId === coupon.id);
    };
    expect(await told()).toEqual([]);
    shop.clock.advance(4 * DAY_MS + HOUR_MS);
    await told();
    expect((await told()).map(({ days }) => days)).toEqual([3]);
    shop.clock.advance(2 * DAY_MS);
    expect((await told()).map(({ days }) => days).sort()).toEqual([1, 3]);
  });

  test('two processes that look at the same moment tell her once (MKT-08)', async () => {
    const { coupon } = await shop.claim(ann, await shop.template());
    shop.clock.advance(4 * DAY_MS + HOUR_MS);
    const look = (tx: Tx) => shop.coupons.runningOut(tx, shop.clock.now(), 3, 500);
    const listed = Promise.withResolvers<void>();
    const second = listed.promise.then(() => shop.commit(look));
    const first = await shop.commit(async (tx) => {
      const found = await look(tx);
      listed.resolve();
      if (kind === 'PostgreSQL') await until(isWaiting);
      return found;
    });
    const told = [...first, ...(await second)].filter(({ couponId }) => couponId === coupon.id);
    expect(told).toHaveLength(1);
  });

  /** The other process has made its list and waits for the rows on it. */
  async function isWaiting(): Promise<boolean> {
    const [row] = await shop.reads.all<{ n: number | string }>(
      "select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    return Number(row?.n) > 0;
  }
  async function until(holds: () => Promise<boolean>): Promise<void> {
    while (!(await holds())) await new Promise((resume) => setTimeout(resume, 10));
  }

  test('two who are one person keep every coupon and share one limit; parting gives each her own (MEM-03)', async () => {
    const [bea = ann] = await shop.members(1);
    const template = await shop.template({ perMemberMax: 3, perMemberDayMax: 3 });
    const hers = await shop.claim(ann, template);
    const other = await shop.claim(bea, template);
    const data = shop.memberData();
    const moved = await shop.commit((tx) => data.mergeMember(tx, MERCHANT, ann, bea));
    expect(await shop.state(hers.coupon.id)).toMatchObject({ memberId: bea, state: 'ISSUED' });
    expect(await tried([shop.claim(bea, template)])).toEqual([true]);
    expect(await outcome(shop.claim(bea, template))).toBe('marketing.coupon_limit');
    await shop.commit((tx) => data.unmergeMember(tx, MERCHANT, ann, bea, JSON.parse(JSON.stringify(moved))));
    expect(await shop.state(hers.coupon.id)).toMatchObject({ memberId: ann });
    expect(await shop.state(other.coupon.id)).toMatchObject({ memberId: bea });
    expect(await tried([shop.claim(ann, template), shop.claim(ann, template)])).toEqual([true, true]);
    expect(await outcome(shop.claim(ann, template))).toBe('marketing.coupon_limit');
  });

  test('parting makes no room for who gave hers to a friend before (MEM-03, MKT-08)', async () => {
    const [bea = ann, friend = ann] = await shop.members(2);
    const template = await shop.template({ passable: true, perMemberMax: 1, perMemberDayMax: 5 });
    const hers = await shop.claim(bea, template);
    const { token } = await shop.offer(bea, hers.coupon.id);
    await shop.take(friend, token);
    await shop.claim(ann, template);
    const data = shop.memberData();
    const moved = await shop.commit((tx) => data.mergeMember(tx, MERCHANT, ann, bea));
    await shop.commit((tx) => data.unmergeMember(tx, MERCHANT, ann, bea, JSON.parse(JSON.stringify(moved))));
    expect(await outcome(shop.claim(bea, template))).toBe('marketing.coupon_limit');
    expect(await outcome(shop.claim(ann, template))).toBe('marketing.coupon_limit');
  });

  test('what is noted as paid is the price of the cheapest piece by itself, and nothing of a gift (MKT-10)', async () => {
    const line = (skuId: string, lowestUnitFen: number) => ({ skuId, unitPriceFen: 1_200, lowestUnitFen });
    const paid = (...lines: object[]) =>
      ({
        ...{ type: 'orders.order_paid', occurredAt: shop.clock.now(), merchantId: MERCHANT, memberId: ann },
        ...{ orderId: `p-${ann}`, groups: [{ lines }] },
      }) as unknown as DomainEvent;
    await shop.commit(async (tx) => tx.emit(paid(line('sku_dish', 900), line('sku_gift', 0))));
    await shop.commit(async (tx) => tx.emit(paid(line('sku_dish', 1_000))));
    await shop.deliver();
    const noted = await shop.reads.all<{ sku_id: string; lowest_fen: number | string }>(
      "select sku_id, lowest_fen from sold_prices where sku_id in ('sku_dish', 'sku_gift')",
    );
    expect(noted.map((row) => [row.sku_id, Number(row.lowest_fen)])).toEqual([['sku_dish', 900]]);
  });

  test('who is forgotten leaves no coupon; what an order used stays without her (PRV-07)', async () => {
    const template = await shop.template();
    const [kept, used] = [await shop.claim(ann, template), await shop.claim(ann, template)];
    await shop.lock(ann, used.coupon.id, `e-${ann}`);
    await shop.use(`e-${ann}`);
    await shop.commit((tx) => shop.memberData().eraseMember(tx, MERCHANT, ann));
    await shop.commit((tx) => shop.memberData().eraseMember(tx, MERCHANT, ann));
    expect(await shop.state(kept.coupon.id)).toBeUndefined();
    expect(await shop.state(used.coupon.id)).toMatchObject({ memberId: null, state: 'USED' });
  });

  describe('giving a coupon to a friend (转赠, MKT-08)', () => {
    let bea: MemberId;
    let template: string;
    let couponId: string;
    beforeEach(async () => {
      [bea = ann] = await shop.members(1);
      template = await shop.template({ passable: true, perMemberMax: 1 });
      couponId = (await shop.claim(ann, template)).coupon.id;
    });

    test('it is locked until a friend takes it, who keeps it and gives it to nobody else', async () => {
      const { token, endsAt } = await shop.offer(ann, couponId);
      expect(endsAt).toBe(shop.clock.now() + DAY_MS);
      expect(await shop.state(couponId)).toMatchObject({
        state: 'PASSING',
        memberId: ann,
        lockedUntil: endsAt,
      });
      expect((await shop.offersFor(ann)).coupons).toEqual([]);
      expect(await outcome(shop.lock(ann, couponId, `g-${ann}`))).toBe('marketing.coupon_not_usable');
      expect(await outcome(shop.take(ann, token))).toBe('marketing.own_coupon');
      expect(await outcome(shop.take(bea, '0000000000000000'))).toBe('marketing.pass_unknown');
      await shop.take(bea, token);
      expect(await shop.state(couponId)).toMatchObject({ state: 'ISSUED', memberId: bea, givenBy: 'friend' });
      expect(await outcome(shop.take(bea, token))).toBe('marketing.pass_over');
      expect(await outcome(shop.offer(bea, couponId))).toBe('marketing.coupon_not_passable');
      // Giving one away makes no room for another.
      expect(await outcome(shop.claim(ann, template))).toBe('marketing.coupon_limit');
      expect((await shop.offersFor(bea)).coupons).toHaveLength(1);
    });

    test('who gave it away has no number that a till would take: the friend gets another one', async () => {
      const before = await shop.state(couponId);
      const { token } = await shop.offer(ann, couponId);
      const { coupon } = await shop.take(bea, token);
      expect(await shop.state(couponId)).toEqual(coupon);
      const old = { number: before?.number ?? '', alias: before?.alias ?? '' };
      expect(await shop.coupons.findByCode(MERCHANT, { number: old.number })).toBeUndefined();
      expect(await shop.coupons.findByCode(MERCHANT, { alias: old.alias })).toBeUndefined();
      expect(await shop.coupons.findByCode(MERCHANT, { number: coupon.number })).toMatchObject({
        coupon: { memberId: bea },
      });
    });

    test('a number that another coupon bears is not given a second time', async () => {
      const other = await shop.claim(bea, await shop.template());
      await shop.offer(ann, couponId);
      const to = { couponId, memberId: bea, seq: 1, at: shop.clock.now() };
      const hand = (drawn: { number: string; alias: string }) =>
        shop.commit((tx) => sqlPasses.handOver(tx, MERCHANT, { ...to, ...drawn }));
      const { number, alias } = other.coupon;
      expect(await hand({ number, alias: `new-${bea}` })).toBe(false);
      expect(await hand({ number: `new-${bea}`, alias })).toBe(false);
      expect(await shop.state(couponId)).toMatchObject({ state: 'PASSING', memberId: ann });
      expect(await hand({ number: `new-${bea}`, alias: `new-${bea}` })).toBe(true);
    });

    test('who comes too late reads for thirty days that it is over; then it is forgotten, a few at a time (PRV-08)', async () => {
      shop.clock.advance(1);
      for (let n = 0; n < 2; n += 1) {
        await shop.offer(ann, couponId);
        await shop.callBack(ann, couponId);
      }
      const hers = async () => {
        const [row] = await shop.reads.all<{ n: number | string }>(
          'select count(*) as n from coupon_passes where member_id = ?',
          [ann],
        );
        return Number(row?.n);
      };
      const sweep = (rowsMax: number) =>
        shop.commit((tx) => sweepPasses.sweep(tx, shop.clock.now(), rowsMax));
      shop.clock.advance(30 * DAY_MS);
      await sweep(500);
      expect(await hers()).toBe(2);
      shop.clock.advance(1);
      expect(await sweep(1)).toBe(1);
      expect(await hers()).toBe(1);
      await shop.job('privacy.purge');
      expect(await hers()).toBe(0);
    });

    test('of friends who tap at the same moment exactly one has it, and the giver’s calling back loses or wins whole', async () => {
      const crowd = await shop.members(6);
      const { token } = await shop.offer(ann, couponId);
      const results = await tried([
        ...crowd.map((one) => shop.take(one, token)),
        shop.callBack(ann, couponId),
      ]);
      expect(results.filter((result) => result === true)).toHaveLength(1);
      const after = await shop.state(couponId);
      expect(after).toMatchObject({ state: 'ISSUED' });
      const winner = results.at(-1) === true ? ann : crowd[results.indexOf(true)];
      expect(after?.memberId).toBe(winner);
    });

    test('nobody takes it in a day, or she calls it back: it is hers again, and may be offered anew', async () => {
      const first = await shop.offer(ann, couponId);
      await shop.callBack(ann, couponId);
      expect(await outcome(shop.callBack(ann, couponId))).toBe('marketing.pass_over');
      expect(await outcome(shop.take(bea, first.token))).toBe('marketing.pass_over');
      const second = await shop.offer(ann, couponId);
      shop.clock.advance(DAY_MS);
      expect(await outcome(shop.take(bea, second.token))).toBe('marketing.pass_over');
      await shop.job('marketing.return_passed_coupons');
      await shop.job('marketing.return_passed_coupons');
      expect(await shop.state(couponId)).toMatchObject({ state: 'ISSUED', memberId: ann, lockedUntil: null });
      await shop.lock(ann, couponId, `back-${ann}`);
    });

    test('the friend’s own limit holds, and a newcomer’s coupon goes to newcomers alone (MKT-06)', async () => {
      await shop.claim(bea, template);
      const { token } = await shop.offer(ann, couponId);
      expect(await outcome(shop.take(bea, token))).toBe('marketing.coupon_limit');
      expect(await shop.state(couponId)).toMatchObject({ state: 'PASSING', memberId: ann });

      const welcome = await shop.template({ passable: true, audience: 'newcomers' });
      const scene = await shop.scene(welcome);
      const hers = await shop.scan(ann, scene);
      const offered = await shop.offer(ann, hers.coupon.id);
      await shop.bought(bea);
      expect(await outcome(shop.take(bea, offered.token))).toBe('marketing.newcomers_only');
      expect(await outcome(shop.scan(bea, scene))).toBe('marketing.newcomers_only');
      // Whoever bought at a till of before is no newcomer either, even when the money went back.
      const [cai = bea, dora = bea] = await shop.members(2);
      await shop.boughtElsewhere(cai);
      expect(await outcome(shop.scan(cai, scene))).toBe('marketing.newcomers_only');
      expect(await outcome(shop.scan(dora, scene))).toBe(true);
      await shop.commit((tx) => shop.templates.step(tx, MERCHANT, welcome, 'ENDED', shop.clock.now()));
    });

    test('what may not be given away, is somebody else’s, used or run out stays where it is', async () => {
      const plain = await shop.claim(ann, await shop.template());
      expect(await outcome(shop.offer(ann, plain.coupon.id))).toBe('marketing.coupon_not_passable');
      expect(await outcome(shop.offer(bea, couponId))).toBe('marketing.coupon_not_found');
      await shop.lock(ann, couponId, `used-${ann}`);
      expect(await outcome(shop.offer(ann, couponId))).toBe('marketing.coupon_not_usable');
    });

    test('the shop revokes one that waits for a friend: nobody has it then, and no link brings it back', async () => {
      const { token } = await shop.offer(ann, couponId);
      expect(await shop.commit((tx) => shop.coupons.revoke(tx, MERCHANT, couponId))).toBe(true);
      expect(await outcome(shop.take(bea, token))).toBe('marketing.pass_over');
      shop.clock.advance(DAY_MS);
      await shop.commit((tx) => sqlPasses.returnOverdue(tx, shop.clock.now(), 100));
      expect(await shop.state(couponId)).toMatchObject({ state: 'REVOKED', memberId: ann });
    });

    test('who is forgotten while a friend might take it takes it with her (PRV-07)', async () => {
      const { token } = await shop.offer(ann, couponId);
      await shop.commit((tx) => shop.memberData().eraseMember(tx, MERCHANT, ann));
      expect(await shop.state(couponId)).toBeUndefined();
      expect(await outcome(shop.take(bea, token))).toBe('marketing.pass_unknown');
    });
  });

  test('who scans a code claims within the limits of the template, and of one for the chosen too (MKT-08)', async () => {
    const template = await shop.template({ audience: 'chosen', perMemberMax: 1, total: 2 });
    const scene = await shop.scene(template);
    expect(scene.length).toBeLessThanOrEqual(32);
    const { coupon } = await shop.scan(ann, scene.toLowerCase());
    expect(coupon.givenBy).toBe('scan');
    expect(await outcome(shop.scan(ann, scene))).toBe('marketing.coupon_limit');
    const crowd = await shop.members(4);
    const results = await tried(crowd.map((one) => shop.scan(one, scene)));
    expect(results.filter((result) => result === true)).toHaveLength(1);
    expect(await outcome(shop.scan(ann, 'nonsense'))).toBe('marketing.scene_unknown');
    await shop.commit((tx) => shop.templates.step(tx, MERCHANT, template, 'PAUSED', shop.clock.now()));
    expect(await outcome(shop.scan(ann, scene))).toBe('marketing.claim_over');
  });

  describe('a coupon for a paid order (支付有礼, MKT-08)', () => {
    let template: string;
    beforeEach(async () => {
      template = await shop.template({
        audience: 'payers',
        paidFromFen: 5_000,
        perMemberMax: 9,
        perMemberDayMax: 9,
      });
    });
    afterEach(() =>
      shop.commit((tx) => shop.templates.step(tx, MERCHANT, template, 'ENDED', shop.clock.now())),
    );
    const pay = async (orderId: string, goodsPaidFen: number, memberId = ann) => {
      await shop.commit(async (tx) =>
        tx.emit({
          ...{ type: 'orders.order_paid', occurredAt: shop.clock.now(), merchantId: MERCHANT, memberId },
          ...{ orderId, payableFen: goodsPaidFen, groups: [{ storeId: 'str_1', lines: [], goodsPaidFen }] },
        } as unknown as DomainEvent),
      );
      await shop.deliver();
    };
    const hers = async () => {
      const { items } = await shop.coupons.wallet(MERCHANT, ann, 'usable', shop.clock.now(), undefined, 50);
      return items.filter(({ coupon }) => coupon.templateId === template).map(({ coupon }) => coupon);
    };

    test('is given once per order that reaches its amount, and taken back with the order', async () => {
      await pay(`small-${ann}`, 4_999);
      expect(await hers()).toEqual([]);
      await pay(`big-${ann}`, 5_000);
      await pay(`big-${ann}`, 5_000);
      const [gift] = await hers();
      expect(await hers()).toMatchObject([{ givenBy: 'payment', state: 'ISSUED' }]);
      await shop.unlock(`big-${ann}`, 'refunded');
      await shop.unlock(`big-${ann}`, 'refunded');
      expect(await hers()).toEqual([]);
      expect(await shop.state(gift?.id ?? '')).toMatchObject({ state: 'REVOKED' });
      // News of the payment that comes again, or late, gives nothing for what was given back.
      await pay(`big-${ann}`, 5_000);
      await shop.unlock(`late-${ann}`, 'refunded');
      await pay(`late-${ann}`, 9_000);
      expect(await hers()).toEqual([]);
    });

    test('every one that the shop publishes is given, however many there are', async () => {
      const more: string[] = [];
      for (let n = 0; n < 6; n++)
        more.push(
          await shop.template({
            audience: 'payers',
            paidFromFen: 5_000,
            perMemberMax: 9,
            perMemberDayMax: 9,
          }),
        );
      await pay(`many-${ann}`, 5_000);
      const { items } = await shop.coupons.wallet(MERCHANT, ann, 'usable', shop.clock.now(), undefined, 50);
      expect(items.map(({ coupon }) => coupon.templateId)).toEqual(
        expect.arrayContaining([template, ...more]),
      );
      for (const id of more)
        await shop.commit((tx) => shop.templates.step(tx, MERCHANT, id, 'ENDED', shop.clock.now()));
    });

    test('takes no piece for whom the shop does not know or who never said yes to its terms (MEM-15)', async () => {
      const members = shop.house.container.get(MEMBERS);
      const stranger = `stranger-${ann}` as MemberId;
      await shop.commit((tx) => members.enrolStranger(tx, MERCHANT, stranger));
      const { memberId: shadow } = await shop.commit((tx) =>
        members.enrolShadow(tx, MERCHANT, { wxOpenid: `o-shadow-${ann}`, source: 'till' }),
      );
      await pay(`stranger-${ann}`, 9_000, stranger);
      await pay(`shadow-${ann}`, 9_000, shadow);
      expect((await shop.templates.find(MERCHANT, template))?.remaining).toBe(100);
    });

    test('of who turned out to be somebody else before the news came is hers, as is what a recharge promised (MEM-03)', async () => {
      const [bea = ann] = await shop.members(1);
      const at = shop.clock.now();
      const merge = shop.house.container.get(MERGE_MEMBERS);
      const wish = { merchantId: MERCHANT, pair: [ann, bea], reason: 'phone', actor: 'test' } as const;
      const { survivor, from } = await shop.commit((tx) => merge(tx, { ...wish, ip: null, at }));
      expect([survivor.id, from]).toEqual([ann, bea]);
      const promised = await shop.template({ audience: 'chosen' });
      await shop.commit(async (tx) =>
        tx.emit({
          ...{ type: 'stored-value.recharged', occurredAt: at, merchantId: MERCHANT, memberId: bea },
          ...{ rechargeId: `merged-${bea}`, giftCoupons: [promised] },
        } as unknown as DomainEvent),
      );
      await pay(`merged-${bea}`, 5_000, bea);
      expect(await hers()).toHaveLength(1);
      expect((await shop.coupons.taken(MERCHANT, ann, [promised])).get(promised)).toMatchObject({ taken: 1 });
    });

    test('of two templates the second comes before the order goes back, or not at all', async () => {
      const orderId = `two-${ann}` as OrderId;
      await shop.commit(async (tx) => {
        await sqlPayGifts.begin(tx, MERCHANT, orderId);
        await sqlPayGifts.note(tx, MERCHANT, orderId, 'tpl_first');
      });
      const begun = Promise.withResolvers<void>();
      let isBack = false;
      const goesBack = begun.promise
        .then(() => shop.commit((tx) => sqlPayGifts.end(tx, MERCHANT, orderId)))
        .finally(() => {
          isBack = true;
        });
      await shop.commit(async (tx) => {
        expect(await sqlPayGifts.begin(tx, MERCHANT, orderId)).toBe(true);
        begun.resolve();
        if (kind === 'PostgreSQL') await until(async () => isBack || (await isWaiting()));
        await sqlPayGifts.note(tx, MERCHANT, orderId, 'tpl_second');
      });
      expect(await goesBack).toEqual(['tpl_first', 'tpl_second']);
      expect(await shop.commit((tx) => sqlPayGifts.begin(tx, MERCHANT, orderId))).toBe(false);
    });

    test('used stays used; held by an open order it ends when that one gives it back', async () => {
      await pay(`one-${ann}`, 5_000);
      await pay(`two-${ann}`, 5_000);
      const [used, held] = (await hers()).map(({ id }) => id) as [string, string];
      await shop.lock(ann, used, `next-${ann}`);
      await shop.use(`next-${ann}`);
      await shop.lock(ann, held, `open-${ann}`);
      await shop.unlock(`one-${ann}`, 'refunded');
      await shop.unlock(`two-${ann}`, 'refunded');
      expect(await shop.state(used)).toMatchObject({ state: 'USED' });
      expect(await shop.state(held)).toMatchObject({ state: 'LOCKED' });
      await shop.unlock(`open-${ann}`, 'timed_out');
      expect(await shop.state(held)).toMatchObject({ state: 'REVOKED' });
    });
  });

  describe('pieces at a price for a time (MKT-10)', () => {
    const limited = (patch: object = {}) => ({
      ...{ title: '限时', fromAt: shop.clock.now() - 1, untilAt: shop.clock.now() + DAY_MS, ...patch },
      rules: {
        kind: 'time_limited' as const,
        prices: [{ skuId: SHIRT, priceFen: 100, perMemberMax: 3 }],
      },
    });
    const pieces = (promotionId: string, quantity: number) => [{ promotionId, skuId: SHIRT, quantity }];
    const left = async (memberId: MemberId) => {
      const { promotions } = await shop.offersFor(memberId, [SHIRT]);
      return promotions.flatMap((one) =>
        one.kind === 'time_limited' ? one.prices.map(({ piecesLeft }) => piecesLeft) : [],
      );
    };

    const counted = async (promotionId: string) => {
      const rows = await shop.reads.all<{ member_id: string; taken: number }>(
        'select member_id, taken from promotion_takes where promotion_id = ? order by member_id',
        [promotionId],
      );
      return rows.map((row) => [row.member_id, Number(row.taken)]);
    };

    test('no member has more of them than she may, whatever orders race; a closed order gives them back', async () => {
      const id = await shop.promotion(limited());
      const results = await tried([1, 2, 3, 4].map((n) => shop.lock(ann, '', `t${n}-${ann}`, pieces(id, 2))));
      expect(results.filter((result) => result === true)).toHaveLength(1);
      expect(await left(ann)).toContain(1);
      const held = `t${results.indexOf(true) + 1}-${ann}`;
      await shop.unlock(held, 'cancelled');
      await shop.unlock(held, 'cancelled');
      expect(await left(ann)).toContain(3);
      expect(await outcome(shop.lock(ann, '', `t9-${ann}`, pieces(id, 4)))).toBe(
        'marketing.limited_price_gone',
      );
      await shop.lock(ann, '', `t5-${ann}`, pieces(id, 3));
      await shop.use(`t5-${ann}`);
      await shop.unlock(`t5-${ann}`, 'cancelled');
      expect(await left(ann)).toContain(0);
      await shop.unlock(`t5-${ann}`, 'refunded');
      expect(await left(ann)).toContain(3);
      await shop.use(held);
      expect(await left(ann)).toContain(1);
      expect((await shop.offersFor(ann, [])).promotions).toEqual([]);
    });

    describe('counted for two who are one person and are parted again (MEM-03)', () => {
      let bea: MemberId;
      let id: string;
      let moved: unknown;
      const part = () => shop.commit((tx) => shop.memberData().unmergeMember(tx, MERCHANT, ann, bea, moved));
      beforeEach(async () => {
        [bea = ann] = await shop.members(1);
        id = await shop.promotion(limited());
        await shop.lock(ann, '', `ann-${ann}`, pieces(id, 2));
        moved = await shop.commit((tx) => shop.memberData().mergeMember(tx, MERCHANT, ann, bea));
        moved = JSON.parse(JSON.stringify(moved));
        expect(await left(bea)).toContain(1);
      });

      test('an order that ended meanwhile is nobody’s any more', async () => {
        await shop.unlock(`ann-${ann}`, 'cancelled');
        await part();
        expect(await counted(id)).toEqual([
          [ann, 0],
          [bea, 0],
        ]);
      });

      test('whatever ends afterwards is given back to whose order it was', async () => {
        await shop.lock(bea, '', `bea-${ann}`, pieces(id, 1));
        await shop.use(`ann-${ann}`);
        await part();
        expect(await counted(id)).toEqual([
          [ann, 2],
          [bea, 1],
        ]);
        await shop.unlock(`ann-${ann}`, 'refunded');
        await shop.unlock(`bea-${ann}`, 'timed_out');
        expect(await counted(id)).toEqual([
          [ann, 0],
          [bea, 0],
        ]);
      });
    });

    test('the second in which it is over takes none any more', async () => {
      const id = await shop.promotion(limited({ untilAt: shop.clock.now() }));
      expect(await outcome(shop.lock(ann, '', `u-${ann}`, pieces(id, 1)))).toBe(
        'marketing.limited_price_gone',
      );
    });
  });
});
