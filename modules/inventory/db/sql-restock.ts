import { affectedRows, type Reads, rowsOf } from '#db';
import type { MemberData } from '#feature';
import type { MemberId, MerchantId, SkuId, StoreId, Tx } from '#kernel';
import type { WaitingQueue } from '../app/back-in-stock.ts';
import type { RestockWish, WishStore } from '../app/restock-wishes.ts';

interface WishRow {
  readonly member_id: MemberId;
  readonly sku_id: SkuId;
  readonly store_id: string;
  readonly asked_at: number;
  readonly told_at: number | null;
}

const COLUMNS = 'member_id, sku_id, store_id, asked_at, told_at';
const OF_MEMBER = `select ${COLUMNS} from restock_subscriptions where merchant_id = ? and member_id = ? order by sku_id`;

export function sqlRestock(reads: Reads): WishStore & WaitingQueue {
  return {
    async ask(tx, merchantId, memberId, { skuId, storeId, askedAt }) {
      await affectedRows(
        tx,
        `insert into restock_subscriptions (merchant_id, member_id, sku_id, store_id, asked_at)
         values (?, ?, ?, ?, ?) on conflict (merchant_id, member_id, sku_id) do update set
           store_id = excluded.store_id,
           asked_at = case when restock_subscriptions.told_at is null
             then restock_subscriptions.asked_at else excluded.asked_at end,
           told_at = null`,
        [merchantId, memberId, skuId, storeId ?? '', askedAt],
      );
    },
    async drop(tx, merchantId, memberId, skuId) {
      await affectedRows(
        tx,
        'delete from restock_subscriptions where merchant_id = ? and member_id = ? and sku_id = ?',
        [merchantId, memberId, skuId],
      );
    },
    async of(merchantId, memberId) {
      return (await reads.all<WishRow>(OF_MEMBER, [merchantId, memberId])).map(wishOf);
    },
    async waitedFor(merchantId, skuIds) {
      const rows = await reads.all(
        `select 1 as one from restock_subscriptions where merchant_id = ? and told_at is null
           and sku_id in (${skuIds.map(() => '?').join(', ')}) limit 1`,
        [merchantId, ...skuIds],
      );
      return rows.length > 0;
    },
    async tell(tx, merchantId, { skuId, storeId }, pieces, at) {
      const rows = await rowsOf<{ member_id: MemberId; asked_at: number }>(
        tx,
        `update restock_subscriptions set told_at = ?
         where merchant_id = ? and sku_id = ? and told_at is null and member_id in (
           select member_id from restock_subscriptions
           where merchant_id = ? and sku_id = ? and told_at is null and store_id in ('', ?)
           order by asked_at, member_id limit ?)
         returning member_id, asked_at`,
        [at, merchantId, skuId, merchantId, skuId, storeId, pieces],
      );
      return rows.sort((a, b) => a.asked_at - b.asked_at).map(({ member_id }) => member_id);
    },
  };
}

/** The wishes of a member, for her export, her erasure and the merging of two members. */
export function restockMemberData(reads: Reads): MemberData {
  return {
    name: 'inventory',
    async exportMember(merchantId, memberId) {
      const wishes = await reads.all<WishRow>(OF_MEMBER, [merchantId, memberId]);
      return { restockWishes: wishes.map((row) => ({ ...wishOf(row) })) };
    },
    async eraseMember(tx, merchantId, memberId) {
      await affectedRows(tx, 'delete from restock_subscriptions where merchant_id = ? and member_id = ?', [
        merchantId,
        memberId,
      ]);
    },
    /** Where both wait for the same, the one who asked first stands in the queue; the other's row is remembered. */
    async mergeMember(tx, merchantId, from, into) {
      const theirs = await rowsOf<WishRow>(tx, OF_MEMBER, [merchantId, from]);
      const own = await rowsOf<WishRow>(tx, OF_MEMBER, [merchantId, into]);
      await affectedRows(tx, 'delete from restock_subscriptions where merchant_id = ? and member_id = ?', [
        merchantId,
        from,
      ]);
      for (const wish of theirs) {
        const other = own.find(({ sku_id }) => sku_id === wish.sku_id);
        const stays = other !== undefined && !comesBefore(wish, other);
        if (!stays) await put(tx, merchantId, into, wish);
      }
      const overlaid = own.filter(({ sku_id }) => theirs.some((wish) => wish.sku_id === sku_id));
      return { theirs, overlaid };
    },
    async unmergeMember(tx, merchantId, from, into, moved) {
      const { theirs, overlaid } = moved as { theirs: WishRow[]; overlaid: WishRow[] };
      for (const wish of theirs) {
        await affectedRows(
          tx,
          'delete from restock_subscriptions where merchant_id = ? and member_id = ? and sku_id = ?',
          [merchantId, into, wish.sku_id],
        );
        await put(tx, merchantId, from, wish);
      }
      for (const wish of overlaid) await put(tx, merchantId, into, wish);
    },
  };
}

/** Who waits goes before who was told; then who asked first. */
function comesBefore(a: WishRow, b: WishRow): boolean {
  if ((a.told_at === null) !== (b.told_at === null)) return a.told_at === null;
  return a.asked_at < b.asked_at;
}

async function put(tx: Tx, merchantId: MerchantId, memberId: MemberId, wish: WishRow): Promise<void> {
  await affectedRows(
    tx,
    `insert into restock_subscriptions (merchant_id, member_id, sku_id, store_id, asked_at, told_at)
     values (?, ?, ?, ?, ?, ?) on conflict (merchant_id, member_id, sku_id) do update set
       store_id = excluded.store_id, asked_at = excluded.asked_at, told_at = excluded.told_at`,
    [merchantId, memberId, wish.sku_id, wish.store_id, wish.asked_at, wish.told_at],
  );
}

function wishOf({ sku_id, store_id, asked_at, told_at }: WishRow): RestockWish {
  return {
    skuId: sku_id,
    storeId: store_id === '' ? null : (store_id as StoreId),
    askedAt: asked_at,
    toldAt: told_at,
  };
}
