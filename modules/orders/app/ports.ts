import type { EpochMs, MemberId, MerchantId, OrderId, PaymentId, RequestKey, StoreId, Tx } from '#kernel';
import type { CartLine, SeenLine } from '../domain/cart.ts';
import type { Channel } from '../domain/channel.ts';
import type { Address, ExternalTender, Order, SentParcel, Shipment } from '../domain/order.ts';
import type { GroupState, OrderState } from '../domain/order-states.ts';
import type { PartPieces } from '../domain/part-pieces.ts';
import type { Ticket } from '../domain/ticket.ts';

/** Writing side. Every change of state is guarded: it says which states it may start from. */
export interface OrderStore {
  /** Seals the addresses; answers with the order as it is kept, addresses masked. */
  add(tx: Tx, order: Order): Promise<Order>;
  /** Many new orders in few statements; all of them collected at the store. */
  addCollected(tx: Tx, orders: readonly Order[]): Promise<void>;
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
  /** As `hold`, of an order that waits for exactly this money; false when it does not. */
  holdOwed(tx: Tx, order: Pick<Order, 'merchantId' | 'id' | 'payableFen'>): Promise<boolean>;
  /** Writes the other price of one part; false when the order is not open any more, or costs something else by now. */
  reprice(tx: Tx, before: Order, after: Order, storeId: StoreId): Promise<boolean>;
  /** Another address for a parcel that is being prepared; false when it is not. */
  readdress(tx: Tx, order: OrderKey, storeId: StoreId, address: Address): Promise<boolean>;
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
  /**
   * One of several parcels of a part that is being prepared; false when it is not, or some of it left under this number
   * before.
   */
  addParcel(
    tx: Tx,
    order: OrderKey,
    storeId: StoreId,
    parcel: Omit<SentParcel, 'receivedAt'>,
  ): Promise<boolean>;
  /** False when there is no such parcel, or it has arrived before. */
  parcelArrived(
    tx: Tx,
    order: OrderKey,
    storeId: StoreId,
    trackingNumber: string,
    at: EpochMs,
  ): Promise<boolean>;
  /** Whatever of the part was still on its way. */
  parcelsArrived(tx: Tx, order: OrderKey, storeId: StoreId, at: EpochMs): Promise<void>;
  /** Another number for one of several; false when there is no such parcel, or the number is that of another one. */
  renumberParcel(
    tx: Tx,
    order: OrderKey,
    storeId: StoreId,
    trackingNumber: string,
    shipment: Shipment,
  ): Promise<boolean>;
  /** Ends the order when all of its groups have arrived. */
  completeIfDone(tx: Tx, order: OrderKey, at: EpochMs): Promise<boolean>;
  /** Sees the transaction's own writes. */
  get(tx: Tx, order: OrderKey): Promise<Order>;
  idOf(tx: Tx, merchantId: MerchantId, number: string): Promise<OrderId | undefined>;
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

export interface ConsoleFilter {
  /** null = every store of the merchant. */
  readonly stores: readonly StoreId[] | null;
  readonly state?: OrderState | GroupState | undefined;
  readonly channel?: Channel | undefined;
  /** Placed at `from` or later, and before `until`. */
  readonly from?: EpochMs | undefined;
  readonly until?: EpochMs | undefined;
  /** Digits that the number begins with. */
  readonly number?: string | undefined;
  /** The last four digits of the phone on a parcel. */
  readonly phoneTail?: string | undefined;
  /** Id of an article, or a part of its name. */
  readonly article?: string | undefined;
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

/** What became of requests in a rush, under the keys of who asked. */
export interface TicketBook {
  /**
   * Claims every fresh key with its ticket, and tells what stands under the others; `reused` = the key belongs to another
   * request. Whoever claims the same key elsewhere waits for this commit.
   */
  claim(
    tx: Tx,
    tickets: readonly { readonly request: RequestKey; readonly ticket: Ticket }[],
    at: EpochMs,
  ): Promise<ReadonlyMap<RequestKey, Ticket | 'reused'>>;
  /** Other tickets than the ones that were claimed. */
  rewrite(
    tx: Tx,
    tickets: readonly { readonly request: RequestKey; readonly ticket: Ticket }[],
    at: EpochMs,
  ): Promise<void>;
  /** Outside transactions. */
  find(memberId: MemberId, key: string): Promise<Ticket | undefined>;
}

export interface CartStore {
  lines(merchantId: MerchantId, memberId: MemberId): Promise<readonly SeenLine[]>;
  /** Sets the quantity, and the price that she has seen; false when the cart is full. */
  put(tx: Tx, merchantId: MerchantId, memberId: MemberId, line: SeenLine, at: EpochMs): Promise<boolean>;
  /** The same, but pieces of a line that is there add up, to what one line may hold. */
  join(tx: Tx, merchantId: MerchantId, memberId: MemberId, line: SeenLine, at: EpochMs): Promise<boolean>;
  remove(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    lines: readonly Omit<CartLine, 'quantity'>[],
  ): Promise<void>;
}
