import type { SandboxSnapshot } from '#sandbox';
import { type ProviderEntry, providerBooks } from '../simulation/provider-books.ts';
import type { Letters } from './letters.ts';

/** The other side's books of all three providers, when nothing moves any more. */
export async function booksOfProviders(wallet: Letters): Promise<ReadonlyMap<string, ProviderEntry>> {
  const list = async <Item>(path: string) =>
    (await wallet.send({ method: 'GET', path: `/__sandbox/${path}` })).body['items'] as readonly Item[];
  return providerBooks({
    trades: await list<SandboxSnapshot['trades'][number]>('payments'),
    refunds: await list<SandboxSnapshot['refunds'][number]>('refunds'),
    alipay: { trades: await list('alipay/trades'), offers: [] },
    unionpay: await list('unionpay/transactions'),
  });
}
