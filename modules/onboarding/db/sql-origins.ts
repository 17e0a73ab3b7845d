import { affectedRows, rowsOf } from '#db';
import type { MemberId } from '#kernel';
import type { Origin, OriginStore } from '../app/ports.ts';
import type { LegalBasis } from '../domain/member-sheet.ts';

interface StoredRow {
  readonly external_hash: string;
  readonly phone_hash: string;
  readonly member_id: MemberId | null;
  readonly tier_name: string | null;
  readonly opening_points: number | string;
  readonly opening_principal_fen: number | string;
  readonly opening_gift_fen: number | string;
  readonly source: string;
  readonly legal_basis: LegalBasis;
}

export const sqlOrigins: OriginStore = {
  async find(tx, merchantId, hashes) {
    if (hashes.length === 0) return new Map();
    const rows = await rowsOf<StoredRow>(
      tx,
      `select external_hash, phone_hash, member_id, tier_name, opening_points, opening_principal_fen,
         opening_gift_fen, source, legal_basis
       from imported_members where merchant_id = ? and external_hash in (${hashes.map(() => '?').join(', ')})`,
      [merchantId, ...hashes],
    );
    return new Map(rows.map((row) => [row.external_hash, originOf(row)]));
  },
  async add(tx, merchantId, origin) {
    const added = await affectedRows(
      tx,
      `insert into imported_members (merchant_id, external_hash, phone_hash, member_id, external_id, birth_year,
         sealed_for, tier_name, opening_points, opening_principal_fen, opening_gift_fen, source, legal_basis,
         is_new, imported_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (merchant_id, external_hash) do nothing`,
      [
        ...[merchantId, origin.externalHash, origin.phoneHash, origin.memberId, origin.externalId],
        ...[
          origin.birthYear,
          origin.memberId,
          origin.tierName,
          origin.openingPoints,
          origin.openingPrincipalFen,
          origin.openingGiftFen,
          origin.source,
          origin.legalBasis,
        ],
        ...[origin.isNew ? 1 : 0, origin.importedAt],
      ],
    );
    return added === 1;
  },
  async describe(tx, merchantId, externalHash, { tierName, source, legalBasis }) {
    await affectedRows(
      tx,
      `update imported_members set tier_name = ?, source = ?, legal_basis = ?
       where merchant_id = ? and external_hash = ? and member_id is not null`,
      [tierName, source, legalBasis, merchantId, externalHash],
    );
  },
  async broughtIn(tx, merchantId, memberId) {
    const rows = await rowsOf(
      tx,
      'select 1 from imported_members where merchant_id = ? and member_id = ? and is_new = 1 limit 1',
      [merchantId, memberId],
    );
    return rows.length > 0;
  },
};

function originOf(row: StoredRow): Origin {
  return {
    ...{ externalHash: row.external_hash, phoneHash: row.phone_hash, memberId: row.member_id },
    ...{ tierName: row.tier_name, openingPoints: Number(row.opening_points) },
    openingPrincipalFen: Number(row.opening_principal_fen),
    openingGiftFen: Number(row.opening_gift_fen),
    ...{ source: row.source, legalBasis: row.legal_basis },
  };
}
