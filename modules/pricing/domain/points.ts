import { fen } from '#kernel';
import type { PointsOffer } from './offers.ts';
import type { QuotePoints } from './quote.ts';
import { spread, sumOf, type Tally, takeOff } from './tally.ts';

/**
 * Step 6: points pay for whole units of the goods, at most a part of what they cost after coupons, and only from a
 * certain amount on. Never for shipping.
 */
export function payWithPoints(tally: Tally): { readonly tally: Tally; readonly points: QuotePoints } {
  const { points } = tally.basket.context;
  const all = [...tally.parts.keys()];
  const goodsFen = sumOf(all, tally.nets);
  if (points === undefined || points === null)
    return { tally, points: { burn: 0, worthFen: fen(0), most: 0 } };

  const { unitPoints, unitFen } = points.rule;
  const most = unitsFor(points, goodsFen);
  const wanted =
    points.use === 'max'
      ? most
      : points.use === 'none'
        ? 0
        : Math.floor(points.use / Math.max(1, unitPoints));
  const units = Math.min(wanted, most);
  const worthFen = fen(units * unitFen);
  const quoted = { burn: units * unitPoints, worthFen, most: most * unitPoints };
  if (units === 0) return { tally, points: quoted };
  const what = {
    source: { kind: 'points' as const, id: 'points' },
    label: '积分抵扣',
    detail: `${quoted.burn}积分`,
  };
  const off = spread(worthFen, all, tally.nets, all.length);
  return { tally: takeOff(tally, what, off), points: quoted };
}

function unitsFor({ usable, rule }: PointsOffer, goodsFen: number): number {
  // A merchant without a rule lets points pay nothing.
  if (goodsFen < rule.minGoodsFen || rule.unitFen <= 0 || rule.unitPoints <= 0) return 0;
  const capFen = Math.floor((goodsFen * rule.capBps) / 10_000);
  return Math.max(0, Math.min(Math.floor(usable / rule.unitPoints), Math.floor(capFen / rule.unitFen)));
}
