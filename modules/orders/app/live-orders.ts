import { AppError, type MerchantId, type OrderId, type StoredEvent } from '#kernel';
import type { Order } from '../domain/order.ts';
import type { OrderReads } from './ports.ts';

/** Open consoles that one process serves; each costs a socket. */
const LISTENERS_MAX = 500;

type Listener = (order: Order) => Promise<void>;

/** Orders as they change, for the consoles that are open in this process. Nothing is kept. */
export class LiveOrders {
  readonly #reads: OrderReads;
  readonly #listeners = new Map<MerchantId, Set<Listener>>();
  #count = 0;

  constructor(reads: OrderReads) {
    this.#reads = reads;
  }

  /** Returns the way to stop listening. */
  listen(merchantId: MerchantId, listener: Listener): () => void {
    if (this.#count >= LISTENERS_MAX)
      throw new AppError('unavailable', 'orders.too_many_streams', '实时连接过多，请稍后再试', {
        retryAfterSeconds: 30,
      });
    const listeners = this.#listeners.get(merchantId) ?? new Set();
    this.#listeners.set(merchantId, listeners.add(listener));
    this.#count += 1;
    return () => {
      if (listeners.delete(listener)) this.#count -= 1;
    };
  }

  /** Tells the order as it is now: an event that comes late or twice shows nothing old. */
  async onEvent({ event }: StoredEvent): Promise<void> {
    const { merchantId, orderId } = event as unknown as { merchantId: MerchantId; orderId: OrderId };
    const listeners = this.#listeners.get(merchantId);
    if (listeners === undefined || listeners.size === 0) return;
    const order = await this.#reads.find({ merchantId, id: orderId });
    if (order !== undefined) for (const listener of listeners) await listener(order);
  }
}
