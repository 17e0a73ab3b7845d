import { setImmediate as others } from 'node:timers/promises';
import { invariant, type MemberId, type MerchantId } from '#kernel';
import type { Shadows } from '#modules/members';
import type { Purchase } from '../domain/purchase.ts';
import type { Period, PurchaseSource } from './ports.ts';

/** With their goods; on SQLite one page is read in one turn of the event loop. */
const PAGE_PURCHASES = 500;
const BUYERS_AT_ONCE = 200;

export interface Buyer {
  readonly memberId: MemberId;
  /** Has not accepted the terms: her purchases count in sums, and nothing is made of her (MEM-15). */
  readonly isShadow: boolean;
  /** Oldest first. */
  readonly purchases: readonly Purchase[];
}

/** Everybody who bought in a period, one after another, whatever the size of the shop. */
export type Buyers = (merchantId: MerchantId, period: Period) => AsyncIterable<readonly Buyer[]>;

export function buyers(sources: readonly PurchaseSource[], shadows: Shadows): Buyers {
  return async function* (merchantId, period) {
    let batch: { memberId: MemberId; purchases: Purchase[] }[] = [];
    for await (const purchase of inOrder(sources.map((source) => pages(source, merchantId, period)))) {
      const { memberId } = purchase;
      invariant(memberId !== null, 'what is nobody’s is in no list of buyers');
      const last = batch.at(-1);
      if (last?.memberId === memberId) {
        last.purchases.push(purchase);
        continue;
      }
      if (batch.length === BUYERS_AT_ONCE) {
        yield await known(merchantId, batch);
        batch = [];
      }
      batch.push({ memberId, purchases: [purchase] });
    }
    if (batch.length > 0) yield await known(merchantId, batch);
  };

  async function known(
    merchantId: MerchantId,
    batch: readonly Omit<Buyer, 'isShadow'>[],
  ): Promise<readonly Buyer[]> {
    const among = await shadows.among(
      merchantId,
      batch.map(({ memberId }) => memberId),
    );
    return batch.map((buyer) => ({ ...buyer, isShadow: among.has(buyer.memberId) }));
  }
}

async function* pages(
  source: PurchaseSource,
  merchantId: MerchantId,
  period: Period,
): AsyncGenerator<Purchase> {
  let after: Parameters<PurchaseSource['byMember']>[2];
  for (;;) {
    const page = await source.byMember(merchantId, period, after, PAGE_PURCHASES);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE_PURCHASES) return;
    after = [last.memberId ?? '', last.at, last.key];
    // SQLite answers at once, so nothing above ever waits: others would get no turn.
    await others();
  }
}

/** Merges streams that are each in order. */
async function* inOrder(streams: readonly AsyncGenerator<Purchase>[]): AsyncGenerator<Purchase> {
  const heads = await Promise.all(streams.map(async (stream) => ({ stream, head: await stream.next() })));
  for (;;) {
    let first: (typeof heads)[number] | undefined;
    for (const each of heads)
      if (each.head.done !== true && (first === undefined || isBefore(each.head.value, first.head.value)))
        first = each;
    if (first === undefined || first.head.done === true) return;
    yield first.head.value;
    first.head = await first.stream.next();
  }
}

function isBefore(a: Purchase, b: Purchase): boolean {
  if (a.memberId !== b.memberId) return (a.memberId ?? '') < (b.memberId ?? '');
  return a.at === b.at ? a.key < b.key : a.at < b.at;
}
