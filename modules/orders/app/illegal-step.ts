import { AppError } from '#kernel';
import type { OrderGroup } from '../domain/order.ts';
import type { GroupState } from '../domain/order-states.ts';

/** Why a group cannot go to `to`: where it stands, and how its goods reach the shopper. */
export function illegalStep({ state: from, fulfilment }: OrderGroup, to: GroupState): AppError {
  return new AppError('conflict', 'orders.illegal_transition', '订单当前状态不能这样操作', {
    from,
    to,
    fulfilment: fulfilment.type,
  });
}
