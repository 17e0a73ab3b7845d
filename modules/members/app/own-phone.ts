import type { MemberId, MerchantId } from '#kernel';
import { maskPhone } from '#modules/privacy';
import type { IdentityStore } from './identity-store.ts';
import type { PhoneBook } from './phone-book.ts';

/** Her phone as she may see it on a screen that others look at; null when she has none. */
export type OwnPhone = (merchantId: MerchantId, memberId: MemberId) => Promise<string | null>;

export function ownPhone(identities: IdentityStore, phones: PhoneBook): OwnPhone {
  return async (merchantId, memberId) => {
    const names = await identities.listOf(merchantId, memberId);
    const name = names.find(({ kind }) => kind === 'phone');
    const phone = name === undefined ? null : await phones.phoneOf(merchantId, name);
    return phone === null ? null : maskPhone(phone);
  };
}
