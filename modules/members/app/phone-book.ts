import type { EpochMs, MemberId, MerchantId, Tx } from '#kernel';
import type { Vault } from '#modules/privacy';
import type { IdentityKey } from '../domain/identity.ts';
import type { Identity, NewIdentity } from './identity-store.ts';

/** Phones as identities: found by a blind index, readable only through the member's own key (MEM-02). */
export interface PhoneBook {
  keyOf(merchantId: MerchantId, phone: string): IdentityKey;
  entry(tx: Tx, merchantId: MerchantId, memberId: MemberId, phone: string, at: EpochMs): Promise<NewIdentity>;
  /** For herself; null once her key was destroyed. */
  phoneOf(merchantId: MerchantId, identity: Identity): Promise<string | null>;
}

/** `phone` is always the one spelling of `normalPhone`. */
export function phoneBook(vault: Vault): PhoneBook {
  const keyOf = (merchantId: MerchantId, phone: string): IdentityKey => ({
    kind: 'phone',
    issuer: '',
    subject: vault.blindIndex(merchantId, 'phone', phone),
  });
  return {
    keyOf,
    async entry(tx, merchantId, memberId, phone, at) {
      const sealed = await vault.seal(tx, merchantId, memberId, 'phone', phone);
      return { ...keyOf(merchantId, phone), memberId, sealed, sealedFor: memberId, linkedAt: at };
    },
    async phoneOf(merchantId, { sealed, sealedFor }) {
      if (sealed === null || sealedFor === null) return null;
      return vault.open(merchantId, sealedFor, 'phone', sealed, 'account.own');
    },
  };
}
