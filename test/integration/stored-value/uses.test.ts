import fc from 'fast-check';
import { AppError, DAY_MS, type MemberId, UNIT_OF_WORK } from '#kernel';
import { STORED_VALUE } from '#modules/stored-value';
import { sweepSpentApprovals } from '../../../modules/stored-value/db/spent-approvals.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { testHouse } from '../../support/house.ts';
import { MERCHANT, type StoredValueHouse, storedValueHouse } from '../../support/stored-value-house.ts';

describe.each(DATABASE_KINDS)('stored value is used on %s', (kind) => {
  let shop: StoredValueHouse;
  let ann: MemberId;
  let n = 0;

  beforeAll(async () => {
    shop = await storedValueHouse(kind);
  }, 120_000);
  afterAll(() => shop.close());
  beforeEach(async () => {
    ann = await shop.member();
    n += 1;
  });
  afterEach(async () => expect(await shop.faults()).toEqual([]));
  const order = () => `ord-${n}`;

  test('the provider may say it five times: it is on the card once (MEM-08)', async () => {
    await shop.recharge(ann, 50_000, 8_000, 5);
    expect(await shop.has(ann)).toEqual([50_000, 8_000, 0]);
  });

  test('a use is taken once, in its split; another amount under its key is refused (MEM-08)', async () => {
    await shop.recharge(ann, 50_000, 8_000);
    const split = { principal: 25_000, gift: 4_000 };
    expect(await shop.spend(ann, 29_000, order())).toEqual(split);
    expect(await shop.spend(ann, 29_000, order())).toEqual(split);
    expect(await shop.has(ann)).toEqual([25_000, 4_000, 0]);
    await expect(shop.spend(ann, 28_000, order())).rejects.toMatchObject({
      code: 'stored-value.other_content',
    });
    await expect(shop.spend(ann, 29_001, `${order()}-more`)).rejects.toMatchObject({
      code: 'stored-value.insufficient',
      facts: { available: 29_000 },
    });
  });

  test('mixed payment: what is held is nobody else’s, is captured on success and is back after a failure (PAY-04)', async () => {
    await shop.recharge(ann, 10_000, 2_000);
    await shop.hold(ann, 6_000, order());
    expect(await shop.has(ann)).toEqual([5_000, 1_000, 6_000]);
    await expect(shop.spend(ann, 6_001, `${order()}-b`)).rejects.toMatchObject({
      code: 'stored-value.insufficient',
    });
    await shop.release(order());
    await shop.release(order());
    expect(await shop.has(ann)).toEqual([10_000, 2_000, 0]);
    await expect(shop.capture(order())).rejects.toMatchObject({ code: 'stored-value.not_held' });

    await shop.hold(ann, 6_000, `${order()}-c`);
    await shop.capture(`${order()}-c`);
    await shop.capture(`${order()}-c`);
    expect(await shop.has(ann)).toEqual([5_000, 1_000, 0]);
    await expect(shop.release(`${order()}-c`)).rejects.toMatchObject({ code: 'stored-value.not_held' });
    expect(await shop.refund(`${order()}-c`, 'r', 6_000)).toEqual({ principal: 5_000, gift: 1_000 });
  });

  test('stored value buys no stored value, and a large use needs the pay password (MEM-08)', async () => {
    await shop.recharge(ann, 50_000);
    const use = shop.use(ann, 20_000, order());
    const take = (changed: object) =>
      shop.commit((tx) => shop.value.spend(tx, MERCHANT, { ...use, ...changed }));
    await expect(take({ bizType: 'stored-value.recharge' })).rejects.toMatchObject({
      code: 'stored-value.not_for_itself',
    });
    const refused = { code: 'stored-value.password_needed' };
    await expect(take({ approval: undefined })).rejects.toMatchObject(refused);
    await expect(take({ approval: { ...use.approval, upToFen: 19_999 } })).rejects.toMatchObject(refused);
    await expect(take({ approval: { ...use.approval, memberId: 'mbr_other' } })).rejects.toMatchObject(
      refused,
    );
    await expect(take({ approval: { ...use.approval, until: use.at - 1 } })).rejects.toMatchObject(refused);
    await take({ approval: undefined, amountFen: 19_999 });
    await take({ bizId: `${order()}-large` });
    expect(await shop.has(ann)).toEqual([10_001, 0, 0]);
  });

  test('an approval serves one use: the same again is that use, another one asks for the password again (MEM-08)', async () => {
    await shop.recharge(ann, 90_000);
    const approval = { ...shop.use(ann, 30_000, '').approval, nonce: `nonce-${n}` };
    const take = (bizId: string, amountFen = 30_000) =>
      shop.commit((tx) => shop.value.hold(tx, MERCHANT, { ...shop.use(ann, amountFen, bizId), approval }));
    const failed = shop.commit(async (tx) => {
      await shop.value.hold(tx, MERCHANT, { ...shop.use(ann, 30_000, `${order()}-lost`), approval });
      throw new Error('the order could not be placed');
    });
    await expect(failed).rejects.toThrow('could not be placed');
    await take(order());
    await take(order());
    const refused = { code: 'stored-value.password_needed' };
    await expect(take(`${order()}-again`)).rejects.toMatchObject(refused);
    await shop.release(order());
    await expect(take(`${order()}-later`)).rejects.toMatchObject(refused);
    await take(`${order()}-small`, 100);
    expect(await shop.has(ann)).toEqual([89_900, 0, 100]);

    const kept = async () => {
      const rows = await shop.reads.all<{ biz_id: string }>(
        'select biz_id from stored_value_spent_approvals where nonce = ?',
        [approval.nonce],
      );
      return rows.map((row) => row.biz_id);
    };
    const sweep = (later: number) =>
      shop.commit((tx) => sweepSpentApprovals.sweep(tx, shop.clock.now() + later, 100));
    await sweep(DAY_MS);
    expect(await kept()).toEqual([order()]);
    await sweep(DAY_MS + 1);
    expect(await kept()).toEqual([]);
  });

  test('any number of partial refunds bring back exactly the use, to the accounts and recharges it came from (MEM-08)', async () => {
    const cut = fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 6 });
    const paid = fc.integer({ min: 1, max: 3_000 });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(paid, paid, paid, fc.nat(), cut, async (first, gift, second, seed, pieces) => {
        run += 1;
        const member = await shop.member();
        await shop.recharge(member, first, gift);
        await shop.recharge(member, second);
        const before = await shop.has(member);
        const amount = 1 + (seed % (first + gift + second));
        const name = `${order()}-run-${run}`;
        const used = await shop.spend(member, amount, name);
        let [open, back] = [amount, { principal: 0, gift: 0 }];
        for (const [i, piece] of [...pieces, amount].entries()) {
          const some = Math.min(piece, open);
          if (some === 0) break;
          const part = await shop.refund(name, `r-${i}`, some);
          expect(await shop.refund(name, `r-${i}`, some)).toEqual(part);
          expect(Math.min(part.principal, part.gift)).toBeGreaterThanOrEqual(0);
          back = { principal: back.principal + part.principal, gift: back.gift + part.gift };
          open -= some;
        }
        expect(back).toEqual(used);
        expect(await shop.has(member)).toEqual(before);
        await expect(shop.refund(name, 'more', 1)).rejects.toMatchObject({
          code: 'stored-value.refund_too_much',
        });
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  test('a thousand spend at once from a card of a hundred, at two houses where two can be: exactly a hundred succeed (MEM-08)', async () => {
    await shop.recharge(ann, 60, 40);
    // Two houses in one process cannot share SQLite: its calls wait for the lock without letting the other one go on.
    const other =
      kind === 'SQLite'
        ? undefined
        : await testHouse(kind, { clock: shop.clock }, { DATABASE_URL: shop.url });
    const houses = [shop.house, other ?? shop.house].map(({ container }) => ({
      commit: container.get(UNIT_OF_WORK),
      value: container.get(STORED_VALUE),
    }));
    async function spend(i: number): Promise<boolean> {
      const { commit, value } = houses[i % 2] as (typeof houses)[number];
      for (;;)
        try {
          await commit.run((tx) => value.spend(tx, MERCHANT, shop.use(ann, 1, `${order()}-${i}`)));
          return true;
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          if (error.code === 'stored-value.insufficient') return false;
          expect(error.code).toBe('database.busy');
        }
    }
    const results = await Promise.all(Array.from({ length: 1_000 }, (_, i) => spend(i)));
    await other?.close();
    expect(results.filter(Boolean)).toHaveLength(100);
    expect(await shop.has(ann)).toEqual([0, 0, 0]);
  }, 180_000);

  describe('two who are one person', () => {
    let bea: MemberId;
    beforeEach(async () => {
      bea = await shop.member();
      await shop.recharge(ann, 50_000, 8_000);
      await shop.recharge(bea, 10_000);
    });
    const merge = async (): Promise<unknown> =>
      JSON.parse(
        JSON.stringify(await shop.commit((tx) => shop.memberData().mergeMember(tx, MERCHANT, ann, bea))),
      );
    const unmerge = (moved: unknown) =>
      shop.commit((tx) => shop.memberData().unmergeMember(tx, MERCHANT, ann, bea, moved));

    test('merged, the sums are one; parted untouched, each has every fen of her own again (MEM-03, MEM-08)', async () => {
      const moved = await merge();
      expect(await shop.has(ann)).toEqual([0, 0, 0]);
      expect(await shop.has(bea)).toEqual([60_000, 8_000, 0]);
      await unmerge(moved);
      expect(await shop.has(ann)).toEqual([50_000, 8_000, 0]);
      expect(await shop.has(bea)).toEqual([10_000, 0, 0]);
    });

    test('a payment under way goes with her and ends as if nothing had happened; parting waits for it', async () => {
      await shop.hold(ann, 5_800, order());
      const moved = await merge();
      expect(await shop.has(bea)).toEqual([55_000, 7_200, 5_800]);
      await expect(unmerge(moved)).rejects.toMatchObject({ code: 'stored-value.payment_open' });
      await shop.capture(order());
      await unmerge(moved);
      expect(await shop.has(ann)).toEqual([45_000, 7_200, 0]);
    });

    test('what both spent together comes back to whose money it was', async () => {
      const moved = await merge();
      // 58,000 of the first recharge and 1,000 of the second.
      await shop.spend(bea, 59_000, order());
      await unmerge(moved);
      const [left] = await shop.has(ann);
      await shop.refund(order(), 'all', 59_000);
      expect(await shop.has(ann)).toEqual([50_000, 8_000, 0]);
      expect(left).toBeLessThan(50_000);
      expect(await shop.has(bea)).toEqual([10_000, 0, 0]);
    });

    test('who has money on her card is not forgotten; afterwards the books stay without her', async () => {
      const erase = () => shop.commit((tx) => shop.memberData().eraseMember(tx, MERCHANT, ann));
      await expect(erase()).rejects.toMatchObject({ kind: 'conflict', code: 'stored-value.balance_left' });
      await shop.spend(ann, 58_000, order());
      await erase();
      await erase();
      expect(await shop.memberData().exportMember(MERCHANT, ann)).toMatchObject({
        recharges: [],
        uses: [],
        entries: [],
      });
      await expect(shop.refund(order(), 'late', 100)).rejects.toMatchObject({
        code: 'stored-value.member_gone',
      });
    });
  });
});
