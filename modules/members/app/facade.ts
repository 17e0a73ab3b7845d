import {
  type DomainEvent,
  type EpochMs,
  type MemberId,
  type MerchantId,
  type StoreId,
  type Tx,
  token,
} from '#kernel';
import type { Preferences } from '../domain/preferences.ts';

/** One shopper of one merchant. */
export interface Member {
  readonly id: MemberId;
  readonly nickname: string;
  readonly avatarUrl: string | null;
  /** WeChat's name for this person within our mini-program; JSAPI payments need it. */
  readonly openid: string;
  readonly homeStoreId: StoreId | null;
  readonly joinedAt: EpochMs;
  /** The birth year that the member last told says "may be under 14" (PRV-12). */
  readonly isMinor: boolean;
}

export interface Members {
  find(merchantId: MerchantId, memberId: MemberId): Promise<Member | undefined>;
  /** Everybody in the order of their ids, so many at a time; `after` undefined = from the beginning. */
  listAfter(merchantId: MerchantId, after: MemberId | undefined, limit: number): Promise<readonly Member[]>;
}
export const MEMBERS = token<Members>('Members');

export interface ImportedMember {
  readonly id: MemberId;
  readonly nickname: string;
  readonly openid: string;
  readonly joinedAt: EpochMs;
  readonly homeStoreId: StoreId | null;
}

/** Takes over members of an earlier system, or of the demo. Idempotent by id and by openid. */
export interface MemberImport {
  importMembers(tx: Tx, merchantId: MerchantId, members: readonly ImportedMember[]): Promise<void>;
}
export const MEMBER_IMPORT = token<MemberImport>('MemberImport');

export interface MemberJoined extends DomainEvent {
  readonly type: 'members.member_joined';
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
}

/** What members told us themselves (MEM-11). */
export interface MemberPreferences {
  /** From memory; the same object until she changes something. */
  preferencesOf(merchantId: MerchantId, memberId: MemberId): Promise<Preferences>;
}
export const MEMBER_PREFERENCES = token<MemberPreferences>('MemberPreferences');

export interface PreferencesChanged extends DomainEvent {
  readonly type: 'members.preferences_changed';
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
}
