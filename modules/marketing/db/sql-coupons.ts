import { type Reads, rowsOf } from '#db';
import { decodeCursor, pageOf } from '#kernel';
import type { CouponOfTemplate, CouponStore, WalletTab } from '../app/ports.ts';
import { type CouponRow, SELECT_WITH_TEMPLATE, withTemplate } from './coupon-rows.ts';
import type { CouponSteps } from './sql-coupon-steps.ts';
import type { TemplateRow } from './template-rows.ts';

const USABLE = "c.state in ('ISSUED', 'RETURNED')";
type Joined = CouponRow & TemplateRow;

export function sqlCoupons(reads: Reads): Omit<CouponStore, keyof CouponSteps> {
  return {
    async taken(merchantId, memberId, templateIds) {
      if (templateIds.length === 0) return new Map();
      const rows = await reads.all<{ id: string; taken: number; day: string; dayTaken: number }>(
        `select template_id as id, taken, day, day_taken as "dayTaken" from coupon_takers
         where merchant_id = ? and member_id = ? and template_id in (${templateIds.map(() => '?').join(', ')})`,
        [merchantId, memberId, ...templateIds],
      );
      return new Map(rows.map(({ id, ...row }) => [id, row]));
    },

    async get(merchantId, id, tx) {
      const sql = `${SELECT_WITH_TEMPLATE} and c.id = ?`;
      const [row] =
        tx === undefined
          ? await reads.all<Joined>(sql, [merchantId, id])
          : await rowsOf<Joined>(tx, sql, [merchantId, id]);
      return row === undefined ? undefined : withTemplate(row);
    },

    async findByCode(merchantId, code, tx) {
      const [column, value] = 'number' in code ? ['number', code.number] : ['alias', code.alias];
      const sql = `${SELECT_WITH_TEMPLATE} and c.${column} = ?`;
      const [row] =
        tx === undefined
          ? await reads.all<Joined>(sql, [merchantId, value])
          : await rowsOf<Joined>(tx, sql, [merchantId, value]);
      return row === undefined ? undefined : withTemplate(row);
    },

    async wallet(merchantId, memberId, tab, now, cursor, limit) {
      const [key, id] = cursor === undefined ? [undefined, ''] : decodeCursor(cursor);
      const { where, values, order } = TABS[tab](now);
      const rows = await reads.all<Joined>(
        `${SELECT_WITH_TEMPLATE} and c.member_id = ? and ${where}
         ${key === undefined ? '' : `and (${order.by}, c.id) ${order.sign} (?, ?)`}
         order by ${order.by} ${order.way}, c.id ${order.way} limit ?`,
        [merchantId, memberId, ...values, ...(key === undefined ? [] : [Number(key), String(id)]), limit + 1],
      );
      const sortKey = ({ coupon }: CouponOfTemplate) =>
        tab === 'usable' ? coupon.validUntil : (coupon.usedAt ?? coupon.validUntil);
      return pageOf(rows.map(withTemplate), limit, (row) => [sortKey(row), row.coupon.id]);
    },

    async usable(merchantId, memberId, now, limit) {
      const rows = await reads.all<Joined>(
        `${SELECT_WITH_TEMPLATE} and c.member_id = ? and ${USABLE} and c.valid_until > ?
         order by c.valid_until, c.id limit ?`,
        [merchantId, memberId, now, limit],
      );
      return rows.map(withTemplate);
    },
  };
}

interface Tab {
  readonly where: string;
  readonly values: readonly unknown[];
  readonly order: { readonly by: string; readonly way: 'asc' | 'desc'; readonly sign: '>' | '<' };
}

/** A coupon that an open order holds, or that waits for a friend, is still hers, so it stands with the usable ones. */
const TABS: Readonly<Record<WalletTab, (now: number) => Tab>> = {
  usable: (now) => ({
    where: `(c.state in ('LOCKED', 'PASSING') or (${USABLE} and c.valid_until > ?))`,
    values: [now],
    order: { by: 'c.valid_until', way: 'asc', sign: '>' },
  }),
  used: () => ({
    where: "c.state = 'USED'",
    values: [],
    order: { by: 'c.used_at', way: 'desc', sign: '<' },
  }),
  expired: (now) => ({
    where: `(c.state in ('EXPIRED', 'REVOKED') or (${USABLE} and c.valid_until <= ?))`,
    values: [now],
    order: { by: 'c.valid_until', way: 'desc', sign: '<' },
  }),
};
