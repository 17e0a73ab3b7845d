import { type MemberId, type MerchantId, type Tx, token } from '#kernel';
import type { Vault } from '#modules/privacy';
import type { OriginStore } from './ports.ts';

/** Who had a number in the system that the members came from. */
export interface OldNumbers {
  /** Undefined = nobody; also for who closed her account since. */
  memberWith(tx: Tx, merchantId: MerchantId, number: string): Promise<MemberId | undefined>;
}
export const OLD_NUMBERS = token<OldNumbers>('OldNumbers');

export function oldNumbers(origins: OriginStore, vault: Vault): OldNumbers {
  return {
    async memberWith(tx, merchantId, number) {
      const hash = vault.blindIndex(merchantId, 'identity', number);
      return (await origins.find(tx, merchantId, [hash])).get(hash)?.memberId ?? undefined;
    },
  };
}
