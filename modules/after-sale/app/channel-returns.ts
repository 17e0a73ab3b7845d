import { type EpochMs, type MerchantId, type OrderId, type SkuId, type Tx, token } from '#kernel';
import type { SoldGroup } from '#modules/orders';
import { openPieces } from '../domain/open-pieces.ts';
import { draft } from './apply.ts';
import type { Approve } from './approve.ts';
import type { AfterSaleMoved } from './events.ts';
import type { AfterSaleParts } from './parts.ts';
import { take } from './step.ts';

export interface ChannelBack {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  /** Of the request that is made of it. */
  readonly id: string;
  /** Missing = everything that is left. */
  readonly lines?: readonly { readonly skuId: SkuId; readonly quantity: number }[] | undefined;
  readonly words: string;
  /** The channel's number of it. */
  readonly reference: string;
  /** Only goods that are still here: what was sent has to come back first. */
  readonly onlyUnsent: boolean;
  readonly at: EpochMs;
}

/**
 * A platform that sold our goods has given the money back itself, or called the order off (ORD-05): the same request as
 * hers, paid outside under the channel's number. Joins the caller's commit.
 */
export interface ChannelReturns {
  /**
   * `sent`: the goods, or some of them, are on their way; what was still here is given back. `nothing`: nothing is left to
   * give back.
   */
  giveBack(tx: Tx, back: ChannelBack): Promise<'done' | 'sent' | 'nothing'>;
  /** Whether a request of this order has this name. */
  isOf(tx: Tx, merchantId: MerchantId, orderId: OrderId, id: string): Promise<boolean>;
}
export const CHANNEL_RETURNS = token<ChannelReturns>('ChannelReturns');

const HERE: readonly SoldGroup['state'][] = ['AUDIT', 'PREPARING', 'READY_FOR_PICKUP'];

export function channelReturns(parts: AfterSaleParts, approve: Approve): ChannelReturns {
  const { store, soldLines } = parts;
  return {
    async giveBack(tx, { merchantId, orderId, id, lines: wanted, words, reference, onlyUnsent, at }) {
      const sold = await soldLines.find(merchantId, orderId);
      if (sold?.state !== 'PAID' && sold?.state !== 'COMPLETED') return 'nothing';
      const { groups } = await soldLines.lock(tx, merchantId, orderId);
      const [group] = groups;
      if (group === undefined || group.state === 'REFUNDED') return 'nothing';
      const isHere = HERE.includes(group.state);
      if (onlyUnsent && !isHere) return 'sent';
      const { storeId } = group;
      const taken = await soldLines.handedOver(tx, merchantId, orderId, storeId);
      const lines = linesOf(group, isHere ? taken : new Map(), wanted);
      // A parcel left before the rest (拆单发货): what of it comes back, and what that costs, is for a person.
      const isPartGone = isHere && [...taken.values()].some((pieces) => pieces > 0) && !areAll(lines, wanted);
      if (lines.length === 0) return isPartGone ? 'sent' : 'nothing';
      const settings = await store.settings(tx, merchantId);
      const wish = {
        ...({ orderId, storeId, type: 'REFUND_ONLY', reason: 'not_wanted', lines, words } as const),
      };
      const request = await draft(parts, tx, { merchantId, wish, settings, id, at }, () => {});
      const asked = { ...request, steps: [{ state: 'APPLY', at, by: 'provider' } as const] };
      await store.add(tx, asked);
      const facts = { merchantId, afterSaleId: id, orderId, memberId: request.memberId, storeId };
      tx.emit<AfterSaleMoved>({ type: 'after-sale.moved', occurredAt: at, ...facts, state: 'APPLY' });
      const paid = await approve(tx, asked, 'provider', at);
      if (paid.state === 'REFUNDING')
        await take(store, tx, paid, 'DONE', 'provider', at, { dueAt: null, reference });
      return isPartGone ? 'sent' : 'done';
    },
    async isOf(tx, merchantId, orderId, id) {
      return (await store.get(tx, merchantId, id))?.orderId === orderId;
    },
  };
}

/** Whether the lines have every piece that was named; of an order of which some is gone they never are all of it. */
function areAll(lines: readonly { readonly quantity: number }[], wanted: ChannelBack['lines']): boolean {
  const pieces = (some: typeof lines) => some.reduce((sum, { quantity }) => sum + quantity, 0);
  return wanted !== undefined && pieces(lines) === pieces(wanted);
}

/** The channel names articles, we name lines: those of an article are filled one after the other. */
function linesOf(group: SoldGroup, taken: ReadonlyMap<SkuId, number>, wanted: ChannelBack['lines']) {
  const open = openPieces(group.lines, taken);
  const left = new Map(wanted?.map(({ skuId, quantity }) => [skuId, quantity]));
  return group.lines.flatMap((line) => {
    const most = wanted === undefined ? line.quantity : (left.get(line.skuId) ?? 0);
    const quantity = Math.min(most, open.of(line));
    open.ask(line, quantity);
    left.set(line.skuId, most - quantity);
    return quantity === 0 ? [] : [{ line: line.position, quantity }];
  });
}
