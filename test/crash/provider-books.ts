import type { Letters } from './letters.ts';

/** What the provider wrote down about one number of ours. */
export interface ProviderEntry {
  readonly takenFen: number;
  readonly returnedFen: number;
}

interface Trade {
  readonly outTradeNo: string;
  readonly state: string;
  readonly totalFen: number;
}

interface Refund {
  readonly outTradeNo: string;
  readonly status: string;
  readonly amountFen: number;
}

/** The other side's books, by the number of the trade; only money that moved. */
export async function providerBooks(wallet: Letters): Promise<ReadonlyMap<string, ProviderEntry>> {
  const list = async (path: string) =>
    (await wallet.send({ method: 'GET', path: `/__sandbox/${path}` })).body['items'];
  const trades = (await list('payments')) as readonly Trade[];
  const refunds = (await list('refunds')) as readonly Refund[];
  const returned = new Map<string, number>();
  for (const { outTradeNo, status, amountFen } of refunds)
    if (status === 'SUCCESS') returned.set(outTradeNo, (returned.get(outTradeNo) ?? 0) + amountFen);
  return new Map(
    trades
      .filter(({ state }) => state === 'SUCCESS' || state === 'REFUND')
      .map(({ outTradeNo, totalFen }) => [
        outTradeNo,
        { takenFen: totalFen, returnedFen: returned.get(outTradeNo) ?? 0 },
      ]),
  );
}
