import type { EndedSessions } from '#feature';
import {
  type Clock,
  type DomainEvent,
  type EventHandler,
  type MemberId,
  type MerchantId,
  type Tx,
  token,
  type UnitOfWork,
} from '#kernel';
import { alipayBuyer, type GivenName, type IdentityKind, wxOpenid } from '../domain/identity.ts';
import type { IdentityStore } from './identity-store.ts';
import type { MemberStore } from './member-store.ts';
import type { MergeMembers } from './merge-members.ts';
import type { NameBook } from './name-book.ts';
import type { WechatLoginSettings } from './ports.ts';

/** As the provider of the wallet calls her. */
export interface TillPayer {
  readonly provider: 'wechat' | 'alipay';
  /** For which app it calls her so. */
  readonly appId: string;
  readonly name: string;
}

/** Who paid at a counter by the code in her wallet is known by it (MEM-15). */
export interface TillPayers {
  /**
   * In the commit that says she paid. A stranger gets the name that WeChat or Alipay tells, so that her sales are one person's,
   * and hers once she accepts the terms; where it is somebody's already, both become one soon after. Who was known before the sale, by
   * her code or by a phone that was only told, is who she was: her husband may hold the wallet.
   */
  paid(tx: Tx, merchantId: MerchantId, memberId: MemberId, payer: TillPayer): Promise<void>;
}
export const TILL_PAYERS = token<TillPayers>('TillPayers');

/** The wallet of somebody paid for what this stranger took home. */
interface PayerRecognised extends DomainEvent {
  readonly type: 'members.payer_recognised';
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  /** Missing in what was told before Alipay's payers were known: WeChat's, for our app. */
  readonly kind?: IdentityKind;
  readonly issuer?: string;
  /** Blind index of the name. */
  readonly subject: string;
}

interface Parts {
  readonly members: MemberStore;
  readonly identities: IdentityStore;
  readonly names: NameBook;
  readonly clock: Clock;
}

export function tillPayers({ members, identities, names, clock }: Parts): TillPayers {
  /** Nothing but the sale is known of her. */
  async function isStranger(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<boolean> {
    const row = await members.read(tx, merchantId, memberId);
    if (row?.state !== 'shadow' || row.enrolledBy !== 'till') return false;
    return (await identities.listOf(merchantId, memberId)).length === 0;
  }

  return {
    async paid(tx, merchantId, memberId, payer) {
      if (!(await isStranger(tx, merchantId, memberId))) return;
      const now = clock.now();
      const name = nameOf(payer);
      const key = names.keyOf(merchantId, name);
      const isKnown = (await identities.find(merchantId, key)) !== undefined;
      if (
        !isKnown &&
        (await identities.link(tx, merchantId, await names.entry(tx, merchantId, memberId, name, now)))
      )
        return;
      tx.emit<PayerRecognised>({
        type: 'members.payer_recognised',
        occurredAt: now,
        merchantId,
        memberId,
        ...{ kind: key.kind, issuer: key.issuer, subject: key.subject },
      });
    },
  };
}

function nameOf({ provider, appId, name }: TillPayer): GivenName {
  return provider === 'wechat' ? wxOpenid(appId, name) : alipayBuyer(appId, name);
}

/** In a commit of its own: nothing of this keeps a payment from being one. */
export function payerReactions(
  parts: Omit<Parts, 'names'> & {
    readonly unitOfWork: UnitOfWork;
    readonly merge: MergeMembers;
    readonly ended: EndedSessions;
    readonly settings: WechatLoginSettings;
  },
): readonly EventHandler[] {
  const { unitOfWork, members, identities, merge, ended, settings, clock } = parts;
  return [
    {
      name: 'members.join_payer',
      types: ['members.payer_recognised'],
      async deliver({ event }) {
        const recognised = event as PayerRecognised;
        const { merchantId, memberId, kind = 'wx_openid', issuer = settings.appId, subject } = recognised;
        const key = { kind, issuer, subject };
        const owner = await identities.find(merchantId, key);
        const stranger = await members.find(merchantId, memberId);
        if (owner === undefined || owner.memberId === memberId || stranger?.state !== 'shadow') return;
        const wish = { merchantId, pair: [memberId, owner.memberId], reason: 'paid_at_till' } as const;
        const { endedSessions } = await unitOfWork.run((tx) =>
          merge(tx, { ...wish, actor: 'system', ip: null, at: clock.now() }),
        );
        for (const sessionId of endedSessions) ended.add(sessionId);
      },
    },
  ];
}
