import { affectedRows, READS } from '#db';
import { type MerchantId, UNIT_OF_WORK } from '#kernel';
import { type Account, BOOKS_WATCH, LEDGER, type Ledger } from '#modules/ledger';
import { HandClock } from '../../support/clock.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type TestHouse, testHouse } from '../../support/house.ts';

const MERCHANT = 'mch_tongqu' as MerchantId;
const AT = 1_000;

const purse = (owner: string): Account => ({ unit: 'fen', kind: 'test.purse', owner });
const SALES: Account = { unit: 'fen', kind: 'test.sales', owner: 'shop' };
const MINT: Account = { unit: 'fen', kind: 'test.mint', owner: 'shop', mayOwe: true };

describe.each(DATABASE_KINDS)('the ledger on %s', (kind) => {
  let house: TestHouse;
  let ledger: Ledger;
  let merchant = MERCHANT;
  let shops = 0;
  const clock = new HandClock();

  beforeAll(async () => {
    house = await testHouse(kind, { clock });
    ledger = house.container.get(LEDGER);
  }, 60_000);
  afterAll(() => house.close());
  beforeEach(() => {
    shops += 1;
    merchant = `${MERCHANT}_${shops}` as MerchantId;
  });

  const commit: <Result>(work: (tx: Parameters<Ledger['lock']>[0]) => Promise<Result>) => Promise<Result> = (
    work,
  ) => house.container.get(UNIT_OF_WORK).run(work);
  const move = (bizId: string, from: Account, to: Account, amount: number) =>
    commit((tx) =>
      ledger.transfer(tx, merchant, {
        ...{ bizType: 'test.move', bizId, memo: '测试', at: AT },
        legs: [
          { account: from, amount: -amount },
          { account: to, amount },
        ],
      }),
    );
  const balanceOf = async (account: Account) => (await ledger.balance(merchant, account)).balance;
  const hold = (bizId: string, amount: number) =>
    commit((tx) =>
      ledger.hold(tx, merchant, { bizType: 'test.hold', bizId, account: purse('ann'), amount, at: AT }),
    );
  const capture = (bizId: string, amount?: number, part?: string) =>
    commit((tx) =>
      ledger.capture(tx, merchant, {
        ...{ bizType: 'test.hold', bizId, to: SALES, memo: '测试', at: AT },
        ...(amount === undefined ? {} : { amount }),
        ...(part === undefined ? {} : { part }),
      }),
    );
  const release = (bizId: string) =>
    commit((tx) => ledger.release(tx, merchant, { bizType: 'test.hold', bizId }));
  const faults = async () => (await ledger.check(merchant)).faults;

  test('what leaves one account comes into the other, and each keeps its book (X-06)', async () => {
    await move('1', MINT, purse('ann'), 300);
    await move('2', purse('ann'), SALES, 120);

    expect(await balanceOf(purse('ann'))).toBe(180);
    expect(await balanceOf(MINT)).toBe(-300);
    const { items } = await ledger.entries(merchant, purse('ann'), undefined, 10);
    expect(items).toMatchObject([
      { seq: 2, amount: -120, balanceAfter: 180, bizId: '2', memo: '测试', at: AT },
      { seq: 1, amount: 300, balanceAfter: 300 },
    ]);
    expect(await ledger.check(merchant)).toEqual({ accounts: 3, transfers: 2, faults: [] });
  });

  test('a book is read in pages, each entry once (X-08)', async () => {
    for (const id of ['1', '2', '3', '4', '5']) await move(id, MINT, purse('ann'), Number(id));
    const first = await ledger.entries(merchant, purse('ann'), undefined, 3);
    const rest = await ledger.entries(merchant, purse('ann'), first.nextCursor ?? undefined, 3);
    expect([...first.items, ...rest.items].map(({ amount }) => amount)).toEqual([5, 4, 3, 2, 1]);
    expect(rest.nextCursor).toBeNull();
  });

  test('a repeat changes nothing; other legs under the same key are a conflict (X-04)', async () => {
    expect(await move('1', MINT, purse('ann'), 300)).toEqual({ posted: true });
    expect(await move('1', MINT, purse('ann'), 300)).toEqual({ posted: false });
    await expect(move('1', MINT, purse('ann'), 301)).rejects.toMatchObject({ code: 'ledger.other_legs' });
    await expect(move('1', MINT, purse('bea'), 300)).rejects.toMatchObject({ code: 'ledger.other_legs' });
    expect(await balanceOf(purse('ann'))).toBe(300);
    expect(await faults()).toEqual([]);
  });

  test('the same business may move in two directions, each once', async () => {
    const both = async () => {
      for (const direction of ['out', 'back'])
        await commit((tx) =>
          ledger.transfer(tx, merchant, {
            ...{ bizType: 'test.move', bizId: '1', direction, memo: '', at: AT },
            legs: [
              { account: MINT, amount: -5 },
              { account: purse('ann'), amount: 5 },
            ],
          }),
        );
    };
    await both();
    await both();
    expect(await balanceOf(purse('ann'))).toBe(10);
  });

  test('legs that do not add up to 0 in each unit are refused', async () => {
    const legs = [
      { account: { unit: 'points', kind: 'test.points', owner: 'ann' }, amount: 5 },
      { account: { ...MINT, unit: 'fen' }, amount: -5 },
    ] as const;
    await expect(
      commit((tx) =>
        ledger.transfer(tx, merchant, { bizType: 't', bizId: '1', memo: '', at: AT, legs: [...legs] }),
      ),
    ).rejects.toThrow('what comes in goes out');
  });

  test('nobody takes what is not there; nothing of the refused transfer stays', async () => {
    await move('1', MINT, purse('ann'), 100);
    await expect(move('2', purse('ann'), SALES, 101)).rejects.toMatchObject({
      code: 'ledger.insufficient',
      facts: { available: 100 },
    });
    await expect(move('3', purse('bea'), SALES, 1)).rejects.toMatchObject({ code: 'ledger.insufficient' });
    expect(await balanceOf(purse('ann'))).toBe(100);
    expect(await ledger.check(merchant)).toEqual({ accounts: 2, transfers: 1, faults: [] });
  });

  test('the database itself refuses a balance below zero', async () => {
    await move('1', MINT, purse('ann'), 100);
    await expect(
      commit((tx) =>
        affectedRows(tx, `update ledger_accounts set balance = -1 where merchant_id = ? and owner = 'ann'`, [
          merchant,
        ]),
      ),
    ).rejects.toThrow();
  });

  test('an account does not change its mind about owing', async () => {
    await move('1', MINT, purse('ann'), 100);
    await expect(move('2', { ...purse('ann'), mayOwe: true }, SALES, 500)).rejects.toThrow('keeps its floor');
  });

  test('what is set aside cannot be taken by others, and can be captured in parts', async () => {
    await move('1', MINT, purse('ann'), 100);
    await hold('h', 70);
    await hold('h', 70);
    expect(await ledger.balance(merchant, purse('ann'))).toEqual({ balance: 100, held: 70 });
    await expect(move('2', purse('ann'), SALES, 31)).rejects.toMatchObject({ facts: { available: 30 } });
    await expect(hold('other', 31)).rejects.toMatchObject({ code: 'ledger.insufficient' });
    await expect(hold('h', 71)).rejects.toMatchObject({ code: 'ledger.other_legs' });

    await capture('h', 40, 'first');
    await capture('h', 40, 'first');
    await expect(capture('h', 41, 'first')).rejects.toMatchObject({ code: 'ledger.other_legs' });
    await expect(capture('h', 31, 'second')).rejects.toMatchObject({ code: 'ledger.hold_too_small' });
    await capture('h', 10, 'second');
    expect(await ledger.balance(merchant, purse('ann'))).toEqual({ balance: 50, held: 20 });

    expect(await release('h')).toBe(20);
    expect(await release('h')).toBe(0);
    await expect(capture('h', 1, 'third')).rejects.toMatchObject({ code: 'ledger.hold_too_small' });
    expect(await ledger.balance(merchant, purse('ann'))).toEqual({ balance: 50, held: 0 });
    expect(await balanceOf(SALES)).toBe(50);
    expect(await faults()).toEqual([]);
  });

  test('a hold is captured whole when no amount is named; a repeat changes nothing', async () => {
    await move('1', MINT, purse('ann'), 100);
    await hold('h', 70);
    await capture('h');
    await capture('h');
    expect(await ledger.balance(merchant, purse('ann'))).toEqual({ balance: 30, held: 0 });
    await expect(release('unknown')).rejects.toMatchObject({ code: 'ledger.hold_not_found' });
    expect(await faults()).toEqual([]);
  });

  test('two who become one share balance and open holds; handed back it is as before (MEM-03)', async () => {
    await move('1', MINT, purse('ann'), 100);
    await move('2', MINT, purse('bea'), 5);
    await hold('h', 70);
    const way = { from: purse('ann'), to: purse('bea'), memo: '合并', at: AT };

    const moved = await commit((tx) =>
      ledger.handOver(tx, merchant, { ...way, bizType: 'test.merge', bizId: '1' }),
    );
    expect(await ledger.balance(merchant, purse('bea'))).toEqual({ balance: 105, held: 70 });
    expect(await ledger.balance(merchant, purse('ann'))).toEqual({ balance: 0, held: 0 });
    expect(await faults()).toEqual([]);

    await commit((tx) =>
      ledger.handBack(
        tx,
        merchant,
        { ...way, bizType: 'test.merge', bizId: '1', direction: 'back' },
        JSON.parse(JSON.stringify(moved)),
      ),
    );
    expect(await ledger.balance(merchant, purse('ann'))).toEqual({ balance: 100, held: 70 });
    expect(await balanceOf(purse('bea'))).toBe(5);
    await capture('h');
    expect(await faults()).toEqual([]);
  });

  test('what was spent since cannot be handed back', async () => {
    await move('1', MINT, purse('ann'), 100);
    const way = { from: purse('ann'), to: purse('bea'), memo: '合并', at: AT };
    const key = { bizType: 'test.merge', bizId: '1' };
    const moved = await commit((tx) => ledger.handOver(tx, merchant, { ...way, ...key }));
    await move('2', purse('bea'), SALES, 1);
    await expect(
      commit((tx) => ledger.handBack(tx, merchant, { ...way, ...key, direction: 'back' }, moved)),
    ).rejects.toMatchObject({ code: 'ledger.insufficient' });
  });

  test('(X-06) the check walks the books in pages and meets what is wrong on any of them', async () => {
    const many = `with recursive n(i) as (select 1 union all select i + 1 from n where i < 4100)`;
    const fill = (sql: string) => commit((tx) => affectedRows(tx, sql, [merchant]));
    await fill(`insert into ledger_accounts (merchant_id, unit, kind, owner, may_owe, balance, held, entries)
      ${many} select ?, 'fen', 'test.purse', 'p' || (10000 + i), 0, case when i in (3, 1700) then 1 else 0 end, 0, 0
      from n where i <= 1800`);
    await fill(`insert into ledger_transfers (merchant_id, id, biz_type, biz_id, direction, memo, at)
      ${many} select ?, 't' || (10000 + i), 'test.page', 'p' || i, '', '', 0 from n`);
    const report = await ledger.check(merchant);
    expect(report).toMatchObject({ accounts: 1_800, transfers: 4_100 });
    const of = (rule: string) => report.faults.filter((fault) => fault.rule === rule);
    expect(of('balance_is_sum_of_entries').map(({ subject }) => subject)).toEqual([
      'fen/test.purse/p10003',
      'fen/test.purse/p11700',
    ]);
    // The first hundred; all of them are without entries.
    expect(of('transfer_has_entries')).toHaveLength(100);
    expect(report.faults).toHaveLength(102);
  });

  describe('a book that somebody has touched', () => {
    const touch = (sql: string) => commit((tx) => affectedRows(tx, sql, [merchant]));

    beforeEach(async () => {
      await move('1', MINT, purse('ann'), 100);
      await hold('h', 70);
    });

    test.each([
      [
        'an entry was changed',
        `update ledger_entries set amount = 90 where amount = 100 and merchant_id = ?`,
        ['transfer_sum_is_zero', 'balance_is_sum_of_entries'],
      ],
      [
        'an entry is gone',
        `delete from ledger_entries where amount = 100 and merchant_id = ?`,
        ['transfer_sum_is_zero', 'balance_is_sum_of_entries', 'entries_without_gaps'],
      ],
      [
        'a whole transfer lost its entries',
        `delete from ledger_entries where merchant_id = ?`,
        [
          'transfer_has_entries',
          'balance_is_sum_of_entries',
          'balance_is_sum_of_entries',
          'entries_without_gaps',
          'entries_without_gaps',
        ],
      ],
      [
        'a balance was written',
        `update ledger_accounts set balance = 101 where owner = 'ann' and merchant_id = ?`,
        ['balance_is_sum_of_entries'],
      ],
      [
        'a hold was written',
        `update ledger_holds set released = 1 where merchant_id = ?`,
        ['held_is_sum_of_holds'],
      ],
    ])('%s: the check names the rules that are broken', async (_case, sql, rules) => {
      await touch(sql);
      expect((await faults()).map(({ rule }) => rule)).toEqual(rules);
    });

    test('the nightly check fails, so that it is logged, and the metric says how many', async () => {
      const nightly = house.jobs.find(({ name }) => name === 'ledger.check_nightly');
      await touch(`update ledger_accounts set balance = 101 where owner = 'ann' and merchant_id = ?`);
      await expect(nightly?.run()).rejects.toMatchObject({
        errors: expect.arrayContaining([
          new Error(`${merchant}: balance_is_sum_of_entries: fen/test.purse/ann`),
        ]),
      });
      const faults = await house.container.get(BOOKS_WATCH).faults();
      expect(faults).toBeGreaterThanOrEqual(1);
      expect(await (await fetch(`${house.url}/metrics`)).text()).toContain(`\nledger_faults ${faults}\n`);
      // Once a night.
      await nightly?.run();
      const nights = await house.container
        .get(READS)
        .all('select 1 as one from ledger_checks where merchant_id = ?', [merchant]);
      expect(nights).toHaveLength(1);
    });
  });
});
