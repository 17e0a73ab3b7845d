import type { KeyedHash, MerchantId } from '#kernel';

/** What the database keeps of an exchange code. */
export function exchangeHash(hash: KeyedHash, merchantId: MerchantId, code: string): string {
  return hash.of('marketing.exchange_code', JSON.stringify([merchantId, code]));
}
