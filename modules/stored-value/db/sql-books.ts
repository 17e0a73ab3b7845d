import { affectedRows, type Reads, rowsOf } from '#db';
import { businessDay, MINUTE_MS } from '#kernel';
import type { OfferBook, PayPasswords, SettingsBook } from '../app/ports.ts';
import type { Offer } from '../domain/offer.ts';
import { DEFAULT_SETTINGS } from '../domain/settings.ts';

const SETTINGS = 'select settings from stored_value_settings where merchant_id = ?';
const OFFERS = `select id, title, pay_fen, gift_fen, gift_points, gift_coupons, from_at, until_at, per_member_max, active
  from stored_value_offers where merchant_id = ?`;

interface OfferRow {
  readonly id: string;
  readonly title: string;
  readonly pay_fen: number | string;
  readonly gift_fen: number | string;
  readonly gift_points: number | string;
  readonly gift_coupons: string;
  readonly from_at: number | string | null;
  readonly until_at: number | string | null;
  readonly per_member_max: number | null;
  readonly active: number;
}

export function sqlSettingsBook(reads: Reads): SettingsBook {
  return {
    async settings(merchantId, tx) {
      const rows =
        tx === undefined
          ? await reads.all<{ settings: string }>(SETTINGS, [merchantId])
          : await rowsOf<{ settings: string }>(tx, SETTINGS, [merchantId]);
      return rows[0] === undefined ? DEFAULT_SETTINGS : JSON.parse(rows[0].settings);
    },
    async set(tx, merchantId, settings, by, at) {
      await affectedRows(
        tx,
        `insert into stored_value_settings (merchant_id, settings, changed_by, changed_at) values (?, ?, ?, ?)
         on conflict (merchant_id) do update set settings = excluded.settings, changed_by = excluded.changed_by,
           changed_at = excluded.changed_at`,
        [merchantId, JSON.stringify(settings), by, at],
      );
    },
  };
}

export function sqlOfferBook(reads: Reads): OfferBook {
  return {
    async list(merchantId) {
      return (await reads.all<OfferRow>(`${OFFERS} order by pay_fen, id`, [merchantId])).map(offerOf);
    },
    async find(merchantId, id, tx) {
      const sql = `${OFFERS} and id = ?`;
      const [row] =
        tx === undefined
          ? await reads.all<OfferRow>(sql, [merchantId, id])
          : await rowsOf<OfferRow>(tx, sql, [merchantId, id]);
      return row === undefined ? undefined : offerOf(row);
    },
    async put(tx, merchantId, offer, at) {
      await affectedRows(
        tx,
        `insert into stored_value_offers (merchant_id, id, title, pay_fen, gift_fen, gift_points, gift_coupons, from_at,
           until_at, per_member_max, active, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         on conflict (merchant_id, id) do update set title = excluded.title, pay_fen = excluded.pay_fen,
           gift_fen = excluded.gift_fen, gift_points = excluded.gift_points, gift_coupons = excluded.gift_coupons,
           from_at = excluded.from_at, until_at = excluded.until_at, per_member_max = excluded.per_member_max,
           active = excluded.active, changed_at = excluded.changed_at`,
        [
          ...[merchantId, offer.id, offer.title, offer.payFen, offer.giftFen, offer.giftPoints],
          ...[JSON.stringify(offer.giftCoupons), offer.fromAt, offer.untilAt, offer.perMemberMax],
          ...[offer.active ? 1 : 0, at],
        ],
      );
    },
  };
}

export function sqlPayPasswords(reads: Reads): PayPasswords {
  return {
    async hash(merchantId, memberId) {
      const [row] = await reads.all<{ hash: string }>(
        'select hash from pay_passwords where merchant_id = ? and member_id = ?',
        [merchantId, memberId],
      );
      return row?.hash;
    },
    async set(tx, merchantId, memberId, { hash, former, at }) {
      const changed =
        former === undefined
          ? await affectedRows(
              tx,
              `insert into pay_passwords (merchant_id, member_id, hash, set_at, minute, minute_tries, day, day_tries)
               values (?, ?, ?, ?, 0, 0, '', 0) on conflict (merchant_id, member_id) do nothing`,
              [merchantId, memberId, hash, at],
            )
          : await affectedRows(
              tx,
              `update pay_passwords set hash = ?, set_at = ?
               where merchant_id = ? and member_id = ? and hash = ?`,
              [hash, at, merchantId, memberId, former],
            );
      return changed === 1;
    },
    async countTry(tx, merchantId, memberId, at) {
      const minute = Math.floor(at / MINUTE_MS);
      const day = businessDay(at);
      const [row] = await rowsOf<{ minute: number; day: number }>(
        tx,
        `update pay_passwords set
           minute_tries = case when minute = ? then minute_tries + 1 else 1 end, minute = ?,
           day_tries = case when day = ? then day_tries + 1 else 1 end, day = ?
         where merchant_id = ? and member_id = ? returning minute_tries as minute, day_tries as day`,
        [minute, minute, day, day, merchantId, memberId],
      );
      return { minute: Number(row?.minute ?? 1), day: Number(row?.day ?? 1) };
    },
  };
}

function offerOf(row: OfferRow): Offer {
  return {
    id: row.id,
    title: row.title,
    payFen: Number(row.pay_fen),
    giftFen: Number(row.gift_fen),
    giftPoints: Number(row.gift_points),
    giftCoupons: JSON.parse(row.gift_coupons),
    fromAt: row.from_at === null ? null : Number(row.from_at),
    untilAt: row.until_at === null ? null : Number(row.until_at),
    perMemberMax: row.per_member_max,
    active: row.active === 1,
  };
}
