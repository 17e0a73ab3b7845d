import { affectedRows, type Reads } from '#db';
import type { OldFace, OldName, OldRows } from '../app/seal-old-rows.ts';

export function sqlOldRows(reads: Reads): OldRows {
  return {
    names: (limit) =>
      reads.all<OldName>(
        `select merchant_id as "merchantId", member_id as "memberId", kind, issuer, subject as name
         from member_identities where sealed is null limit ?`,
        [limit],
      ),
    faces: (limit) =>
      reads.all<OldFace>(
        `select merchant_id as "merchantId", id as "memberId", nickname, avatar_url as "avatarUrl"
         from members where sealed_for is null limit ?`,
        [limit],
      ),
    async sealName(tx, { merchantId, memberId, kind, issuer, name }, { subject, sealed, sealedFor }) {
      const done = await affectedRows(
        tx,
        `update member_identities set subject = ?, sealed = ?, sealed_for = ?
         where merchant_id = ? and kind = ? and issuer = ? and subject = ? and member_id = ? and sealed is null
           and not exists (select 1 from member_identities other where other.merchant_id = ? and other.kind = ?
             and other.issuer = ? and other.subject = ?)`,
        [
          ...[subject, sealed, sealedFor, merchantId, kind, issuer, name, memberId],
          ...[merchantId, kind, issuer, subject],
        ],
      );
      return done === 1;
    },
    async dropName(tx, { merchantId, memberId, kind, issuer, name }) {
      const dropped = await affectedRows(
        tx,
        `delete from member_identities
         where merchant_id = ? and kind = ? and issuer = ? and subject = ? and member_id = ? and sealed is null`,
        [merchantId, kind, issuer, name, memberId],
      );
      return dropped === 1;
    },
    async sealFace(tx, { merchantId, memberId, nickname: before }, face) {
      const { nickname, avatarUrl, sealed, sealedFor } = face;
      await affectedRows(
        tx,
        `update members set nickname = ?, avatar_url = ?, sealed = ?, sealed_for = ?
         where merchant_id = ? and id = ? and nickname = ? and sealed_for is null`,
        [nickname, avatarUrl, sealed, sealedFor, merchantId, memberId, before],
      );
    },
  };
}
