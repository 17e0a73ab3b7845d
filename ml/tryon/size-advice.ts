import type { FaceMeasures } from '../tracking/geometry.ts';
import type { ArManifest } from './manifest.ts';

/** How the size of an item suits a face. Says nothing about sight or health, and is never the only ground to buy. */
export interface FitAdvice {
  readonly fit: 'narrow' | 'good' | 'wide';
  /** 0..1; 1 is as well as can be told. */
  readonly score: number;
  /** One line for the shopper, with 约 before every figure that was measured on her. */
  readonly text: string;
}

/** What was measured, what would suit and how sure that is, in millimetres. */
interface Comparison {
  readonly itemMm: number;
  readonly wantedMm: number;
  readonly errorMm: number;
  /** Smallest and largest item that sits well, shares of `wantedMm`. */
  readonly good: readonly [min: number, max: number];
}

/**
 * The front of a frame over the width of the head at the temples: the canonical head (155 mm) wears a medium
 * frame of 136 mm.
 */
const FRAME_PER_TEMPLES = 0.88;
/** Frames differ by some 4 mm from size to size; half a size is not felt. */
const FRAME_TOLERANCE = 0.045;
/** A hat is soft, a sweatband takes a centimetre. */
const HAT_TOLERANCE = 0.02;
/** Half a size: the score at the edge of "good" is 0.6. */
const SCORE_AT_EDGE = 0.6;

/**
 * `undefined` for what comes in one size or says nothing of its size. The same figures always give the same
 * score, and a wider face never prefers the narrower of two frames.
 */
export function adviseFit(measures: FaceMeasures, manifest: ArManifest): FitAdvice | undefined {
  if (manifest.kind === 'glasses') return adviseGlasses(measures, manifest.fit.widthCm * 10);
  if (manifest.kind === 'hat' && manifest.fit.headCm !== undefined)
    return adviseHat(measures, manifest.fit.headCm);
  return undefined;
}

function adviseGlasses({ templeWidthMm, errors }: FaceMeasures, frameMm: number): FitAdvice {
  const wantedMm = templeWidthMm * FRAME_PER_TEMPLES;
  const errorMm = errors.templeWidthMm * FRAME_PER_TEMPLES;
  const good = [1 - FRAME_TOLERANCE, 1 + FRAME_TOLERANCE] as const;
  const { fit, score } = judged({ itemMm: frameMm, wantedMm, errorMm, good });
  const verdict = { narrow: '镜框可能偏窄', good: '宽度合适', wide: '镜框可能偏宽' }[fit];
  const figures = `镜框宽 ${frameMm.toFixed(0)} 毫米，适合您的约 ${wantedMm.toFixed(0)} 毫米（±${errorMm.toFixed(0)}）`;
  return { fit, score, text: `${verdict}：${figures}` };
}

function adviseHat(
  { headCircumferenceMm, errors }: FaceMeasures,
  [minCm, maxCm]: readonly [number, number],
): FitAdvice {
  const itemMm = (minCm + maxCm) * 5;
  const half = (maxCm - minCm) / (maxCm + minCm) + HAT_TOLERANCE;
  const { fit, score } = judged({
    itemMm,
    wantedMm: headCircumferenceMm,
    errorMm: errors.headCircumferenceMm,
    good: [1 - half, 1 + half],
  });
  const verdict = { narrow: '帽围可能偏小', good: '帽围大致合适', wide: '帽围可能偏大' }[fit];
  const cm = (mm: number) => (mm / 10).toFixed(0);
  const figures = `适合头围 ${minCm}–${maxCm} 厘米，您的头围约 ${cm(headCircumferenceMm)} 厘米（±${cm(errors.headCircumferenceMm)}）`;
  return { fit, score, text: `${verdict}：${figures}` };
}

/** Falls with the distance on a scale of ratios, so that a tenth too wide counts like a tenth too narrow; slower when less is known. */
function judged({
  itemMm,
  wantedMm,
  errorMm,
  good: [min, max],
}: Comparison): Pick<FitAdvice, 'fit' | 'score'> {
  const ratio = itemMm / wantedMm;
  const tolerance = Math.log(max / min) / 2;
  const edge = Math.hypot(tolerance / Math.sqrt(-2 * Math.log(SCORE_AT_EDGE)), errorMm / wantedMm / 2);
  const score = Math.exp(-((Math.log(ratio) / edge) ** 2) / 2);
  return { fit: ratio < min ? 'narrow' : ratio > max ? 'wide' : 'good', score };
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
