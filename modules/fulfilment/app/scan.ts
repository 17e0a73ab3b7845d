import type { CodeReader, ReadCode } from '#feature';
import type { MerchantId, StoreId } from '#kernel';

export type Scan = (merchantId: MerchantId, storeId: StoreId, code: string) => Promise<ReadCode | undefined>;

/**
 * 核销 (STO-06): one field for every code. Of several kinds that fit (eight digits may be a pickup code of another store
 * as well) the one that can be taken now is meant.
 */
export function scan(readers: readonly CodeReader[]): Scan {
  return async (merchantId, storeId, code) => {
    const read = await Promise.all(readers.map((reader) => reader.read(merchantId, storeId, code)));
    const known = read.filter((each) => each !== undefined);
    return known.find(({ usable }) => usable) ?? known[0];
  };
}
