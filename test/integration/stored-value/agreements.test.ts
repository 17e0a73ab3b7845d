import { DAY_MS, type MemberId } from '#kernel';
import type { AtTillStore } from '../../../modules/stored-value/app/at-till.ts';
import { sqlAtTill } from '../../../modules/stored-value/db/sql-at-till.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { MERCHANT, type StoredValueHouse, storedValueHouse } from '../../support/stored-value-house.ts';

const DAY_FEN = 5_000;

describe.each(DATABASE_KINDS)('her yes to payments without her password, on %s', (kind) => {
  let shop: StoredValueHouse;
  let store: AtTillStore;
  let ann: MemberId;
  let agreements = 0;
  beforeAll(async () => {
    shop = await storedValueHouse(kind);
    store = sqlAtTill(shop.reads);
  }, 120_000);
  beforeEach(async () => {
    ann = await shop.member();
  });
  afterAll(() => shop.close());

  function agree(memberId: MemberId, dayFen = DAY_FEN): Promise<void> {
    agreements += 1;
    const agreement = {
      id: `agr_${agreements}`,
      memberId,
      limitFen: dayFen,
      dayFen,
      termsVersion: '2026-11',
    };
    return shop.commit((tx) => store.agree(tx, MERCHANT, { ...agreement, at: shop.clock.now() }));
  }
  const spend = (memberId: MemberId, amountFen: number) =>
    shop.commit((tx) => store.count(tx, MERCHANT, { memberId, amountFen, at: shop.clock.now() }));
  const revoke = (memberId: MemberId) =>
    shop.commit((tx) => store.end(tx, MERCHANT, memberId, shop.clock.now()));

  test('whoever revokes and agrees again has spent what she spent today; tomorrow is another day (PAY-05)', async () => {
    await agree(ann);
    expect(await spend(ann, DAY_FEN - 1)).toBe(true);
    await agree(ann);
    await revoke(ann);
    await agree(ann);
    expect(await spend(ann, 2)).toBe(false);
    expect(await store.agreement(MERCHANT, ann, shop.clock.now())).toMatchObject({
      spentTodayFen: DAY_FEN - 1,
    });
    expect(await spend(ann, 1)).toBe(true);
    shop.clock.advance(DAY_MS);
    await revoke(ann);
    await agree(ann);
    expect(await spend(ann, DAY_FEN)).toBe(true);
  });

  test('a merge gives nobody a second day: what one of the two spent today counts when the other agrees (PAY-05, MEM-02)', async () => {
    const other = await shop.member();
    await agree(other);
    expect(await spend(other, DAY_FEN)).toBe(true);
    await shop.commit((tx) => shop.memberData().mergeMember(tx, MERCHANT, other, ann));
    await agree(ann);
    expect(await spend(ann, 1)).toBe(false);
  });

  test('agreed on several devices at once: each is heard, and one agreement is open (PAY-05)', async () => {
    const sums = [1, 2, 3, 4, 5, 6].map((n) => DAY_FEN + n);
    await Promise.all(sums.map((dayFen) => agree(ann, dayFen)));
    const open = await shop.reads.all<{ sum: number | string }>(
      'select day_fen as sum from stored_value_agreements where member_id = ? and ended_at is null',
      [ann],
    );
    expect(open).toHaveLength(1);
    expect(sums).toContain(Number(open[0]?.sum));
  });
});
