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

/** One shopper of one merchant, without her name: who looks through many of them needs none. */
export interface Person {
  readonly id: MemberId;
  readonly homeStoreId: StoreId | null;
  readonly joinedAt: EpochMs;
  /** Has not accepted the terms, whether she paid in a store or signed in without saying yes: nothing may be made of what she did (MEM-15). */
  readonly isShadow: boolean;
  /** Is to be asked for the terms: she never accepted them, or another version (MEM-15). */
  readonly needsTerms: boolean;
  /** The birth year that the member last told says "may be under 14" (PRV-12). */
  readonly isMinor: boolean;
}

/** With what is sealed under her own key at rest (SEC-04). */
export interface Member extends Person {
  readonly nickname: string;
  readonly avatarUrl: string | null;
}

/** Who paid offline. The openid is proved by the payment; the phone is only told, so it counts where there is no openid. */
export interface OfflinePayer {
  /** In our own mini-program. */
  readonly wxOpenid?: string;
  readonly phone?: string;
  /** As another system knew her; where it is missing she gets a friendly name, and joins now. */
  readonly nickname?: string;
  readonly joinedAt?: EpochMs;
  readonly source: 'till' | 'wechat_pay' | 'import';
  /** The id that a new shadow gets: what she bought bears it already. */
  readonly as?: MemberId;
}

export interface Members {
  /** Undefined also for a member who was merged into another one: `current` says who that is. */
  find(merchantId: MerchantId, memberId: MemberId): Promise<Member | undefined>;
  /** Who this is now, however often she was merged. */
  current(merchantId: MerchantId, memberId: MemberId): Promise<Member | undefined>;
  /** Undefined also for what is no phone number. */
  findByPhone(merchantId: MerchantId, phone: string): Promise<Member | undefined>;
  /** Her name within our mini-program, the one she used last; JSAPI payments need it. */
  openidOf(merchantId: MerchantId, memberId: MemberId): Promise<string | undefined>;
  /** All her names within our mini-program and others of the shop's: whoever was merged into her had one of her own. */
  openidsOf(merchantId: MerchantId, memberId: MemberId): Promise<readonly string[]>;
  /** Whose name within our mini-program this is, as WeChat's own messages tell it. */
  findByOpenid(merchantId: MerchantId, openid: string): Promise<Member | undefined>;
  /** The member with this name, or a new shadow. Joins the caller's commit; a repeat finds the same one. */
  enrolShadow(
    tx: Tx,
    merchantId: MerchantId,
    payer: OfflinePayer,
  ): Promise<{ readonly memberId: MemberId; readonly isNew: boolean }>;
  /** Who pays at a counter and tells nothing of herself: a shadow under this id, that nobody finds again. */
  enrolStranger(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<void>;
  /** Everybody who accepted the terms, by id, so many at a time; `after` undefined = from the beginning. */
  listAfter(merchantId: MerchantId, after: MemberId | undefined, limit: number): Promise<readonly Person[]>;
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

/** Once per member: she signed in for the first time, with the terms accepted. */
export interface MemberJoined extends DomainEvent {
  readonly type: 'members.member_joined';
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
}

/**
 * She accepted the terms: what waited for her as a shadow may be credited now (MEM-15). Comes with `member_joined`, and
 * again whenever a shadow turns out to be a member who is here.
 */
export interface MemberActivated extends DomainEvent {
  readonly type: 'members.member_activated';
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  /** What had made a shadow of her; null for who came by herself. */
  readonly enrolledBy: OfflinePayer['source'] | null;
}

/** She proved that a phone is hers; the number itself is nobody else's business. */
export interface PhoneBound extends DomainEvent {
  readonly type: 'members.phone_bound';
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
}

/** Two members were one person (MEM-03). Everything of `from` belongs to `into` since this commit. */
export interface MembersMerged extends DomainEvent {
  readonly type: 'members.members_merged';
  readonly merchantId: MerchantId;
  readonly from: MemberId;
  readonly into: MemberId;
}

/** A merge was taken back: what it had moved is `from`'s again. */
export interface MembersUnmerged extends DomainEvent {
  readonly type: 'members.members_unmerged';
  readonly merchantId: MerchantId;
  readonly from: MemberId;
  readonly into: MemberId;
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
