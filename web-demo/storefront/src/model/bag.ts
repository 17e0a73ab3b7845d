import type { Cart, GuestLine, WishLine } from '../api/contract.ts';
import type { Shop } from '../api/shop.ts';
import { Refusal } from '../api/transport.ts';
import { type GuestCart, isAmong, isIn, withLine } from './guest-cart.ts';

export interface BagParts {
  readonly shop: Pick<Shop, 'cart' | 'putCartItem' | 'guestCart' | 'mergeCart'>;
  readonly guest: GuestCart;
  readonly memberId: () => string | undefined;
}

/** The cart of whoever is there: a member's lies at the shop, a guest's on her phone until she signs in. */
export interface Bag {
  cart(): Promise<Cart>;
  putCartItem(item: WishLine & { storeId: string }): Promise<Cart>;
  /** What was put together before she signed in joins her cart. Never rejects; what did not arrive waits on the phone. */
  join(): Promise<void>;
  /** Lines that found no place in her cart since somebody asked. */
  takeLeftOut(): number;
  /** How many lines of a guest the shop did not show when it was last asked: it tells nobody of goods off its shelves. */
  gone(): number;
  dropGone(): void;
}

/** Said to a parcel, these are said to it forever; everything else may be otherwise a moment later. */
const REFUSED_FOR_GOOD: readonly number[] = [400, 404, 413, 422];

export function createBag({ shop, guest, memberId }: BagParts): Bag {
  let joining: Promise<void> | undefined;
  let leftOut = 0;
  let unseen: readonly GuestLine[] = [];

  async function look(lines: readonly GuestLine[]): Promise<Cart> {
    const seen = lines.length === 0 ? { groups: [] } : await shop.guestCart({ lines });
    unseen = lines.filter((line) => !isIn(seen, line));
    return seen;
  }

  async function handOver(her: string): Promise<void> {
    for (const parcel of guest.parcelsFor(her)) {
      // Whoever signed in since then is not asked to take it.
      if (memberId() !== her) return;
      try {
        leftOut += (await shop.mergeCart({ lines: parcel.lines }, parcel.key)).leftOut;
      } catch (error) {
        if (!(error instanceof Refusal) || !REFUSED_FOR_GOOD.includes(error.status)) return;
        leftOut += parcel.lines.length;
      }
      guest.handedOver(parcel);
    }
  }

  async function join(): Promise<void> {
    const her = memberId();
    if (her === undefined) return;
    joining ??= handOver(her).finally(() => {
      joining = undefined;
    });
    await joining;
  }

  async function putCartItem(item: WishLine & { storeId: string }): Promise<Cart> {
    if (memberId() !== undefined) {
      // A quantity that is set before the earlier ones are added would be lifted by them.
      await join();
      return shop.putCartItem(item);
    }
    const line = { ...item, choices: item.choices ?? [] };
    const seen = await look(withLine(guest.lines(), line));
    if (memberId() !== undefined) return putCartItem(item);
    if (line.quantity > 0 && !isIn(seen, line))
      throw new Refusal(404, { code: 'orders.item_unavailable', title: '商品已下架' });
    guest.put(line);
    return seen;
  }

  return {
    async cart() {
      if (memberId() === undefined) return look(guest.lines());
      await join();
      return shop.cart();
    },
    putCartItem,
    join,
    takeLeftOut() {
      const count = leftOut;
      leftOut = 0;
      return count;
    },
    gone: () => guest.lines().filter((line) => isAmong(unseen, line)).length,
    dropGone() {
      for (const line of unseen) guest.put({ ...line, quantity: 0 });
    },
  };
}
