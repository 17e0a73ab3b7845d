import type { FaceMeasures } from '../tracking/geometry.ts';
import type { ArManifest } from './manifest.ts';

export interface FitAdvice {
  readonly fit: 'narrow' | 'good' | 'wide';
  /** 0..1; 1 is as well as can be told. */
  readonly score: number;
  readonly text: string;
}

/** How the size of an item suits a face; undefined for what comes in one size, or says nothing of its size. */
export function adviseFit(_measures: FaceMeasures, _manifest: ArManifest): FitAdvice | undefined {
  return undefined;
}

/** The items that have a size, best fit first; equals keep their order. */
export function fitRanking<Item extends ArManifest>(
  measures: FaceMeasures,
  items: readonly Item[],
): { readonly item: Item; readonly advice: FitAdvice }[] {
  return items
    .flatMap((item) => {
      const advice = adviseFit(measures, item);
      return advice === undefined ? [] : [{ item, advice }];
    })
    .sort((a, b) => b.advice.score - a.advice.score);
}
