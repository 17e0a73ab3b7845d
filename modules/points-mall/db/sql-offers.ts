import { affectedRows, type Reads, rowsOf } from '#db';
import type { OfferStore, PointsOffer } from '../app/ports.ts';

interface OfferRow {
  readonly id: string;
  readonly template_id: string;
  readonly points: number;
  readonly total: number;
  readonly taken: number;
  readonly is_on: number;
}

const SELECT = 'select id, template_id, points, total, taken, is_on from points_offers where merchant_id = ?';

export function sqlOffers(reads: Reads): OfferStore {
  return {
    async add(tx, merchantId, { id, templateId, points, total, isOn }, at) {
      await affectedRows(
        tx,
        `insert into points_offers (merchant_id, id, template_id, points, total, taken, is_on, created_at, changed_at)
         values (?, ?, ?, ?, ?, 0, ?, ?, ?)`,
        [merchantId, id, templateId, points, total, isOn ? 1 : 0, at, at],
      );
    },
    async change(tx, merchantId, id, { points, total, isOn }, at) {
      const changed = await affectedRows(
        tx,
        `update points_offers set points = ?, total = ?, is_on = ?, changed_at = ?
         where merchant_id = ? and id = ? and taken <= ?`,
        [points, total, isOn ? 1 : 0, at, merchantId, id, total],
      );
      return changed === 1;
    },
    async find(merchantId, id, tx) {
      const [row] = await rowsOf<OfferRow>(tx, `${SELECT} and id = ?`, [merchantId, id]);
      return row === undefined ? undefined : offerOf(row);
    },
    async take(tx, merchantId, id, points) {
      const taken = await affectedRows(
        tx,
        `update points_offers set taken = taken + 1
         where merchant_id = ? and id = ? and points = ? and is_on = 1 and taken < total`,
        [merchantId, id, points],
      );
      return taken === 1;
    },
    async page(merchantId, only, after, limit) {
      const on = only === 'on' ? 'and is_on = 1' : '';
      const behind = after === undefined ? '' : 'and (points > ? or (points = ? and id > ?))';
      const rows = await reads.all<OfferRow>(`${SELECT} ${on} ${behind} order by points, id limit ?`, [
        ...[merchantId, ...(after === undefined ? [] : [after[0], after[0], after[1]]), limit],
      ]);
      return rows.map(offerOf);
    },
  };
}

function offerOf({ id, template_id, points, total, taken, is_on }: OfferRow): PointsOffer {
  return { id, templateId: template_id, points, total, taken, isOn: is_on === 1 };
}
