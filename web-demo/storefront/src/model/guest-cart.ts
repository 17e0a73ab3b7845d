import type { Cart, GuestLine } from '../api/contract.ts';
import { Refusal } from '../api/transport.ts';
import { placeOf } from './cart.ts';
import type { KeyValueStore } from './session.ts';

const KEY = 'tongqu.guest-cart';
/** What the server takes at once. */
const GUEST_LINES_MAX = 200;
const GUEST_STORES_MAX = 20;
/** Carts that wait for a member who has not come back; an older one gives way. */
const PARCELS_MAX = 5;

/** Lines that are to join the cart of one member. `key` names this content: the server takes it once. */
export interface Parcel {
  readonly key: string;
  readonly memberId: string;
  readonly lines: readonly GuestLine[];
}

interface Kept {
  /** Renewed with every change of the lines, so that two tabs which hand over the same lines hand over one parcel. */
  readonly key: string;
  readonly lines: readonly GuestLine[];
  readonly parcels: readonly Parcel[];
}

/** The cart of who is not signed in. It lies on the phone only, and every tab reads it anew: none trusts its memory. */
export interface GuestCart {
  lines(): readonly GuestLine[];
  /** Zero pieces take the line out. */
  put(line: GuestLine): void;
  /** From here on the lines are hers: those of now, and those whose answer was lost before. */
  parcelsFor(memberId: string): readonly Parcel[];
  handedOver(parcel: Parcel): void;
}

export function createGuestCart(store: KeyValueStore, newKey: () => string): GuestCart {
  const read = (): Kept => restore(store) ?? { key: newKey(), lines: [], parcels: [] };

  function keep(kept: Kept): void {
    if (kept.lines.length === 0 && kept.parcels.length === 0) store.remove(KEY);
    else store.write(KEY, JSON.stringify(kept));
  }

  return {
    lines: () => read().lines,
    put(line) {
      const kept = read();
      keep({ ...kept, key: newKey(), lines: withLine(kept.lines, line) });
    },
    parcelsFor(memberId) {
      const kept = read();
      if (kept.lines.length > 0) {
        const parcels = [...kept.parcels, { key: kept.key, memberId, lines: kept.lines }];
        keep({ key: newKey(), lines: [], parcels: parcels.slice(-PARCELS_MAX) });
      }
      return read().parcels.filter((parcel) => parcel.memberId === memberId);
    },
    handedOver({ key }) {
      const kept = read();
      keep({ ...kept, parcels: kept.parcels.filter((parcel) => parcel.key !== key) });
    },
  };
}

/** The lines with this one as it is wanted; says what does not fit, as the server would. */
export function withLine(lines: readonly GuestLine[], wanted: GuestLine): readonly GuestLine[] {
  const place = placeOf(wanted.storeId, wanted);
  if (wanted.quantity === 0) return lines.filter((line) => placeOf(line.storeId, line) !== place);
  if (isAmong(lines, wanted))
    return lines.map((line) => (placeOf(line.storeId, line) === place ? wanted : line));
  const next = [...lines, wanted];
  if (next.length > GUEST_LINES_MAX) throw full(`购物车最多放 ${GUEST_LINES_MAX} 种商品`);
  if (new Set(next.map(({ storeId }) => storeId)).size > GUEST_STORES_MAX)
    throw full(`登录前最多放 ${GUEST_STORES_MAX} 家门店的商品`);
  return next;
}

export function isAmong(lines: readonly GuestLine[], wanted: GuestLine): boolean {
  const place = placeOf(wanted.storeId, wanted);
  return lines.some((line) => placeOf(line.storeId, line) === place);
}

export function isIn({ groups }: Cart, line: GuestLine): boolean {
  const place = placeOf(line.storeId, line);
  return groups.some(({ storeId, lines }) => lines.some((one) => placeOf(storeId, one) === place));
}

function full(title: string): Refusal {
  return new Refusal(422, { code: 'orders.cart_full', title });
}

function restore(store: KeyValueStore): Kept | undefined {
  try {
    const kept = JSON.parse(store.read(KEY) ?? 'null') as Kept | null;
    return kept !== null && Array.isArray(kept.lines) && Array.isArray(kept.parcels) ? kept : undefined;
  } catch {
    return undefined;
  }
}
