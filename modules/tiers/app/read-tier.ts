import {
  AppError,
  decodeCursor,
  type EpochMs,
  type MemberId,
  type MerchantId,
  type Page,
  pageOf,
} from '#kernel';
import type { Members } from '#modules/members';
import { maskName } from '#modules/privacy';
import type { Tier } from '../domain/rules.ts';
import type { TierOfMember, Tiers } from '../tokens.ts';
import type { TierReads } from './ports.ts';

export interface ShownTier extends Omit<TierOfMember, 'tier'>, Omit<Tier, 'growthFrom'> {}

export interface ShownGrowth {
  readonly id: string;
  readonly at: EpochMs;
  readonly title: string;
  readonly change: number;
  readonly levelAfter: number;
}

export interface ReadTier {
  /** 404 while the merchant has no levels. */
  mine(merchantId: MerchantId, memberId: MemberId): Promise<ShownTier>;
  /** For staff: whose it is, masked. */
  of(
    merchantId: MerchantId,
    memberId: MemberId,
  ): Promise<ShownTier & { readonly memberId: MemberId; readonly nickname: string }>;
  entries(
    merchantId: MerchantId,
    memberId: MemberId,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<ShownGrowth>>;
}

export function readTier(tierOf: Tiers['tierOf'], reads: TierReads, members: Members): ReadTier {
  async function mine(merchantId: MerchantId, memberId: MemberId): Promise<ShownTier> {
    const found = await tierOf(merchantId, memberId);
    if (found === null) throw new AppError('not_found', 'tiers.none_published', '还没有发布会员等级');
    const { tier, ...rest } = found;
    return { level: tier.level, name: tier.name, benefits: tier.benefits, ...rest };
  }

  return {
    mine,
    async of(merchantId, memberId) {
      const person = await members.current(merchantId, memberId);
      if (person === undefined) throw new AppError('not_found', 'members.not_found', '没有这位会员');
      const { id, nickname } = person;
      return { ...(await mine(merchantId, id)), memberId: id, nickname: maskName(nickname) };
    },
    async entries(merchantId, memberId, cursor, limit) {
      const rows = await reads.entries(merchantId, memberId, idAt(cursor), limit + 1);
      const shown = rows.map(({ id, at, title, change, levelAfter }) => ({
        id,
        at,
        title,
        change,
        levelAfter,
      }));
      return pageOf(shown, limit, ({ id }) => [id]);
    },
  };
}

function idAt(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const [id] = decodeCursor(cursor);
  if (typeof id === 'string') return id;
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}
