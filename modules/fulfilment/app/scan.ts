import type { CodeReader, ReadCode } from '#feature';
import type { MerchantId, SkuId, StoreId, UnitOfWork } from '#kernel';
import type { PickupPieces } from './pickup-pieces.ts';

export interface ScannedCode extends Omit<ReadCode, 'hers'> {
  /** What of the order is in her hands already (部分提货). */
  readonly taken: readonly { readonly skuId: SkuId; readonly quantity: number }[];
  /** What she takes when she takes all of it. */
  readonly left: readonly { readonly skuId: SkuId; readonly quantity: number }[];
}

export type Scan = (
  merchantId: MerchantId,
  storeId: StoreId,
  code: string,
) => Promise<ScannedCode | undefined>;

/**
 * 核销 (STO-06): one field for every code. Of several kinds that fit (eight digits may be a pickup code of another store
 * as well) the one that can be taken now is meant.
 */
export function scan(
  readers: readonly CodeReader[],
  pieces: Pick<PickupPieces, 'taken'>,
  unitOfWork: UnitOfWork,
): Scan {
  return async (merchantId, storeId, text) => {
    const read = await Promise.all(readers.map((reader) => reader.read(merchantId, storeId, text)));
    const known = read.filter((each) => each !== undefined);
    const meant = known.find(({ usable }) => usable) ?? known[0];
    if (meant?.orderId === undefined) return meant && { ...meant, taken: [], left: [] };
    const { hers = [], ...code } = meant;
    const part = { merchantId, orderId: meant.orderId, storeId };
    const taken = await unitOfWork.run((tx) => pieces.taken(tx, part));
    return {
      ...code,
      taken: [...taken].map(([skuId, quantity]) => ({ skuId, quantity })),
      left: hers
        .map(({ skuId, quantity }) => ({ skuId, quantity: quantity - (taken.get(skuId) ?? 0) }))
        .filter(({ quantity }) => quantity > 0),
    };
  };
}
