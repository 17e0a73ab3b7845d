import type { EpochMs, MemberId, MerchantId, OrderId, PaymentId, StoreId, Tx } from '#kernel';
import type { CartLine, SeenLine } from '../domain/cart.ts';
import type { ExternalTender, Order, Shipment } from '../domain/order.ts';
import type { GroupState, OrderState } from '../domain/order-states.ts';
import type { PartPieces } from '../domain/part-pieces.ts';

/** Writing side. Every change of state is guarded: it says which states it may start from. */
export interface OrderStore {
  /** Seals the addresses; answers with the order as it is kept, addresses masked. */
  add(tx: Tx, order: Order): Promise<Order>;
  /** False when the order was in none of the states that may become `to`. Writes the timeline. */
  advance(
    tx: Tx,
    order: OrderKey,
    to: OrderState,
    from: readonly OrderState[],
    at: EpochMs,
  ): Promise<boolean>;
  /** As above for every group that is in one of `from`. Writes their timeline. */
  advanceGroups(
    tx: Tx,
    order: OrderKey,
    to: GroupState,
    from: readonly GroupState[],
    at: EpochMs,
  ): Promise<void>;
  advanceGroup(
    tx: Tx,
    order: OrderKey,
    storeId: StoreId,
    to: GroupState,
    from: readonly GroupState[],
    at: EpochMs,
  ): Promise<boolean>;
  /**
   * Takes the order's row, and leaves it. Whoever moves a part takes it before the part's row, as refunds do: taken the
   * other way round, the two would wait for each other.
   */
  hold(tx: Tx, order: OrderKey): Promise<void>;
  /** Takes the part's row in this state, and leaves it; false when it is in another one. */
  holdGroup(tx: Tx, order: OrderKey, storeId: StoreId, state: GroupState): Promise<boolean>;
  /** What was bought of one store's part, and what of it goes back. */
  pieces(tx: Tx, order: OrderKey, storeId: StoreId): Promise<readonly PartPieces[]>;
  /** Remembers the payment; `codes` gives a pickup code to each group that is collected. */
  markPaid(
    tx: Tx,
    order: OrderKey,
    payment: {
      readonly paymentId: PaymentId | null;
      readonly provider: ExternalTender | null;
      readonly paidAt: EpochMs;
      readonly takenAs: string;
    },
    codes: ReadonlyMap<StoreId, string>,
  ): Promise<void>;
  /** Remembers the parcel of a group that was just shipped. */
  markShipped(tx: Tx, order: OrderKey, storeId: StoreId, shipment: Shipment, at: EpochMs): Promise<void>;
  /** Ends the order when all of its groups have arrived. */
  completeIfDone(tx: Tx, order: OrderKey, at: EpochMs): Promise<boolean>;
  /** Sees the transaction's own writes. */
  get(tx: Tx, order: OrderKey): Promise<Order>;
  /** The group that waits under this code at this store. */
  findByCode(
    tx: Tx,
    merchantId: MerchantId,
    storeId: StoreId,
    code: string,
  ): Promise<{ readonly orderId: OrderId; readonly state: GroupState } | undefined>;
  /** Do not try to close this order before `at`. */
  postponeClosing(tx: Tx, order: OrderKey, at: EpochMs): Promise<void>;
}

export interface OrderKey {
  readonly merchantId: MerchantId;
  readonly id: OrderId;
}

interface ConsoleFilter {
  /** null = every store of the merchant. */
  readonly stores: readonly StoreId[] | null;
  readonly state: OrderState | GroupState | undefined;
}

export type PlacedBefore = readonly [placedAt: EpochMs, id: string];

/** Reading side, outside transactions. */
export interface OrderReads {
  find(order: OrderKey): Promise<Order | undefined>;
  /** Newest first. */
  ofMember(
    merchantId: MerchantId,
    memberId: MemberId,
    before: PlacedBefore | undefined,
    limit: number,
  ): Promise<readonly Order[]>;
  ofStores(
    merchantId: MerchantId,
    filter: ConsoleFilter,
    before: PlacedBefore | undefined,
    limit: number,
  ): Promise<readonly Order[]>;
  /** Unpaid orders whose pay window is over. */
  overdue(now: EpochMs, limit: number): Promise<readonly OrderKey[]>;
  /** Parcels shipped at `shippedAt` or before whose arrival nobody has confirmed, the oldest first. */
  onTheWaySince(
    shippedAt: EpochMs,
    limit: number,
  ): Promise<readonly { readonly key: OrderKey; readonly storeId: StoreId }[]>;
}

export interface CartStore {
  lines(merchantId: MerchantId, memberId: MemberId): Promise<readonly SeenLine[]>;
  /** Sets the quantity, and the price that she has seen; false when the cart is full. */
  put(tx: Tx, merchantId: MerchantId, memberId: MemberId, line: SeenLine, at: EpochMs): Promise<boolean>;
  remove(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    lines: readonly Omit<CartLine, 'quantity'>[],
  ): Promise<void>;
}
