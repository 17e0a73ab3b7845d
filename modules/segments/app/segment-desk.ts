import { AppError, type Ids, type MerchantId } from '#kernel';
import type { Predicate } from '../domain/predicate.ts';
import type { Audience } from './audience.ts';
import type { Act, Who } from './desk.ts';
import { type KnownNamesParts, refuseUnknownNames } from './known-names.ts';
import type { Segment, SegmentStore, Snapshot, SnapshotStore } from './ports.ts';

const SEGMENTS_MAX = 100;
/** Written in one transaction, for which every other writer waits. */
const SNAPSHOT_MEMBERS_MAX = 100_000;

export interface SegmentDesk {
  create(who: Who, draft: { readonly name: string; readonly predicate: Predicate }): Promise<Segment>;
  /** Its snapshots stay: campaigns were made of them. */
  remove(who: Who, id: string): Promise<void>;
  get(merchantId: MerchantId, id: string): Promise<Segment>;
  /** Refuses what names things that are not there. */
  check(merchantId: MerchantId, predicate: Predicate): Promise<void>;
  snapshot(who: Who, id: string): Promise<Snapshot>;
}

interface SegmentDeskParts extends KnownNamesParts {
  readonly act: Act;
  readonly segments: SegmentStore;
  readonly snapshots: SnapshotStore;
  readonly audience: Audience;
  readonly ids: Ids;
}

export function segmentDesk(parts: SegmentDeskParts): SegmentDesk {
  const { act, segments, snapshots, audience, ids } = parts;

  async function get(merchantId: MerchantId, id: string): Promise<Segment> {
    const segment = (await segments.list(merchantId)).find((each) => each.id === id);
    if (segment === undefined) throw notFound();
    return segment;
  }

  const check = (merchantId: MerchantId, predicate: Predicate) =>
    refuseUnknownNames(parts, merchantId, predicate, { rulesAllowed: true });

  return {
    get,
    check,
    async create(who, { name, predicate }) {
      const { merchantId, staffId } = who;
      await check(merchantId, predicate);
      if ((await segments.list(merchantId)).length >= SEGMENTS_MAX)
        throw new AppError('conflict', 'segments.too_many', '分群太多，请先删除一些', {
          segmentsMax: SEGMENTS_MAX,
        });
      const id = `seg_${ids.next()}`;
      return act(who, 'segments.create', async (tx, now) => {
        const made = { id, name, predicate, createdBy: staffId, createdAt: now };
        if (!(await segments.add(tx, merchantId, made)))
          throw new AppError('conflict', 'segments.name_taken', '已有同名分群');
        return { subject: `segment:${id}`, after: made, answer: made };
      });
    },
    async remove(who, id) {
      await act(who, 'segments.remove', async (tx) => {
        const before = await segments.remove(tx, who.merchantId, id);
        if (before === undefined) throw notFound();
        return { subject: `segment:${id}`, before, answer: {} };
      });
    },
    async snapshot(who, segmentId) {
      const { merchantId, staffId } = who;
      const { name, predicate } = await get(merchantId, segmentId);
      const members = await audience.fixed(merchantId, predicate);
      if (members.length > SNAPSHOT_MEMBERS_MAX)
        throw new AppError('unprocessable', 'segments.snapshot_too_large', '分群人数太多，请缩小条件', {
          membersMax: SNAPSHOT_MEMBERS_MAX,
        });
      const id = `snp_${ids.next()}`;
      return act(who, 'segments.take_snapshot', async (tx, now) => {
        const size = members.length;
        const snapshot = { id, segmentId, name, predicate, size, takenBy: staffId, takenAt: now };
        await snapshots.add(tx, merchantId, snapshot, members);
        return { subject: `segment:${segmentId}`, after: { snapshot: id, size }, answer: snapshot };
      });
    },
  };
}

const notFound = () => new AppError('not_found', 'segments.not_found', '没有这个分群');
