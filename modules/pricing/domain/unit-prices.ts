import type { Basket, PlacedLine } from './basket.ts';
import type { DiscountSource } from './quote.ts';
import { type Part, type Tally, takeOff } from './tally.ts';
import { type LimitedPieces, limitedPieces } from './time-limited.ts';

/** Some pieces of a line, and the offer that gives them another price than everybody's. */
interface Pieces extends Part {
  readonly price: { readonly source: DiscountSource; readonly label: string; readonly offFen: number } | null;
}

/** In which the steps stand in the pipeline and in the explanation. */
const ORDER: readonly DiscountSource['kind'][] = ['activity', 'time_limited', 'member'];

/**
 * Steps 1 and 2: everybody's price at the store, then either the one activity price of the line or the lower of
 * time-limited and member price, piece by piece. None of them makes a piece dearer.
 */
export function unitPrices(basket: Basket): Tally {
  const limited = limitedPieces(basket);
  const pieces = basket.lines.flatMap((line, at) => piecesOf(line, at, limited.get(at) ?? []));
  const start: Tally = {
    basket,
    parts: pieces.map(({ line, quantity, closedBy }) => ({ line, quantity, closedBy })),
    nets: pieces.map(({ line, quantity }) => (basket.lines[line]?.unitPriceFen ?? 0) * quantity),
    ...{ taken: [], gifts: [], giftChoices: [], freeShipping: [], nearMisses: [] },
  };
  return offersOf(pieces).reduce((tally, { source, label }) => {
    const own = pieces.map(({ price }) => (price !== null && same(price.source, source) ? price.offFen : 0));
    return takeOff(tally, { source, label, pieces: piecesByLine(basket, pieces, own) }, own);
  }, start);
}

/** How many pieces of each line something was taken off. */
function piecesByLine({ lines }: Basket, pieces: readonly Pieces[], off: readonly number[]): number[] {
  const byLine = lines.map(() => 0);
  for (const [n, { line, quantity }] of pieces.entries())
    if (off[n] !== 0) byLine[line] = (byLine[line] ?? 0) + quantity;
  return byLine;
}

function piecesOf(line: PlacedLine, at: number, limited: readonly LimitedPieces[]): readonly Pieces[] {
  const { quantity, storePriceFen, activity, memberPriceFen } = line;
  const priced = (
    source: DiscountSource,
    label: string,
    count: number,
    unitFen: number,
    closes: boolean,
  ): Pieces => {
    // A dish with something left out may cost less than what this would take off: a piece never falls below zero.
    const offFen = Math.min(Math.max(0, storePriceFen - unitFen), line.unitPriceFen) * count;
    return {
      line: at,
      quantity: count,
      closedBy: closes ? { id: source.id, name: label } : null,
      price: offFen === 0 ? null : { source, label, offFen },
    };
  };
  if (activity !== undefined && activity !== null) {
    const { id, name, unitPriceFen, exclusive } = activity;
    return [priced({ kind: 'activity', id }, name, quantity, unitPriceFen, exclusive)];
  }
  const special = limited.map(({ promotion: { id, name, exclusive }, pieces, priceFen }) =>
    priced({ kind: 'time_limited', id }, name, pieces, priceFen, exclusive),
  );
  const rest = quantity - special.reduce((sum, each) => sum + each.quantity, 0);
  if (rest === 0) return special;
  const member = priced(
    { kind: 'member', id: 'member' },
    '会员价',
    rest,
    memberPriceFen ?? storePriceFen,
    false,
  );
  return [...special, member];
}

/** Each once, in the order of the pipeline and then of the lines. */
function offersOf(pieces: readonly Pieces[]): readonly { source: DiscountSource; label: string }[] {
  const offers: { source: DiscountSource; label: string }[] = [];
  for (const { price } of pieces)
    if (price !== null && !offers.some(({ source }) => same(source, price.source))) offers.push(price);
  return offers.sort((a, b) => ORDER.indexOf(a.source.kind) - ORDER.indexOf(b.source.kind));
}

function same(a: DiscountSource, b: DiscountSource): boolean {
  return a.kind === b.kind && a.id === b.id;
}
