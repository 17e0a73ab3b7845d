import type { components } from '../../../shared/schema.d.ts';

export type OfferLess = components['schemas']['OfferLess'];
type Asked = Pick<components['schemas']['AfterSale'], 'lines'>;

/** An emptied field is nothing, not what she asked for. */
export const centsOf = (yuan: number | undefined | null): number => Math.round((yuan ?? 0) * 100);

/** What can be sent: less than she asked for, more than nothing, and said why. */
export function offerFor(
  { lines }: Asked,
  amountsFen: readonly number[],
  words: string,
): OfferLess | undefined {
  const offered = lines.map(({ position }, place) => ({ line: position, amountFen: amountsFen[place] ?? 0 }));
  const sum = offered.reduce((fen, { amountFen }) => fen + amountFen, 0);
  const isLess = lines.some(({ amountFen }, place) => (amountsFen[place] ?? 0) < amountFen);
  if (!isLess || sum === 0 || words.trim() === '') return undefined;
  return { words: words.trim(), lines: offered };
}
