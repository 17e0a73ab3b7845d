import { fenOf } from './product-draft.ts';

/** One line of a part of an order, as it is given back at the counter. */
export interface ReturnLine {
  pieces: number;
  /** Yuan; empty = as much as may go back. */
  amount: string;
  isDamaged: boolean;
}

export type ReturnForm = Readonly<Record<number, ReturnLine>>;

const positions = (form: ReturnForm) =>
  Object.entries(form)
    .map(([line, filled]) => ({ line: Number(line), ...filled }))
    .filter(({ pieces }) => pieces > 0);

/** Something is given back, and what stands in the fields are sums of money. */
export const isReadable = (form: ReturnForm): boolean =>
  positions(form).length > 0 &&
  positions(form).every(({ amount }) => amount.trim() === '' || fenOf(amount) !== undefined);

export const linesOf = (form: ReturnForm) =>
  positions(form).map(({ line, pieces, amount }) => {
    const amountFen = amount.trim() === '' ? undefined : fenOf(amount);
    return { line, quantity: pieces, ...(amountFen === undefined ? {} : { amountFen }) };
  });

export const conditionsOf = (form: ReturnForm) =>
  positions(form)
    .filter(({ isDamaged }) => isDamaged)
    .map(({ line }) => ({ line, condition: 'damaged' as const }));

/** The search answers with what begins so as well; goods come back for the order that was meant, and no other. */
export const orderMeant = <Order extends { readonly number: string }>(
  found: readonly Order[],
  typed: string,
): Order | undefined => found.find(({ number }) => number === typed.trim());
