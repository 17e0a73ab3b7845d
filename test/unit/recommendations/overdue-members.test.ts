import { DAY_MS, type MemberId, type MerchantId, type ProductId, type StoreId } from '#kernel';
import { overdueMembers } from '../../../modules/recommendations/app/places/overdue-members.ts';
import type { MemberPurchase, PlaceReads } from '../../../modules/recommendations/app/places/ports.ts';

const NOW = 20_000 * DAY_MS;
const EVERY_DAYS = 10;

/** Four visits, the last one so many days ago; tea each time, and a hat with the last one. */
function buys(memberId: string, daysAgo: number): MemberPurchase[] {
  const purchase = (productId: string, ago: number) => ({
    ...{ memberId: memberId as MemberId, productId: productId as ProductId },
    ...{ storeId: 'str_1' as StoreId, at: NOW - ago * DAY_MS },
  });
  const tea = [3, 2, 1, 0].map((back) => purchase('prd_tea', daysAgo + back * EVERY_DAYS));
  return [...tea, purchase('prd_hat', daysAgo)];
}

const late = (purchases: readonly MemberPurchase[], membersMax?: number) =>
  overdueMembers(
    {
      async *purchases() {
        yield purchases;
      },
    } as Partial<PlaceReads> as PlaceReads,
    {
      ...{ merchantId: 'mch_1' as MerchantId, asOf: NOW, mayAsk: () => true },
      categoryOf: (productId) => productId.slice('prd_'.length),
      ...(membersMax === undefined ? {} : { membersMax }),
    },
  );

test('a list that is cut keeps its own head, not whoever has the first id (REC-04)', async () => {
  const lateness = [31, 12, 25, 14, 40, 18, 13];
  const everybody = lateness.flatMap((daysAgo, n) => buys(`mem_${n}`, daysAgo));
  const ids = async (membersMax?: number) =>
    (await late(everybody, membersMax)).map(({ memberId }) => memberId);
  expect(await ids()).toEqual(['mem_1', 'mem_6', 'mem_3', 'mem_5', 'mem_2', 'mem_0', 'mem_4']);
  expect(await ids(2)).toEqual(['mem_1', 'mem_6']);
});

test('what she will want is told category by category, likeliest first (REC-04)', async () => {
  const [member] = await late(buys('mem_1', 12));
  expect(member?.wishes.map(({ category }) => category)).toEqual(['tea', 'hat']);
  const [tea, hat] = member?.wishes ?? [];
  expect(tea?.chance).toBeGreaterThan(hat?.chance as number);
});
