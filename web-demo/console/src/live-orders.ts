import type { StaffOrder } from './api.ts';
import { useLiveEvents } from './live-events.ts';

interface Listeners {
  readonly onConnected: () => void;
  readonly onOrder: (order: StaffOrder) => void;
}

/** Orders as they happen, for the store that is chosen. */
export function useLiveOrders({ onConnected, onOrder }: Listeners) {
  return useLiveEvents({
    path: '/v1/console/orders/stream',
    onConnected,
    onEvent: (name, data) => {
      if (name === 'order') onOrder(JSON.parse(data) as StaffOrder);
    },
  });
}
