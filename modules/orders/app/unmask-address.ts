import { AppError, type Clock, type StaffId, type StoreId, type UnitOfWork } from '#kernel';
import type { Audit } from '#modules/access';
import type { Address } from '../domain/order.ts';
import type { Deliveries } from './deliveries.ts';
import { orderNotFound } from './find-order.ts';
import type { OrderKey, OrderReads } from './ports.ts';

/** Why somebody needs to see where a parcel goes. A closed list: a free text would itself tell about people. */
export const UNMASK_REASONS = ['ship', 'call_recipient', 'lost_parcel', 'complaint'] as const;
export type UnmaskReason = (typeof UNMASK_REASONS)[number];

interface Asking {
  readonly staffId: StaffId;
  readonly storeId: StoreId;
  readonly reason: UnmaskReason;
  readonly ip: string | null;
}

export type UnmaskAddress = (order: OrderKey, asking: Asking) => Promise<Address>;

/** The whole address of one store's parcel, for its own staff, while somebody may need it; who looked is kept (SEC-04). */
export function unmaskAddress(
  unitOfWork: UnitOfWork,
  reads: OrderReads,
  deliveries: Deliveries,
  audit: Audit,
  clock: Clock,
): UnmaskAddress {
  return async (key, { staffId, storeId, reason, ip }) => {
    const order = await reads.find(key);
    const parcel = order?.groups.find((group) => group.storeId === storeId);
    if (order === undefined || parcel?.fulfilment.type !== 'delivery') throw orderNotFound(key);
    if (!['PREPARING', 'SHIPPED', 'RECEIVED'].includes(parcel.state))
      throw new AppError('conflict', 'orders.address_not_needed', '订单付款后才能查看完整地址', {
        state: parcel.state,
      });
    await unitOfWork.run((tx) =>
      audit.record(tx, {
        ...{ merchantId: key.merchantId, actor: staffId, action: 'orders.unmask_address' },
        ...{ subject: `order:${key.id}`, before: null, after: { storeId, reason }, ip, at: clock.now() },
      }),
    );
    const [opened] = await deliveries.inFull([order], 'order.deliver');
    const group = opened?.groups.find((each) => each.storeId === storeId);
    if (group?.fulfilment.type !== 'delivery') throw orderNotFound(key);
    return group.fulfilment.address;
  };
}
