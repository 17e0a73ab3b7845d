import { AppError, DAY_MS, type DomainEvent, HOUR_MS, type MemberId, type SkuId, type Tx } from '#kernel';
import { exchangeHash } from '../../../modules/marketing/app/exchange-hash.ts';
import { sqlExchangeCodes } from '../../../modules/marketing/db/sql-exchange-codes.ts';
import { drawExchangeCode } from '../../../modules/marketing/domain/exchange-code.ts';
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
