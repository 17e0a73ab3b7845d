import { affectedRows, type Reads } from '#db';
import type { EpochMs, MemberId, StaffId } from '#kernel';
import type { TagStore } from '../app/ports.ts';

const ASKED_AT_ONCE_MAX = 500;

interface TagRow {
  readonly id: string;
  readonly name: string;
  readonly rule: string | null;
  readonly created_by: StaffId;
  readonly created_at: EpochMs;
}

export function sqlTagStore(reads: Reads): TagStore {
  return {
    async list(merchantId) {
      const rows = await reads.all<TagRow>(
        'select id, name, rule, created_by, created_at from tags where merchant_id = ? order by created_at, id',
        [merchantId],
      );
      return rows.map(({ id, name, rule, created_by, created_at }) => ({
        ...{ id, name, createdBy: created_by, createdAt: created_at },
        rule: rule === null ? null : JSON.parse(rule),
      }));
    },
    async add(tx, merchantId, { id, name, rule, createdBy, createdAt }) {
      const added = await affectedRows(
        tx,
        `insert into tags (merchant_id, id, name, rule, created_by, created_at) values (?, ?, ?, ?, ?, ?)
         on conflict (merchant_id, name) do nothing`,
        [merchantId, id, name, rule === null ? null : JSON.stringify(rule), createdBy, createdAt],
      );
      return added === 1;
    },
    async give(tx, merchantId, memberId, tag, by, at) {
      const given = await affectedRows(
        tx,
        `insert into member_tags (merchant_id, member_id, tag_id, given_by, given_at) values (?, ?, ?, ?, ?)
         on conflict do nothing`,
        [merchantId, memberId, tag, by, at],
      );
      return given === 1;
    },
    async take(tx, merchantId, memberId, tag) {
      const taken = await affectedRows(
        tx,
        'delete from member_tags where merchant_id = ? and member_id = ? and tag_id = ?',
        [merchantId, memberId, tag],
      );
      return taken === 1;
    },
    async givenTo(merchantId, members) {
      const found = new Map<MemberId, Set<string>>();
      for (let from = 0; from < members.length; from += ASKED_AT_ONCE_MAX) {
        const part = members.slice(from, from + ASKED_AT_ONCE_MAX);
        const rows = await reads.all<{ member_id: MemberId; tag_id: string }>(
          `select member_id, tag_id from member_tags
           where merchant_id = ? and member_id in (${part.map(() => '?').join(', ')})`,
          [merchantId, ...part],
        );
        for (const { member_id, tag_id } of rows) {
          const own = found.get(member_id);
          if (own === undefined) found.set(member_id, new Set([tag_id]));
          else own.add(tag_id);
        }
      }
      return found;
    },
  };
}
