import type { EpochMs, MemberId, MerchantId, Tx } from '#kernel';
import type { UseOf, Vault } from '#modules/privacy';
import type { GivenName, IdentityKey } from '../domain/identity.ts';
import type { Identity, NewIdentity } from './identity-store.ts';

/** What others call her (openid, unionid, …): found by a blind index, readable only through her own key (SEC-04). */
export interface NameBook {
  keyOf(merchantId: MerchantId, name: GivenName): IdentityKey;
  entry(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    name: GivenName,
    at: EpochMs,
  ): Promise<NewIdentity>;
  /** Of any kind, a phone as well; null once her key was destroyed. */
  nameOf(
    merchantId: MerchantId,
    identity: Identity,
    use: UseOf<'identity'> & UseOf<'phone'>,
  ): Promise<string | null>;
}

export function nameBook(vault: Vault): NameBook {
  const keyOf = (merchantId: MerchantId, { kind, issuer, name }: GivenName): IdentityKey => ({
    ...{ kind, issuer, inClear: name },
    subject: vault.blindIndex(merchantId, 'identity', JSON.stringify([kind, issuer, name])),
  });
  return {
    keyOf,
    async entry(tx, merchantId, memberId, name, at) {
      const { kind, issuer, subject } = keyOf(merchantId, name);
      const sealed = await vault.seal(tx, merchantId, memberId, 'identity', name.name);
      return { kind, issuer, subject, memberId, sealed, sealedFor: memberId, linkedAt: at };
    },
    async nameOf(merchantId, { kind, subject, sealed, sealedFor }, use) {
      if (sealed === null || sealedFor === null) return kind === 'phone' ? null : subject;
      const field = kind === 'phone' ? 'phone' : 'identity';
      return vault.open(merchantId, sealedFor, field, sealed, use);
    },
  };
}
