import { type FaceMeasures, faceMeasures } from '#ml/tracking';
import { type FitAdvice, fitRanking } from '#ml/tryon';
import { notMeasured } from '../domain/refusals.ts';
import type { Wardrobe, WornItem } from './ports.ts';
import type { SessionBook } from './session-book.ts';
import type { TryOnSession } from './try-on-session.ts';

interface RankedFit {
  readonly measures: FaceMeasures;
  /** Best fit first; articles of one size only are missing. */
  readonly ranked: readonly { readonly item: WornItem; readonly advice: FitAdvice }[];
}

export type FitItems = (session: TryOnSession, kind: WornItem['manifest']['kind']) => Promise<RankedFit>;

/** What of the catalogue suits the face that the session saw last. The measures live as long as the session. */
export function fitItems(book: SessionBook, wardrobe: Wardrobe): FitItems {
  return async (session, kind) => {
    book.requireLive(session);
    const { lastFace } = session;
    const measures = lastFace && faceMeasures(lastFace.face, lastFace);
    if (measures === undefined) throw notMeasured('face');
    const items = await wardrobe.ofKind(session.merchantId, kind);
    const byManifest = new Map(items.map((item) => [item.manifest, item]));
    const manifests = items.map(({ manifest }) => manifest);
    const ranked = fitRanking(measures, manifests).map(({ item, advice }) => ({
      item: byManifest.get(item) as WornItem,
      advice,
    }));
    return { measures, ranked };
  };
}
