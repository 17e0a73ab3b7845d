import { affectedRows, type MovedRows, moveRows, moveRowsBack, type Reads, rowsOf } from '#db';
import type { MemberData } from '#feature';
import type { MemberId } from '#kernel';
import type { Vault } from '#modules/privacy';
import { recount } from './sql-addresses.ts';

const ADDRESSES = { table: 'member_addresses', key: ['id'], sharesKeys: false } as const;

interface Moved {
  readonly addresses: MovedRows;
  /** What `from` had as her default. */
  readonly defaultId: string | null;
}

interface StoredRow {
  readonly sealed: string;
  readonly sealedFor: MemberId;
}

export function addressesOfMember(reads: Reads, vault: Vault): MemberData {
  return {
    name: 'addresses',
    async exportMember(merchantId, memberId) {
      const of = [merchantId, memberId];
      const [rows, books] = await Promise.all([
        reads.all<StoredRow>(
          `select region_code as "regionCode", region, created_at as "createdAt", sealed, sealed_for as "sealedFor"
           from member_addresses where merchant_id = ? and member_id = ? order by id`,
          of,
        ),
        // An empty book is left behind by an un-merge and says nothing of her.
        reads.all<object>(
          'select held from address_books where merchant_id = ? and member_id = ? and held > 0',
          of,
        ),
      ]);
      const addresses = rows.map(async ({ sealed, sealedFor, ...row }) => {
        const plain = vault.isSealed(sealed)
          ? await vault.open(merchantId, sealedFor, 'address', sealed, 'rights.export')
          : sealed;
        return { ...row, address: plain };
      });
      return { addresses: await Promise.all(addresses), book: books.map((book) => ({ ...book })) };
    },
    async eraseMember(tx, merchantId, memberId) {
      for (const table of ['member_addresses', 'address_books'])
        await affectedRows(tx, `delete from ${table} where merchant_id = ? and member_id = ?`, [
          merchantId,
          memberId,
        ]);
    },
    /** Nobody loses an address by it, so a book may hold more than may be added; her default stays hers. */
    async mergeMember(tx, merchantId, from, into) {
      await affectedRows(
        tx,
        `insert into address_books (merchant_id, member_id, held) values (?, ?, 0)
         on conflict (merchant_id, member_id) do nothing`,
        [merchantId, into],
      );
      const [book] = await rowsOf<{ default_id: string | null }>(
        tx,
        `update address_books set held = held where merchant_id = ? and member_id = ? returning default_id`,
        [merchantId, from],
      );
      const addresses = await moveRows(tx, ADDRESSES, merchantId, from, into);
      for (const memberId of [from, into]) await recount(tx, merchantId, memberId);
      return { addresses, defaultId: book?.default_id ?? null } satisfies Moved;
    },
    async unmergeMember(tx, merchantId, from, into, moved) {
      const { addresses, defaultId } = moved as Moved;
      await moveRowsBack(tx, ADDRESSES, merchantId, from, into, addresses);
      await affectedRows(
        tx,
        'update address_books set default_id = ? where merchant_id = ? and member_id = ?',
        [defaultId, merchantId, from],
      );
      for (const memberId of [from, into]) await recount(tx, merchantId, memberId);
    },
  };
}
