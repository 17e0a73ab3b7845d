import type { Engine } from '#feature';
import type { MerchantId } from '#kernel';
import type { Identity } from './identity-store.ts';
import type { NameBook } from './name-book.ts';
import type { PhoneBook } from './phone-book.ts';

const NAMES_LOOKED_AT = 20;

export interface StoredName extends Identity {
  readonly merchantId: MerchantId;
}

/** Some sealed names, whosever they are. */
export type SomeNames = (limit: number) => Promise<readonly StoredName[]>;

/**
 * Lets no house open whose index key is not the one that this database was written with. Under another key nobody's phone,
 * openid or payment is found: every member would come in as a stranger, and money that was paid would belong to no payment.
 * Some names are found again for it, so that a key that was exchanged without another version is told as well.
 */
export function sameIndexKey(someNames: SomeNames, names: NameBook, phones: PhoneBook): Engine {
  let isReady = false;

  /** undefined for a name whose owner's key was destroyed. */
  async function isFound(stored: StoredName): Promise<boolean | undefined> {
    const { merchantId, kind, issuer, subject } = stored;
    const name = await names.nameOf(merchantId, stored, 'privacy.upkeep');
    if (name === null) return undefined;
    const key =
      kind === 'phone' ? phones.keyOf(merchantId, name) : names.keyOf(merchantId, { kind, issuer, name });
    return key.subject === subject;
  }

  return {
    name: 'index-key',
    async start() {
      const found = await Promise.all((await someNames(NAMES_LOOKED_AT)).map(isFound));
      if (found.includes(false) && !found.includes(true))
        throw new Error(
          'VAULT_INDEX_KEY is not the key that this database was written with: no member and no payment would be found again. It can never be changed; put the former one back.',
        );
      isReady = true;
    },
    isReady: () => isReady,
    stop: async () => undefined,
  };
}
