import type { EpochMs, MemberId } from '#kernel';
import type { PointsEntry } from '../app/ports.ts';

export const ENTRY_COLUMNS =
  'id, member_id, biz_type, biz_id, direction, source, title, change, pending_change, usable_after, at, asked';

export interface EntryRow {
  readonly id: string;
  readonly member_id: MemberId;
  readonly biz_type: string;
  readonly biz_id: string;
  readonly direction: string;
  readonly source: PointsEntry['source'];
  readonly title: string;
  readonly change: number;
  readonly pending_change: number;
  readonly usable_after: number;
  readonly at: EpochMs;
  readonly asked: number | null;
}

export function entryOf({
  member_id,
  biz_type,
  biz_id,
  pending_change,
  usable_after,
  ...row
}: EntryRow): PointsEntry {
  return {
    ...row,
    memberId: member_id,
    bizType: biz_type,
    bizId: biz_id,
    pendingChange: pending_change,
    usableAfter: usable_after,
  };
}
