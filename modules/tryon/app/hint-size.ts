import type { SkuId } from '#kernel';
import { type GarmentSize, type SizeHint, sizeHint } from '#ml/tryon';
import { notMeasured } from '../domain/refusals.ts';
import type { Wardrobe } from './ports.ts';
import type { SessionBook } from './session-book.ts';
import type { TryOnSession } from './try-on-session.ts';

interface HintedSize {
  readonly sizes: readonly GarmentSize[];
  /** Undefined when there is no size table, or no size is near enough to be named. */
  readonly hint: SizeHint | undefined;
}

export type HintSize = (session: TryOnSession, skuId: SkuId) => Promise<HintedSize>;

/** Which size of a garment is nearest to the body that the session saw last. */
export function hintSize(book: SessionBook, wardrobe: Wardrobe): HintSize {
  return async (session, skuId) => {
    const sizes = await wardrobe.sizes(session.merchantId, skuId);
    book.requireLive(session);
    if (session.lastBody === undefined) throw notMeasured('body');
    return { sizes, hint: sizeHint(session.lastBody, sizes) };
  };
}
