import { affectedRows, type Reads, rowsOf } from '#db';
import type { MerchantId } from '#kernel';
import type { Assessment, PermitStore } from '../app/permits.ts';
import type { Purpose } from '../domain/purposes.ts';

const ASSESSMENT = `select id, merchant_id, purpose, version, document_hash, approved_by, approved_at, expires_at
  from impact_assessments`;

interface AssessmentRow {
  readonly id: string;
  readonly merchant_id: MerchantId;
  readonly purpose: Purpose;
  readonly version: number;
  readonly document_hash: string;
  readonly approved_by: string;
  readonly approved_at: number;
  readonly expires_at: number;
}

interface SwitchRow {
  readonly merchant_id: MerchantId;
  readonly purpose: Purpose;
  readonly is_open: number;
  readonly changed_by: string;
  readonly changed_at: number;
}

export function sqlPermits(reads: Reads): PermitStore {
  return {
    async approve(tx, { id, merchantId, purpose, version, documentHash, approvedBy, approvedAt, expiresAt }) {
      await affectedRows(
        tx,
        `insert into impact_assessments
           (id, merchant_id, purpose, version, document_hash, approved_by, approved_at, expires_at)
         values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
        [id, merchantId, purpose, version, documentHash, approvedBy, approvedAt, expiresAt],
      );
    },
    async assessments(merchantId) {
      const rows = await reads.all<AssessmentRow>(
        `${ASSESSMENT} where merchant_id = ? order by approved_at desc, id`,
        [merchantId],
      );
      return rows.map(assessmentOf);
    },
    async unexpired(at) {
      return (await reads.all<AssessmentRow>(`${ASSESSMENT} where expires_at > ?`, [at])).map(assessmentOf);
    },
    async turn(tx, { merchantId, purpose, open, changedBy, changedAt }) {
      const [before] = await rowsOf<{ is_open: number }>(
        tx,
        'select is_open from purpose_switches where merchant_id = ? and purpose = ?',
        [merchantId, purpose],
      );
      await affectedRows(
        tx,
        `insert into purpose_switches (merchant_id, purpose, is_open, changed_by, changed_at) values (?, ?, ?, ?, ?)
         on conflict (merchant_id, purpose) do update set is_open = excluded.is_open,
           changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
        [merchantId, purpose, open ? 1 : 0, changedBy, changedAt],
      );
      return before === undefined || before.is_open === 1;
    },
    async switches() {
      const rows = await reads.all<SwitchRow>(
        'select merchant_id, purpose, is_open, changed_by, changed_at from purpose_switches',
        [],
      );
      return rows.map(({ merchant_id, purpose, is_open, changed_by, changed_at }) => ({
        ...{ merchantId: merchant_id, purpose, open: is_open === 1 },
        ...{ changedBy: changed_by, changedAt: Number(changed_at) },
      }));
    },
  };
}

function assessmentOf(row: AssessmentRow): Assessment {
  return {
    id: row.id,
    merchantId: row.merchant_id,
    purpose: row.purpose,
    version: row.version,
    documentHash: row.document_hash,
    approvedBy: row.approved_by,
    approvedAt: Number(row.approved_at),
    expiresAt: Number(row.expires_at),
  };
}
