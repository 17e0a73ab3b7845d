import { affectedRows, type Reads, rowsOf } from '#db';
import type { MemberId, MerchantId, Tx } from '#kernel';
import type { Vault } from '#modules/privacy';
import { type EvidenceStore, WAITING_MAX } from '../app/evidence.ts';
import { OPEN_STATES } from '../domain/after-sale-states.ts';

interface PictureRow {
  readonly member_id: MemberId;
  readonly after_sale_id: string | null;
  readonly picture: string;
  readonly sealed_for: MemberId | null;
}

interface OlderRow {
  readonly merchant_id: MerchantId;
  readonly id: string;
  readonly member_id: MemberId;
  readonly picture: string;
}

const SEATS = Array.from({ length: WAITING_MAX }, (_, seat) => seat);

const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ');

/** Sealed, a few hundred kilobytes in a text column that both databases have; gone in the commit that erases her. */
export function sqlEvidence(reads: Reads, vault: Vault): EvidenceStore {
  async function freeSeat(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<number | undefined> {
    const taken = await rowsOf<{ seat: number }>(
      tx,
      'select seat from after_sale_pictures where merchant_id = ? and member_id = ? and seat is not null',
      [merchantId, memberId],
    );
    return SEATS.find((seat) => taken.every((row) => row.seat !== seat));
  }

  return {
    async add(tx, merchantId, { id, memberId, bytes, at }) {
      const sealed = await vault.seal(tx, merchantId, memberId, 'evidence', bytes);
      // Who finds her seat taken when she sits down looks for another: of those who race, one sits down each time.
      for (const _ of SEATS) {
        const seat = await freeSeat(tx, merchantId, memberId);
        if (seat === undefined) return false;
        const added = await affectedRows(
          tx,
          `insert into after_sale_pictures
             (merchant_id, id, member_id, sealed_for, after_sale_id, seat, picture, made_at)
           values (?, ?, ?, ?, null, ?, ?, ?) on conflict do nothing`,
          [merchantId, id, memberId, memberId, seat, sealed, at],
        );
        if (added === 1) return true;
      }
      return false;
    },
    async attach(tx, merchantId, memberId, afterSaleId, ids) {
      if (ids.length === 0) return true;
      const attached = await affectedRows(
        tx,
        `update after_sale_pictures set after_sale_id = ?, seat = null
         where merchant_id = ? and member_id = ? and after_sale_id is null and id in (${marks(ids)})`,
        [afterSaleId, merchantId, memberId, ...ids],
      );
      return attached === ids.length;
    },
    async find(merchantId, id, use) {
      const [row] = await reads.all<PictureRow>(
        `select member_id, after_sale_id, picture, sealed_for from after_sale_pictures
         where merchant_id = ? and id = ?`,
        [merchantId, id],
      );
      if (row === undefined) return undefined;
      const { sealed_for: sealedFor, picture } = row;
      const bytes =
        sealedFor === null
          ? Buffer.from(picture, 'base64')
          : await vault.openBytes(merchantId, sealedFor, 'evidence', picture, use);
      return bytes === null ? undefined : { memberId: row.member_id, afterSaleId: row.after_sale_id, bytes };
    },
    async forget(tx, waitingSince, since) {
      await affectedRows(
        tx,
        'delete from after_sale_pictures where after_sale_id is null and made_at < cast(? as bigint)',
        [waitingSince],
      );
      await affectedRows(
        tx,
        `delete from after_sale_pictures where made_at < cast(? as bigint) and not exists (
           select 1 from after_sales a where a.merchant_id = after_sale_pictures.merchant_id
           and a.id = after_sale_pictures.after_sale_id and a.state in (${marks(OPEN_STATES)}))`,
        [since, ...OPEN_STATES],
      );
    },
    async sealOlder(tx, limit) {
      const rows = await rowsOf<OlderRow>(
        tx,
        'select merchant_id, id, member_id, picture from after_sale_pictures where sealed_for is null limit ?',
        [limit],
      );
      let done = 0;
      for (const { merchant_id: merchantId, id, member_id: memberId, picture } of rows)
        done += await affectedRows(
          tx,
          `update after_sale_pictures set picture = ?, sealed_for = ?
           where merchant_id = ? and id = ? and sealed_for is null and member_id = ?`,
          [
            await vault.seal(tx, merchantId, memberId, 'evidence', Buffer.from(picture, 'base64')),
            ...[memberId, merchantId, id, memberId],
          ],
        );
      return done;
    },
  };
}
