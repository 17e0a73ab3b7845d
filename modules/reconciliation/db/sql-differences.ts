import { affectedRows, insertRows, type Reads, rowsOf } from '#db';
import type { MerchantId, OrderId, PaymentId } from '#kernel';
import type { DifferenceFilter, DifferenceNote, Differences } from '../app/ports.ts';
import {
  type ClosingReason,
  DIFFERENCE_STATES,
  DIFFERENCE_TRANSITIONS,
  type Difference,
  type DifferenceKind,
  type DifferenceState,
} from '../domain/difference.ts';

const NOTES_MAX = 50;

interface DifferenceRow {
  readonly merchant_id: MerchantId;
  readonly id: string;
  readonly provider: string;
  readonly day: string;
  readonly kind: DifferenceKind;
  readonly number: string;
  readonly order_id: OrderId | null;
  readonly payment_id: PaymentId | null;
  readonly ours_fen: number | string | null;
  readonly theirs_fen: number | string | null;
  readonly ours_state: string | null;
  readonly state: DifferenceState;
  readonly found_at: number | string;
  readonly provider_says: string | null;
  readonly looks: number;
  readonly closed_at: number | string | null;
  readonly closed_by: string | null;
  readonly closing_reason: ClosingReason | null;
}

const COLUMNS = [
  ...['merchant_id', 'id', 'provider', 'day', 'kind', 'number', 'order_id', 'payment_id', 'ours_fen'],
  ...['theirs_fen', 'ours_state', 'state', 'found_at', 'provider_says', 'looks', 'closed_at', 'closed_by'],
  'closing_reason',
];
const SELECT = `select ${COLUMNS.join(', ')} from reconciliation_differences`;
const ONE = 'where merchant_id = ? and id = ?';

export function sqlDifferences(reads: Reads): Differences {
  return {
    async add(tx, { merchantId, provider, day }, findings, at) {
      await insertRows(tx, {
        table: 'reconciliation_differences',
        columns: [
          ...['merchant_id', 'id', 'provider', 'day', 'kind', 'number', 'order_id', 'payment_id', 'ours_fen'],
          ...['theirs_fen', 'ours_state', 'state', 'found_at', 'looks', 'next_look_at'],
        ],
        key: ['merchant_id', 'provider', 'kind', 'number'],
        onRepeat: 'keep',
        rows: findings.map((found) => [
          ...[merchantId, found.id, provider, day, found.kind, found.number, found.orderId, found.paymentId],
          ...[found.oursFen, found.theirsFen, found.oursState, found.state, at, 0, at],
        ]),
      });
    },

    async get(tx, merchantId, id) {
      const [row] = await rowsOf<DifferenceRow>(tx, `${SELECT} ${ONE}`, [merchantId, id]);
      return row === undefined ? undefined : differenceOf(row);
    },

    async missingBefore({ merchantId, provider, day }, afterId, limit) {
      const rows = await reads.all<DifferenceRow>(
        `${SELECT} where merchant_id = ? and state in ('CARRIED', 'OPEN') and kind in ('missing', 'refund_missing')
           and provider = ? and (day < ? or (day = ? and state = 'OPEN')) and id > ? order by id limit ?`,
        [merchantId, provider, day, day, afterId, limit],
      );
      return rows.map(differenceOf);
    },

    async listToRepair(merchantId, now, limit) {
      const rows = await reads.all<DifferenceRow>(
        `${SELECT} d where merchant_id = ? and state = 'REPAIRING' and next_look_at <= ? and exists (
           select 1 from reconciliation_runs r where r.merchant_id = d.merchant_id and r.provider = d.provider
             and r.day = d.day and r.state = 'DONE')
         order by next_look_at, id limit ?`,
        [merchantId, now, limit],
      );
      return rows.map(differenceOf);
    },

    async move(tx, { merchantId, id }, to) {
      const changed = await affectedRows(
        tx,
        `update reconciliation_differences set state = ? ${ONE} and state in (${before(to)})`,
        [to, merchantId, id],
      );
      return changed === 1;
    },

    async looked(tx, { merchantId, id }, nextLookAt) {
      await affectedRows(
        tx,
        `update reconciliation_differences set looks = looks + 1, next_look_at = ? ${ONE}`,
        [nextLookAt, merchantId, id],
      );
    },

    async said(tx, { merchantId, id }, says) {
      await affectedRows(tx, `update reconciliation_differences set provider_says = ? ${ONE}`, [
        ...[says, merchantId, id],
      ]);
    },

    async close(tx, { merchantId, id }, { reason, by, at }) {
      const closed = await affectedRows(
        tx,
        `update reconciliation_differences set state = 'CLOSED', closed_at = ?, closed_by = ?, closing_reason = ?
         ${ONE} and state in (${before('CLOSED')})`,
        [at, by, reason, merchantId, id],
      );
      return closed === 1;
    },

    async note(tx, { merchantId, id }, { text, staffId, at }) {
      // Takes the row: two notes at once would both be the next one.
      await affectedRows(tx, `update reconciliation_differences set looks = looks ${ONE}`, [merchantId, id]);
      const noted = await affectedRows(
        tx,
        `insert into reconciliation_notes (merchant_id, difference_id, seq, text, staff_id, at)
         select cast(? as text), cast(? as text), coalesce(max(seq), 0) + 1, cast(? as text), cast(? as text),
           cast(? as bigint)
         from reconciliation_notes where merchant_id = ? and difference_id = ? having coalesce(max(seq), 0) < ?`,
        [merchantId, id, text, staffId, at, merchantId, id, NOTES_MAX],
      );
      return noted === 1;
    },

    async find(merchantId, id) {
      const [row] = await reads.all<DifferenceRow>(`${SELECT} ${ONE}`, [merchantId, id]);
      return row === undefined ? undefined : differenceOf(row);
    },

    async notes(merchantId, id) {
      const rows = await reads.all<{ text: string; staff_id: string; at: number }>(
        `select text, staff_id, at from reconciliation_notes where merchant_id = ? and difference_id = ? order by seq`,
        [merchantId, id],
      );
      return rows.map(({ text, staff_id: staffId, at }): DifferenceNote => ({ text, staffId, at }));
    },

    async list(merchantId, filter, seen, limit) {
      const wanted = columnsOf(filter).filter(([, value]) => value !== undefined);
      const older = seen === undefined ? '' : 'and (found_at < ? or (found_at = ? and id < ?))';
      const rows = await reads.all<DifferenceRow>(
        `${SELECT} where merchant_id = ? ${wanted.map(([column]) => `and ${column} = ?`).join(' ')} ${older}
         order by found_at desc, id desc limit ?`,
        [
          ...[merchantId, ...wanted.map(([, value]) => value)],
          ...(seen === undefined ? [] : [seen[0], seen[0], seen[1]]),
          limit,
        ],
      );
      return rows.map(differenceOf);
    },
  };
}

function columnsOf({ state, kind, provider, day }: DifferenceFilter) {
  return [
    ['state', state],
    ['kind', kind],
    ['provider', provider],
    ['day', day],
  ] as const;
}

/** States from which `to` may be reached, as a list for SQL. */
function before(to: DifferenceState): string {
  return DIFFERENCE_STATES.filter((from) =>
    (DIFFERENCE_TRANSITIONS[from] as readonly DifferenceState[]).includes(to),
  )
    .map((state) => `'${state}'`)
    .join(', ');
}

const numberOf = (value: number | string | null) => (value === null ? null : Number(value));

function differenceOf(row: DifferenceRow): Difference {
  return {
    ...{ merchantId: row.merchant_id, id: row.id, provider: row.provider, day: row.day, kind: row.kind },
    ...{ number: row.number, orderId: row.order_id, paymentId: row.payment_id, state: row.state },
    ...{ oursFen: numberOf(row.ours_fen), theirsFen: numberOf(row.theirs_fen), oursState: row.ours_state },
    ...{ foundAt: Number(row.found_at), providerSays: row.provider_says, looks: row.looks },
    ...{ closedAt: numberOf(row.closed_at), closedBy: row.closed_by, closingReason: row.closing_reason },
  };
}
