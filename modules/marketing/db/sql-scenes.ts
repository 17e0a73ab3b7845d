import { affectedRows, type Reads, rowsOf } from '#db';
import { decodeCursor, pageOf } from '#kernel';
import type { CouponScene, SceneStore } from '../app/coupon-scenes.ts';

export function sqlScenes(reads: Reads): SceneStore {
  return {
    async add(tx, merchantId, { scene, templateId, place, madeAt }) {
      await affectedRows(
        tx,
        'insert into coupon_scenes (merchant_id, scene, template_id, place, made_at) values (?, ?, ?, ?, ?)',
        [merchantId, scene, templateId, place, madeAt],
      );
    },
    async templateOf(tx, merchantId, scene) {
      const [row] = await rowsOf<{ id: string }>(
        tx,
        'select template_id as id from coupon_scenes where merchant_id = ? and scene = ?',
        [merchantId, scene],
      );
      return row?.id;
    },
    async has(merchantId, templateId, scene) {
      const found = await reads.all(
        'select 1 from coupon_scenes where merchant_id = ? and template_id = ? and scene = ?',
        [merchantId, templateId, scene],
      );
      return found.length > 0;
    },
    async page(merchantId, templateId, cursor, limit) {
      const [after = ''] = cursor === undefined ? [] : decodeCursor(cursor);
      const rows = await reads.all<CouponScene>(
        `select scene, template_id as "templateId", place, made_at as "madeAt" from coupon_scenes
         where merchant_id = ? and template_id = ? and scene > ? order by scene limit ?`,
        [merchantId, templateId, String(after), limit + 1],
      );
      const scenes = rows.map((row) => ({ ...row, madeAt: Number(row.madeAt) }));
      return pageOf(scenes, limit, ({ scene }) => [scene]);
    },
  };
}
