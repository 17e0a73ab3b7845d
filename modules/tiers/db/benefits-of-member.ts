import { affectedRows, type Reads, rowsOf } from '#db';
import type { ExportedRows, MemberData } from '#feature';
import type { MemberId, MerchantId, Tx } from '#kernel';
import type { Vault } from '#modules/privacy';

interface ToldRow {
  readonly sealed: string;
  readonly day_index: string;
  readonly told_at: number | string;
  readonly gift_year: number;
}

interface Moved {
  readonly orders: readonly string[];
  readonly told: ToldRow | null;
  /** Whether her birthday went over, because the other one had told none. */
  readonly wentOver: boolean;
}

const OWN = 'merchant_id = ? and member_id = ?';

/** Free shippings and the birthday gift: two members who are one person have had both in each month and year. */
export function benefitsOfMember(reads: Reads, vault: Vault): Omit<MemberData, 'name'> {
  async function toldBy(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<ToldRow | null> {
    const [row] = await rowsOf<ToldRow>(
      tx,
      `update tier_birthdays set told_at = told_at where ${OWN} returning sealed, day_index, told_at, gift_year`,
      [merchantId, memberId],
    );
    return row ?? null;
  }
  const put = (tx: Tx, merchantId: MerchantId, memberId: MemberId, row: ToldRow) =>
    affectedRows(
      tx,
      `insert into tier_birthdays (merchant_id, member_id, sealed, day_index, told_at, gift_year)
       values (?, ?, ?, ?, ?, ?) on conflict do nothing`,
      [merchantId, memberId, row.sealed, row.day_index, Number(row.told_at), row.gift_year],
    );
  const noteYear = (tx: Tx, merchantId: MerchantId, memberId: MemberId, year: number) =>
    affectedRows(tx, `update tier_birthdays set gift_year = ? where ${OWN} and gift_year < ?`, [
      ...[year, merchantId, memberId, year],
    ]);
  const drop = (tx: Tx, merchantId: MerchantId, memberId: MemberId) =>
    affectedRows(tx, `delete from tier_birthdays where ${OWN}`, [merchantId, memberId]);

  return {
    async exportMember(merchantId, memberId) {
      const of = [merchantId, memberId];
      const shippings = await reads.all<Record<string, unknown>>(
        `select order_id as "orderId", month, place, state from tier_free_shippings where ${OWN} order by order_id`,
        of,
      );
      const told = await reads.all<ToldRow>(
        `select sealed, day_index, told_at, gift_year from tier_birthdays where ${OWN}`,
        of,
      );
      const birthday: Record<string, unknown>[] = [];
      for (const { sealed, told_at, gift_year } of told)
        birthday.push({
          day: vault.isSealed(sealed)
            ? await vault.open(merchantId, memberId, 'birthday', sealed, 'rights.export')
            : sealed,
          ...{ toldAt: Number(told_at), lastGiftYear: gift_year },
        });
      return { freeShippings: shippings as ExportedRows, birthday };
    },

    async eraseMember(tx, merchantId, memberId) {
      await drop(tx, merchantId, memberId);
      const shippings = `update tier_free_shippings set member_id = null, place = null where ${OWN}`;
      await affectedRows(tx, shippings, [merchantId, memberId]);
    },

    async mergeMember(tx, merchantId, from, into): Promise<Moved> {
      const rows = await rowsOf<{ order_id: string }>(
        tx,
        `update tier_free_shippings set member_id = ?, place = cast(? as text) || ':' || place
         where ${OWN} returning order_id`,
        [into, from, merchantId, from],
      );
      const [told, other] = [await toldBy(tx, merchantId, from), await toldBy(tx, merchantId, into)];
      const orders = rows.map(({ order_id }) => order_id);
      if (told === null) return { orders, told, wentOver: false };
      await drop(tx, merchantId, from);
      if (other !== null) {
        await noteYear(tx, merchantId, into, told.gift_year);
        return { orders, told, wentOver: false };
      }
      const day = await vault.open(merchantId, from, 'birthday', told.sealed, 'account.merge');
      if (day !== null) {
        const sealed = await vault.seal(tx, merchantId, into, 'birthday', day);
        await put(tx, merchantId, into, { ...told, sealed });
      }
      return { orders, told, wentOver: day !== null };
    },

    async unmergeMember(tx, merchantId, from, into, moved) {
      const { orders, told, wentOver } = moved as Moved;
      const mark = `${from}:`;
      for (const orderId of orders)
        await affectedRows(
          tx,
          `update tier_free_shippings set member_id = ?, place = replace(place, ?, '') where ${OWN} and order_id = ?`,
          [from, mark, merchantId, into, orderId],
        );
      if (told === null) return;
      const now = await toldBy(tx, merchantId, into);
      await put(tx, merchantId, from, { ...told, gift_year: Math.max(told.gift_year, now?.gift_year ?? 0) });
      // Told anew since the merge: that day is the other one's own.
      if (wentOver && now !== null && Number(now.told_at) === Number(told.told_at))
        await drop(tx, merchantId, into);
    },
  };
}

interface BothMoved {
  readonly levels: unknown;
  readonly benefits: unknown;
}

/** Of one module, looked after in two files. What a merge moved before there were benefits has none. */
export function withBenefits(levels: MemberData, benefits: Omit<MemberData, 'name'>): MemberData {
  return {
    name: levels.name,
    async exportMember(merchantId, memberId) {
      return {
        ...(await levels.exportMember(merchantId, memberId)),
        ...(await benefits.exportMember(merchantId, memberId)),
      };
    },
    async eraseMember(tx, merchantId, memberId) {
      await levels.eraseMember(tx, merchantId, memberId);
      await benefits.eraseMember(tx, merchantId, memberId);
    },
    async mergeMember(tx, merchantId, from, into): Promise<BothMoved> {
      return {
        levels: await levels.mergeMember(tx, merchantId, from, into),
        benefits: await benefits.mergeMember(tx, merchantId, from, into),
      };
    },
    async unmergeMember(tx, merchantId, from, into, moved) {
      const both = moved as Partial<BothMoved>;
      await levels.unmergeMember(tx, merchantId, from, into, both.levels ?? moved);
      if (both.benefits !== undefined)
        await benefits.unmergeMember(tx, merchantId, from, into, both.benefits);
    },
  };
}
