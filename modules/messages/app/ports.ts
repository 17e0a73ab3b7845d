import type { EpochMs, MemberId, MerchantId, OrderId, Tx } from '#kernel';
import type { Facts, MessageKind } from '../domain/kinds.ts';
import type { Template } from '../domain/template.ts';

export interface NewMessage {
  readonly id: string;
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  /** Of the outbox: one event tells one member one thing once. */
  readonly eventId: string;
  readonly kind: MessageKind;
  /** '' = about no order. */
  readonly orderId: OrderId | '';
  /** The article or the coupon that it is about, or ''. */
  readonly subject: string;
  /** False: she wants it by other ways alone. */
  readonly inInbox: boolean;
  readonly title: string;
  readonly text: string;
  readonly facts: Facts;
  /** Why it is in the inbox alone; null = it may leave. */
  readonly staysFor: 'no_template' | 'not_wanted' | null;
  readonly at: EpochMs;
}

export interface Waiting {
  readonly merchantId: MerchantId;
  readonly id: string;
  readonly memberId: MemberId;
  readonly kind: MessageKind;
  readonly orderId: OrderId | '';
  readonly subject: string;
  readonly facts: Facts;
  readonly attempts: number;
  /** The template whose credit it holds, if it holds one. */
  readonly creditOf: string | null;
}

export interface MessageKey {
  readonly merchantId: MerchantId;
  readonly id: string;
}

export interface MessageStore {
  /** False when she was told before. */
  add(tx: Tx, message: NewMessage): Promise<boolean>;
  /** Takes one attempt of a message that is due; false when another process was quicker. Nobody else has it until `until`. */
  claim(tx: Tx, message: Waiting, now: EpochMs, until: EpochMs): Promise<boolean>;
  holdCredit(tx: Tx, message: MessageKey, templateId: string): Promise<void>;
  /** False: it holds none of this template (any more). */
  releaseCredit(tx: Tx, message: MessageKey, templateId: string): Promise<boolean>;
  sent(tx: Tx, message: MessageKey, providerId: string | null, at: EpochMs): Promise<void>;
  /**
   * Ends what waits, or what WeChat took and could not deliver. NONE: there was no grant, no template or no openid, so it
   * is in the inbox alone.
   */
  end(
    tx: Tx,
    message: MessageKey,
    state: 'NONE' | 'REFUSED' | 'DEAD',
    why: string,
    at: EpochMs,
  ): Promise<void>;
  failed(tx: Tx, message: MessageKey, why: string): Promise<void>;
  /** Undefined: nothing was sent under this number. */
  byProviderId(tx: Tx, merchantId: MerchantId, providerId: string): Promise<MessageKey | undefined>;
  /** Another round of attempts. */
  redrive(tx: Tx, message: MessageKey, at: EpochMs): Promise<'redriven' | 'alive' | 'unknown'>;
  /** These, or all that she had not read. */
  markRead(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    ids: readonly string[] | undefined,
    at: EpochMs,
  ): Promise<void>;
}

export interface Grants {
  /** One credit more, or good for ever. */
  add(tx: Tx, grant: GrantKey, isLasting: boolean, at: EpochMs): Promise<void>;
  /** False: she has given none, or all are used. */
  take(tx: Tx, grant: GrantKey): Promise<boolean>;
  /** WeChat did not use it. */
  giveBack(tx: Tx, grant: GrantKey): Promise<void>;
  /** She wants no more of these: none is left, in what waits to be sent neither. */
  drop(tx: Tx, grant: GrantKey, at: EpochMs): Promise<void>;
}

export interface GrantKey {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly templateId: string;
}

export interface TemplateBook {
  put(tx: Tx, merchantId: MerchantId, template: Template, at: EpochMs): Promise<Template | undefined>;
  list(merchantId: MerchantId): Promise<readonly Template[]>;
}

export interface InboxMessage {
  readonly id: string;
  readonly kind: MessageKind;
  readonly orderId: string;
  readonly subject: string;
  readonly title: string;
  readonly text: string;
  readonly at: EpochMs;
  readonly readAt: EpochMs | null;
}

export interface DeadMessage {
  readonly id: string;
  readonly kind: MessageKind;
  readonly orderId: string;
  readonly attempts: number;
  readonly why: string;
  readonly deadAt: EpochMs;
}

export type Before = readonly [at: EpochMs, id: string];

export interface MessageReads {
  due(now: EpochMs, limit: number): Promise<readonly Waiting[]>;
  inbox(
    merchantId: MerchantId,
    memberId: MemberId,
    before: Before | undefined,
    limit: number,
  ): Promise<readonly InboxMessage[]>;
  unread(merchantId: MerchantId, memberId: MemberId): Promise<number>;
  dead(merchantId: MerchantId, before: Before | undefined, limit: number): Promise<readonly DeadMessage[]>;
}

/** Remembers what WeChat has told us, so that a repeat tells nothing. */
export interface PushLog {
  /** False when it came before. */
  note(tx: Tx, merchantId: MerchantId, key: string, at: EpochMs): Promise<boolean>;
}

export type SendOutcome =
  | { readonly kind: 'sent'; readonly providerId: string | null }
  /** 43101: she does not want it (any more). */
  | { readonly kind: 'refused' }
  /** WeChat will never take it as it is. */
  | { readonly kind: 'bad'; readonly errcode: number }
  /** Null: nobody answered, so it may have been sent. */
  | { readonly kind: 'later'; readonly errcode: number | null };

export interface SubscribeMessages {
  send(message: {
    readonly openid: string;
    readonly templateId: string;
    readonly page: string;
    readonly data: Readonly<Record<string, { readonly value: string }>>;
  }): Promise<SendOutcome>;
}
