import type { Reads } from '#db';
import type { StoredFace } from '../app/face-book.ts';
import type { MembersAfter } from '../app/member-exporter.ts';

type Listed = Omit<Awaited<ReturnType<MembersAfter>>[number], 'face'> & StoredFace;

export function sqlMembersAfter(reads: Reads): MembersAfter {
  return async (merchantId, after, limit) => {
    const rows = await reads.all<Listed>(
      `select m.id, m.nickname, m.avatar_url as "avatarUrl", m.sealed, m.sealed_for as "sealedFor", m.state, m.joined_at as "joinedAt", m.enrolled_by as "enrolledBy",
         p.sealed as "sealedPhone", p.sealed_for as "phoneSealedFor"
       from members m left join member_identities p on p.merchant_id = m.merchant_id and p.member_id = m.id
         and p.kind = 'phone' and p.subject = (
           select one.subject from member_identities one
           where one.merchant_id = m.merchant_id and one.member_id = m.id and one.kind = 'phone'
           order by one.used_at desc, one.subject limit 1)
       where m.merchant_id = ? and m.id > ? and m.state in ('active', 'shadow') order by m.id limit ?`,
      [merchantId, after, limit],
    );
    return rows.map(({ nickname, avatarUrl, sealed, sealedFor, ...member }) => ({
      ...member,
      face: { nickname, avatarUrl, sealed, sealedFor },
    }));
  };
}
