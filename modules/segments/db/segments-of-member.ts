import { affectedRows, type MovedRows, moveRows, moveRowsBack, type Reads } from '#db';
import type { MemberData } from '#feature';

const TAGS = { table: 'member_tags', key: ['tag_id'], sharesKeys: true } as const;
const PLACES = { table: 'segment_snapshot_members', key: ['snapshot_id'], sharesKeys: true } as const;

interface Moved {
  readonly tags: MovedRows;
  readonly places: MovedRows;
}

/**
 * Tags given by hand, and the groups she was in when a campaign was sent. Segments themselves are worked out anew; so
 * is whether her grants still keep her in a group.
 */
export function segmentsOfMember(reads: Reads): MemberData {
  return {
    name: 'segments',
    async exportMember(merchantId, memberId) {
      const tags = await reads.all<{ name: string; given_at: number }>(
        `select coalesce(t.name, m.tag_id) as name, m.given_at from member_tags m
         left join tags t on t.merchant_id = m.merchant_id and t.id = m.tag_id
         where m.merchant_id = ? and m.member_id = ? order by m.given_at, m.tag_id`,
        [merchantId, memberId],
      );
      const groups = await reads.all<{ name: string; taken_at: number | null; rests_on: string }>(
        `select coalesce(s.name, m.snapshot_id) as name, s.taken_at, m.rests_on from segment_snapshot_members m
         left join segment_snapshots s on s.merchant_id = m.merchant_id and s.id = m.snapshot_id
         where m.merchant_id = ? and m.member_id = ? order by s.taken_at, m.snapshot_id`,
        [merchantId, memberId],
      );
      return {
        tags: tags.map(({ name, given_at }) => ({ tag: name, givenAt: given_at })),
        groups: groups.map(({ name, taken_at, rests_on }) => ({
          ...{ group: name, takenAt: taken_at },
          restsOn: rests_on.split(',').filter((grant) => grant !== ''),
        })),
      };
    },
    async eraseMember(tx, merchantId, memberId) {
      for (const { table } of [TAGS, PLACES])
        await affectedRows(tx, `delete from ${table} where merchant_id = ? and member_id = ?`, [
          merchantId,
          memberId,
        ]);
    },
    async mergeMember(tx, merchantId, from, into): Promise<Moved> {
      const tags = await moveRows(tx, TAGS, merchantId, from, into);
      const places = await moveRows(tx, PLACES, merchantId, from, into);
      return { tags, places };
    },
    async unmergeMember(tx, merchantId, from, into, moved) {
      const { tags, places } = moved as Moved;
      await moveRowsBack(tx, TAGS, merchantId, from, into, tags);
      await moveRowsBack(tx, PLACES, merchantId, from, into, places);
    },
  };
}
