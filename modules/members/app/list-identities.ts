import type { EpochMs, MemberId, MerchantId } from '#kernel';
import { maskPhone } from '#modules/privacy';
import type { IdentityKind } from '../domain/identity.ts';
import type { IdentityStore } from './identity-store.ts';
import type { NameBook } from './name-book.ts';

interface MaskedIdentity {
  readonly kind: IdentityKind;
  readonly nameMasked: string;
  readonly linkedAt: EpochMs;
  readonly usedAt: EpochMs;
}

export type ListIdentities = (
  merchantId: MerchantId,
  memberId: MemberId,
) => Promise<readonly MaskedIdentity[]>;

/** Enough to tell two names apart over the telephone, too little to use one. */
export function listIdentities(identities: IdentityStore, names: NameBook): ListIdentities {
  return async (merchantId, memberId) => {
    const known = await identities.listOf(merchantId, memberId);
    return Promise.all(
      known.map(async (name) => {
        const { kind, linkedAt, usedAt } = name;
        const plain = await names.nameOf(merchantId, name, 'account.own');
        return { kind, nameMasked: plain === null ? '****' : maskPhone(plain), linkedAt, usedAt };
      }),
    );
  };
}
