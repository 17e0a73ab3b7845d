import type { MemberId, MerchantId } from '#kernel';
import { maskPhone } from '#modules/privacy';
import type { Identity, IdentityStore } from './identity-store.ts';
import type { PhoneBook } from './phone-book.ts';

/** Her phone as she may see it on a screen that others look at; null when she has none. */
export type OwnPhone = (merchantId: MerchantId, memberId: MemberId) => Promise<string | null>;

/** The one she bound last. Not the one used last: whoever has a number that she gave up may sign in with it. */
export function boundLast(names: readonly Identity[]): Identity | undefined {
  const phones = names.filter(({ kind }) => kind === 'phone');
  return phones.toSorted((one, other) => other.linkedAt - one.linkedAt)[0];
}

export function ownPhone(identities: IdentityStore, phones: PhoneBook): OwnPhone {
  return async (merchantId, memberId) => {
    const name = boundLast(await identities.listOf(merchantId, memberId));
    const phone = name === undefined ? null : await phones.phoneOf(merchantId, name);
    return phone === null ? null : maskPhone(phone);
  };
}
