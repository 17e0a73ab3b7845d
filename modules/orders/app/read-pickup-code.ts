import type { CodeReader } from '#feature';
import type { Clock, KeyedHash, MerchantId, OrderId, StoreId } from '#kernel';
import type { PieceCount } from '../domain/order.ts';
import type { GroupState } from '../domain/order-states.ts';
import { readPickup } from '../domain/pickup-ticket.ts';

export interface PickupCodes {
  /** Whoever's store it is; the open one first, since a code may be used again years later. */
  withCode(
    merchantId: MerchantId,
    code: string,
  ): Promise<
    readonly {
      readonly orderId: OrderId;
      readonly storeId: StoreId;
      readonly number: string;
      readonly state: GroupState;
    }[]
  >;
  /** Of one store's part: bought, and not asked back. */
  hers(merchantId: MerchantId, orderId: OrderId, storeId: StoreId): Promise<readonly PieceCount[]>;
}

const WHY_NOT: Partial<Record<GroupState, readonly [reasonCode: string, reason: string]>> = {
  AUDIT: ['orders.illegal_transition', '订单待审核，审核通过后才能备货'],
  PREPARING: ['orders.illegal_transition', '商品还在备货，备好后才能核销'],
  PICKED_UP: ['orders.already_picked_up', '这个取货码已经使用过'],
};

/** Says what a pickup code stands for at this counter, and why it cannot be taken (STO-06). */
export function pickupCodeReader(codes: PickupCodes, hash: KeyedHash, clock: Clock): CodeReader {
  return {
    kind: 'pickup',
    async read(merchantId, storeId, text) {
      const code = readPickup(hash, merchantId, text, clock.now());
      if (code === undefined) return undefined;
      if (code === 'over') return refused('动态取货码', 'orders.pickup_ticket_over', TICKET_OVER);
      const found = await codes.withCode(merchantId, code.digits);
      const here = found.find((group) => group.storeId === storeId);
      if (here === undefined) {
        if (found.length === 0) return undefined;
        const elsewhere = '这是其他门店的取货码，请到下单时选择的门店提取';
        return refused('自提取货码', 'orders.pickup_code_unknown', elsewhere);
      }
      const title = `自提订单 ${here.number}`;
      if (here.state === 'READY_FOR_PICKUP')
        return {
          ...{ kind: 'pickup', title, usable: true, reason: null, reasonCode: null },
          orderId: here.orderId,
          hers: await codes.hers(merchantId, here.orderId, storeId),
        };
      const [reasonCode, reason] = WHY_NOT[here.state] ?? ['orders.illegal_transition', '订单已取消或退款'];
      return refused(title, reasonCode, reason);
    },
  };
}

export const TICKET_OVER = '二维码已过期，请顾客刷新后再扫';

function refused(title: string, reasonCode: string, reason: string) {
  return { kind: 'pickup' as const, title, usable: false, reason, reasonCode };
}
