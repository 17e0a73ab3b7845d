import type { MemberId, OrderId } from '#kernel';
import { POINTS } from '#modules/points';
import { STORED_VALUE } from '#modules/stored-value';
import { JIANGHAN, MERCHANT, type SmallShop } from './small-shop.ts';

export interface AfterSaleBody {
  readonly id: string;
  readonly state: string;
  readonly amountFen: number;
  readonly shippingFen: number;
  readonly moneyWay: string | null;
  readonly words: string;
  readonly answer: string | null;
  readonly offer: { readonly words: string } | null;
  readonly parcel: { readonly trackingNumber: string } | null;
  readonly pictures: readonly string[];
  readonly split: { externalFen: number; principalFen: number; giftFen: number; points: number } | null;
  readonly lines: readonly { position: number; quantity: number; pieces: number; amountFen: number }[];
  readonly steps: readonly { readonly state: string; readonly by: string }[];
  /** Of a refusal. */
  readonly code?: string;
}

/** Somebody who buys, and the owner who answers her. */
export async function buyerAndOwner(shop: SmallShop, name: string) {
  const { container } = shop.house;
  let [token, owner] = [await shop.shopper(name), await shop.staff('owner')];
  const memberId = (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body.id;

  return {
    memberId,
    owner: () => owner,
    /** Time goes by: whoever was signed in has to do so again. */
    async later(ms: number): Promise<void> {
      shop.clock.advance(ms);
      [token, owner] = [await shop.shopper(name), await shop.staff('owner')];
    },
    /** She asks for something of the order's only part. */
    apply: (orderId: OrderId, wish: object, key?: string) =>
      shop.call<AfterSaleBody>('POST', '/v1/me/after-sales', {
        token,
        body: { orderId, storeId: JIANGHAN, type: 'REFUND_ONLY', reason: 'not_wanted', ...wish },
        ...(key === undefined ? {} : { key }),
      }),
    hers: (id: string, verb: string, body?: object) =>
      shop.call<AfterSaleBody>('POST', `/v1/me/after-sales/${id}/${verb}`, {
        token,
        ...(body === undefined ? {} : { body }),
      }),
    /** The shop does something with a request. */
    desk: (id: string, verb: string, body?: object, key?: string, as?: string) =>
      shop.call<AfterSaleBody>('POST', `/v1/console/after-sales/${id}/${verb}`, {
        token: as ?? owner,
        ...(body === undefined ? {} : { body }),
        ...(key === undefined ? {} : { key }),
      }),
    look: async (id: string) =>
      (await shop.call<AfterSaleBody>('GET', `/v1/me/after-sales/${id}`, { token })).body,
    card: async () => {
      const { principalFen, giftFen } = await container.get(STORED_VALUE).balance(MERCHANT, memberId);
      return [principalFen, giftFen];
    },
    points: async () => {
      const { usable, pending } = await container.get(POINTS).balance(MERCHANT, memberId, shop.clock.now());
      return { usable, pending };
    },
    /** What the provider was asked to give back of an order, in all. */
    askedOfProvider: async (orderId: OrderId) => {
      const [row] = await shop.reads.all<{ fen: number | null; numbers: number; refunds: number }>(
        `select cast(sum(amount_fen) as bigint) as fen, count(distinct out_refund_no) as numbers, count(*) as refunds
         from payment_refunds where order_id = ?`,
        [orderId],
      );
      expect(row?.numbers).toBe(row?.refunds);
      return Number(row?.fen ?? 0);
    },
  };
}

export type Buyer = Awaited<ReturnType<typeof buyerAndOwner>>;
