import { faceMeasures } from '../../../../../ml/tracking/geometry.ts';
import type { ArManifest, FitAdvice, ViewSize } from '../../../../../ml/tryon/page.ts';
import { adviseFit } from '../../../../../ml/tryon/size-advice.ts';
import type { Sight } from './device-tracker.ts';
import type { Fitting, WornItem } from './mirror.ts';

/** Measures the face on show and asks each item how it would suit; all of it stays on the page. */
export async function fittingOf(
  sight: Sight | undefined,
  size: ViewSize,
  items: readonly WornItem[],
  manifestOf: (item: WornItem) => Promise<ArManifest>,
): Promise<Fitting> {
  const face = sight?.face;
  const measures = face && faceMeasures(face, size);
  const advice = new Map<string, FitAdvice>();
  if (measures === undefined) return { measures, advice };
  for (const item of items) {
    const told = await manifestOf(item).then(
      (manifest) => adviseFit(measures, manifest),
      () => undefined,
    );
    if (told !== undefined) advice.set(item.arItemId, told);
  }
  return { measures, advice };
}
