import { affectedRows } from '#db';
import { MEMBER_DATA } from '#feature';
import { DAY_MS, type MemberId } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { MERCHANT, type PointsHouse, pointsHouse, STORE } from '../../support/points-house.ts';

describe.each(DATABASE_KINDS)('points of two who are one person, on %s', (kind) => {
  let shop: PointsHouse;
  let ann: MemberId;
  let bea: MemberId;

  beforeAll(async () => {
    shop = await pointsHouse(kind);
  }, 60_000);
  afterAll(() => shop.close());
  beforeEach(async () => {
    [ann, bea] = [await shop.member(), await shop.member()];
  });
  afterEach(async () => expect(await shop.faults()).toEqual([]));

  const merge = async (): Promise<unknown> =>
    JSON.parse(
      JSON.stringify(await shop.commit((tx) => shop.memberData().mergeMember(tx, MERCHANT, ann, bea))),
    );
  const unmerge = (moved: unknown) =>
    shop.commit((tx) => shop.memberData().unmergeMember(tx, MERCHANT, ann, bea, moved));
  const usable = async (member: MemberId) => (await shop.balance(member)).usable;
  /** Paid, received, usable, spent, and then the money went back. */
  const owes = async (member: MemberId, points: number) => {
    const order = `debt-${member}`;
    await shop.pay(member, order, { [STORE]: points * 100 });
    await shop.receive(order);
    shop.clock.advance(7 * DAY_MS);
    await shop.job('release');
    await shop.burn(member, points);
    await shop.refund(order, 'r', { [STORE]: points * 100 });
  };
  const checkIns = (member: MemberId, ...days: readonly string[]) =>
    shop.commit(async (tx) => {
      for (const day of days)
        await affectedRows(
          tx,
          'insert into check_ins (merchant_id, member_id, day, streak, made_up, reward, at) values (?, ?, ?, 1, 0, 5, 0)',
          [MERCHANT, member, day],
        );
    });
  const streaks = async (member: MemberId) =>
    (
      await shop.reads.all<{ streak: number }>(
        'select streak from check_ins where member_id = ? order by day',
        [member],
      )
    ).map(({ streak }) => streak);

  test('lots, pending ones too, become hers with their dates; taken apart, each has her own again (MEM-03)', async () => {
    await shop.earn(ann, 30);
    await shop.pay(ann, `order-${ann}`, { [STORE]: 5_000 });
    shop.clock.advance(DAY_MS);
    await shop.earn(bea, 10);

    const moved = await merge();
    expect(await shop.balance(ann)).toEqual({ usable: 0, pending: 0, nextExpiry: null });
    expect(await shop.balance(bea)).toMatchObject({ usable: 40, pending: 50, nextExpiry: { points: 30 } });
    expect(await shop.entries(bea)).toHaveLength(3);

    // What was bought under the old name goes on under the new one.
    await shop.receive(`order-${ann}`);
    shop.clock.advance(7 * DAY_MS);
    await shop.job('release');
    expect(await usable(bea)).toBe(90);

    await unmerge(moved);
    expect([await usable(ann), await usable(bea)]).toEqual([80, 10]);
    await shop.refund(`order-${ann}`, 'r', { [STORE]: 5_000 });
    expect([await usable(ann), await usable(bea)]).toEqual([30, 10]);
  });

  test('what was on its way to her while she was merged comes to whom she is now, and goes back from there (MEM-03, X-03)', async () => {
    const everywhere = shop.house.container.get(MEMBER_DATA);
    const become = () =>
      shop.commit(async (tx) => {
        for (const data of everywhere) await data.mergeMember(tx, MERCHANT, ann, bea);
      });
    // Who pays, earns and is merged at the same time: whichever commit is first.
    await Promise.all([
      shop.pay(ann, `race-${ann}`, { [STORE]: 5_000 }),
      become(),
      ...Array.from({ length: 4 }, () => shop.earn(ann, 10)),
    ]);
    await shop.pay(ann, `late-${ann}`, { [STORE]: 3_000 });
    await shop.earn(ann, 5);
    expect(await shop.balance(ann)).toEqual({ usable: 0, pending: 0, nextExpiry: null });
    expect(await shop.balance(bea)).toMatchObject({ usable: 45, pending: 80 });
    await shop.refund(`late-${ann}`, 'r', { [STORE]: 3_000 });
    await shop.refund(`race-${ann}`, 'r', { [STORE]: 5_000 });
    expect(await shop.balance(bea)).toMatchObject({ usable: 45, pending: 0 });
    expect(await usable(ann)).toBe(0);
  });

  test('what was spent meanwhile came out of what runs out first; the rest is given back', async () => {
    await shop.earn(ann, 30);
    shop.clock.advance(DAY_MS);
    await shop.earn(bea, 10);
    const moved = await merge();
    await shop.burn(bea, 25);
    await unmerge(moved);
    expect([await usable(ann), await usable(bea)]).toEqual([5, 10]);
  });

  test.each([
    ['the one who goes owes', true],
    ['the one who stays owes', false],
  ])('%s: the other’s points pay, and un-merging undoes it', async (_case, goesOwing) => {
    const [debtor, rich] = goesOwing ? [ann, bea] : [bea, ann];
    await owes(debtor, 20);
    await shop.earn(rich, 50);
    const moved = await merge();
    expect(await usable(bea)).toBe(30);
    await unmerge(moved);
    expect([await usable(debtor), await usable(rich)]).toEqual([-20, 50]);
  });

  test('who paid the other one’s debt by what she earned since gets it back', async () => {
    await owes(ann, 20);
    const moved = await merge();
    expect(await usable(bea)).toBe(-20);
    await shop.earn(bea, 50);
    expect(await usable(bea)).toBe(30);
    await unmerge(moved);
    expect([await usable(ann), await usable(bea)]).toEqual([-20, 50]);
  });

  test('both owe: one debt, and two again', async () => {
    await owes(ann, 20);
    await owes(bea, 7);
    const moved = await merge();
    expect(await usable(bea)).toBe(-27);
    await unmerge(moved);
    expect([await usable(ann), await usable(bea)]).toEqual([-20, -7]);
  });

  test('days of both are one calendar, with the streak that they make together', async () => {
    await checkIns(ann, '2026-11-01', '2026-11-03', '2026-11-04');
    await checkIns(bea, '2026-11-02', '2026-11-04');
    const moved = await merge();
    expect(await streaks(bea)).toEqual([1, 2, 3, 4]);
    await unmerge(moved);
    expect(await streaks(bea)).toEqual([1, 1]);
    expect(await streaks(ann)).toEqual([1, 1, 2]);
  });

  describe('who closes her account', () => {
    const forget = (member: MemberId) =>
      shop.commit((tx) => shop.memberData().eraseMember(tx, MERCHANT, member));

    test('gives up what she has, pending ones too; the books stay in order (PRV-07)', async () => {
      await shop.earn(ann, 30, `erase-${ann}`);
      await shop.pay(ann, `order-${ann}`, { [STORE]: 5_000 });
      await shop.burn(ann, 10, `spent-${ann}`);
      await forget(ann);
      await forget(ann);
      expect(await shop.balance(ann)).toEqual({ usable: 0, pending: 0, nextExpiry: null });
      expect(await shop.entries(ann)).toEqual([]);

      // What is heard of her orders later moves nothing.
      await shop.receive(`order-${ann}`);
      await shop.refund(`order-${ann}`, 'r', { [STORE]: 5_000 });
      expect(await shop.giveBack(`spent-${ann}`, 'r')).toEqual({ returned: 0 });
      shop.clock.advance(8 * DAY_MS);
      await shop.job('release');
      expect(await usable(ann)).toBe(0);
    });

    test('is forgiven what she owes', async () => {
      await owes(ann, 20);
      await forget(ann);
      expect(await usable(ann)).toBe(0);
    });
  });
});
