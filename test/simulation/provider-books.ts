import type { SandboxSnapshot } from '#sandbox';

/** What a provider wrote down about one number of ours: only money that moved. */
export interface ProviderEntry {
  readonly takenFen: number;
  readonly returnedFen: number;
}

/** The other side's books, of all three providers, by the number of the payment. What was reversed went back whole. */
export function providerBooks({
  trades,
  refunds,
  alipay,
  unionpay = [],
}: SandboxSnapshot): ReadonlyMap<string, ProviderEntry> {
  const books = new Map<string, ProviderEntry>();
  const returned = new Map<string, number>();
  const add = (name: string, fen: number) => returned.set(name, (returned.get(name) ?? 0) + fen);
  for (const { outTradeNo, status, amountFen } of refunds)
    if (status === 'SUCCESS') add(outTradeNo, amountFen);
  for (const { outTradeNo, paidAt, state, totalFen } of trades)
    if (paidAt !== null) {
      const returnedFen = state === 'REVOKED' ? totalFen : (returned.get(outTradeNo) ?? 0);
      books.set(outTradeNo, { takenFen: totalFen, returnedFen });
    }
  for (const { outTradeNo, paidAt, totalFen, refunds: back } of alipay?.trades ?? [])
    if (paidAt !== null)
      books.set(outTradeNo, {
        takenFen: totalFen,
        returnedFen: back.reduce((sum, { amountFen }) => sum + amountFen, 0),
      });
  const done = unionpay.filter(({ state }) => state === 'DONE');
  for (const { kind, origQryId, amountFen } of done)
    if (kind !== 'payment') add(String(origQryId), amountFen);
  for (const { kind, orderId, queryId, amountFen } of done)
    if (kind === 'payment')
      books.set(orderId, { takenFen: amountFen, returnedFen: returned.get(String(queryId)) ?? 0 });
  return books;
}
