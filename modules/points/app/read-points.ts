import {
  AppError,
  type Clock,
  decodeCursor,
  type EpochMs,
  type MemberId,
  type MerchantId,
  type Page,
  pageOf,
} from '#kernel';
import type { Members } from '#modules/members';
import { maskName } from '#modules/privacy';
import type { Points, PointsBalance } from '../tokens.ts';
import type { PointReads } from './ports.ts';

export interface ShownBalance extends PointsBalance {
  readonly debt: number;
}

export interface ShownEntry {
  readonly id: string;
  readonly at: EpochMs;
  readonly title: string;
  readonly change: number;
  readonly pendingChange: number;
  readonly usableAfter: number;
}

export interface ReadPoints {
  balance(merchantId: MerchantId, memberId: MemberId): Promise<ShownBalance>;
  /** For staff: whose they are, masked. */
  balanceOf(
    merchantId: MerchantId,
    memberId: MemberId,
  ): Promise<ShownBalance & { readonly memberId: MemberId; readonly name: string }>;
  entries(
    merchantId: MerchantId,
    memberId: MemberId,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<ShownEntry>>;
}

export function readPoints(
  balance: Points['balance'],
  reads: PointReads,
  members: Members,
  clock: Clock,
): ReadPoints {
  async function shown(merchantId: MerchantId, memberId: MemberId): Promise<ShownBalance> {
    const found = await balance(merchantId, memberId, clock.now());
    return { ...found, debt: Math.max(0, -found.usable) };
  }

  return {
    balance: shown,
    async balanceOf(merchantId, memberId) {
      const person = await members.current(merchantId, memberId);
      if (person === undefined) throw new AppError('not_found', 'members.not_found', '没有这位会员');
      const { id, nickname } = person;
      return { ...(await shown(merchantId, id)), memberId: id, name: maskName(nickname) };
    },
    async entries(merchantId, memberId, cursor, limit) {
      const rows = await reads.entries(merchantId, memberId, idAt(cursor), limit + 1);
      const entries = rows.map(({ id, at, title, change, pendingChange, usableAfter }) => ({
        ...{ id, at, title, change, pendingChange, usableAfter },
      }));
      return pageOf(entries, limit, ({ id }) => [id]);
    },
  };
}

function idAt(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const [id] = decodeCursor(cursor);
  if (typeof id === 'string') return id;
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}
