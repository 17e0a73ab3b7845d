import { affectedRows, type Reads, rowsOf } from '#db';
import { type EpochMs, invariant, type MemberId, type MerchantId } from '#kernel';
import type { DataExport, ExportStore } from '../app/rights-stores.ts';

const SELECT = `select merchant_id, id, member_id, state, requested_at, due_at, ready_at, expires_at from exports`;

interface ExportRow {
  readonly merchant_id: MerchantId;
  readonly id: string;
  readonly member_id: MemberId;
  readonly state: DataExport['state'];
  readonly requested_at: EpochMs | string;
  readonly due_at: EpochMs | string;
  readonly ready_at: EpochMs | string | null;
  readonly expires_at: EpochMs | string | null;
}

interface FileRow {
  readonly name: string;
  readonly content_type: string;
}

export function sqlExports(reads: Reads): ExportStore {
  const list = async (rest: string, values: readonly unknown[]) =>
    (await reads.all<ExportRow>(`${SELECT} ${rest}`, values)).map(exportOf);
  return {
    async request(tx, { merchantId, id, memberId, requestedAt, dueAt }) {
      await affectedRows(
        tx,
        `insert into exports (merchant_id, id, member_id, state, requested_at, due_at)
         values (?, ?, ?, 'REQUESTED', ?, ?) on conflict do nothing`,
        [merchantId, id, memberId, requestedAt, dueAt],
      );
      const [row] = await rowsOf<ExportRow>(
        tx,
        `${SELECT} where merchant_id = ? and member_id = ? and state = 'REQUESTED'`,
        [merchantId, memberId],
      );
      invariant(row !== undefined, 'an export that was asked for is under way');
      return exportOf(row);
    },
    find: async (merchantId, memberId, id) =>
      (await list('where merchant_id = ? and member_id = ? and id = ?', [merchantId, memberId, id]))[0],
    ofMember: (merchantId, memberId, limit) =>
      list('where merchant_id = ? and member_id = ? order by requested_at desc, id desc limit ?', [
        merchantId,
        memberId,
        limit,
      ]),
    list(merchantId, before, limit) {
      const [at, id] = before ?? [Number.MAX_SAFE_INTEGER, ''];
      return list(
        `where merchant_id = ? and (requested_at < ? or (requested_at = ? and id < ?))
         order by requested_at desc, id desc limit ?`,
        [merchantId, at, at, id, limit],
      );
    },
    requested: (now, limit) =>
      list("where state = 'REQUESTED' and next_look_at <= ? order by requested_at, id limit ?", [now, limit]),
    async postpone(tx, { merchantId, id }, until) {
      await affectedRows(
        tx,
        "update exports set next_look_at = ? where merchant_id = ? and id = ? and state = 'REQUESTED'",
        [until, merchantId, id],
      );
    },
    async addFile(tx, { merchantId, id, memberId }, { name, contentType }, sealed) {
      await affectedRows(
        tx,
        `insert into export_files (merchant_id, export_id, member_id, name, content_type, sealed)
         values (?, ?, ?, ?, ?, ?)`,
        [merchantId, id, memberId, name, contentType, sealed],
      );
    },
    async ready(tx, { merchantId, id }, readyAt, expiresAt) {
      const changed = await affectedRows(
        tx,
        `update exports set state = 'READY', ready_at = ?, expires_at = ?
         where merchant_id = ? and id = ? and state = 'REQUESTED'`,
        [readyAt, expiresAt, merchantId, id],
      );
      return changed === 1;
    },
    async files(merchantId, id) {
      const rows = await reads.all<FileRow>(
        'select name, content_type from export_files where merchant_id = ? and export_id = ? order by name',
        [merchantId, id],
      );
      return rows.map((row) => ({ name: row.name, contentType: row.content_type }));
    },
    async sealedFile(merchantId, id, name) {
      const [row] = await reads.all<FileRow & { sealed: string }>(
        `select name, content_type, sealed from export_files
         where merchant_id = ? and export_id = ? and name = ?`,
        [merchantId, id, name],
      );
      return row === undefined
        ? undefined
        : { name: row.name, contentType: row.content_type, sealed: row.sealed };
    },
    async expire(tx, now, limit) {
      const rows = await rowsOf<{ merchant_id: string; id: string }>(
        tx,
        `update exports set state = 'EXPIRED' where (merchant_id, id) in (
           select merchant_id, id from exports where state = 'READY' and expires_at <= ? limit ?)
         returning merchant_id, id`,
        [now, limit],
      );
      for (const { merchant_id, id } of rows)
        await affectedRows(tx, 'delete from export_files where merchant_id = ? and export_id = ?', [
          merchant_id,
          id,
        ]);
      return rows.length;
    },
  };
}

/** Inside a transaction PostgreSQL gives bigint as text. */
function exportOf(row: ExportRow): DataExport {
  return {
    ...{ merchantId: row.merchant_id, id: row.id, memberId: row.member_id, state: row.state },
    ...{ requestedAt: Number(row.requested_at), dueAt: Number(row.due_at) },
    readyAt: row.ready_at === null ? null : Number(row.ready_at),
    expiresAt: row.expires_at === null ? null : Number(row.expires_at),
  };
}
