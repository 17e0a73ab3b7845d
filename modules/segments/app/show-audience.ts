import { AppError, decodeCursor, type MemberId, type MerchantId, type Page, pageOf } from '#kernel';
import type { Members } from '#modules/members';
import { maskName } from '#modules/privacy';
import type { Predicate } from '../domain/predicate.ts';
import type { Audience } from './audience.ts';
import type { SnapshotStore } from './ports.ts';

const SAMPLE_NAMES = 5;

export interface ShownMember {
  readonly memberId: MemberId;
  /** First character of the nickname, then stars. */
  readonly name: string;
}

export interface ShowAudience {
  preview(
    merchantId: MerchantId,
    predicate: Predicate,
  ): Promise<{ readonly size: number; readonly of: number; readonly sample: readonly string[] }>;
  /** Who fits now, by id. */
  live(
    merchantId: MerchantId,
    predicate: Predicate,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<ShownMember>>;
  /** A page of a snapshot holds fewer than `limit` where somebody may not stay any more. */
  fixed(
    merchantId: MerchantId,
    segmentId: string,
    snapshotId: string,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<ShownMember>>;
}

export function showAudience(audience: Audience, snapshots: SnapshotStore, members: Members): ShowAudience {
  async function first(
    merchantId: MerchantId,
    predicate: Predicate,
    after: MemberId | undefined,
    many: number,
  ): Promise<readonly ShownMember[]> {
    const found: MemberId[] = [];
    for await (const { id } of audience.of(merchantId, predicate, after)) {
      found.push(id);
      if (found.length === many) break;
    }
    return shown(merchantId, found);
  }

  async function shown(
    merchantId: MerchantId,
    memberIds: readonly MemberId[],
  ): Promise<readonly ShownMember[]> {
    const people = await Promise.all(memberIds.map((memberId) => members.find(merchantId, memberId)));
    return people.flatMap((person) =>
      person === undefined ? [] : [{ memberId: person.id, name: maskName(person.nickname) }],
    );
  }

  return {
    async preview(merchantId, predicate) {
      const { sizes, of } = await audience.sizes(merchantId, [predicate]);
      const sample = await first(merchantId, predicate, undefined, SAMPLE_NAMES);
      return { size: sizes[0] ?? 0, of, sample: sample.map(({ name }) => name) };
    },
    async live(merchantId, predicate, cursor, limit) {
      const found = await first(merchantId, predicate, memberAt(cursor), limit + 1);
      return pageOf(found, limit, ({ memberId }) => [memberId]);
    },
    async fixed(merchantId, segmentId, snapshotId, cursor, limit) {
      if ((await snapshots.find(merchantId, segmentId, snapshotId)) === undefined)
        throw new AppError('not_found', 'segments.snapshot_not_found', '没有这份名单');
      const rows = await snapshots.membersAfter(merchantId, snapshotId, memberAt(cursor), limit + 1);
      const { items, nextCursor } = pageOf(rows, limit, ({ memberId }) => [memberId]);
      const staying = await audience.staying(merchantId, items);
      return { items: await shown(merchantId, staying), nextCursor };
    },
  };
}

function memberAt(cursor: string | undefined): MemberId | undefined {
  if (cursor === undefined) return undefined;
  const [memberId] = decodeCursor(cursor);
  if (typeof memberId === 'string') return memberId as MemberId;
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}
