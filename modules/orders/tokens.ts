import type { Engine, Job } from '#feature';
import type { Route } from '#http';
import {
  type EpochMs,
  type EventHandler,
  type Fen,
  type MemberId,
  type MerchantId,
  type OrderId,
  type ProductId,
  type SkuId,
  type StoreId,
  type Tx,
  token,
} from '#kernel';
import type { OrderIntake, RushSettings } from './app/order-intake.ts';

/** A finished order of an earlier system, or of the demo: bought at one store, paid, picked up. */
export interface PastOrder {
  readonly id: OrderId;
  readonly number: string;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly placedAt: EpochMs;
  readonly lines: readonly {
    readonly skuId: SkuId;
    readonly productId: ProductId;
    readonly title: string;
    readonly optionText: string;
    readonly imageUrl: string;
    readonly quantity: number;
    readonly unitPriceFen: Fen;
  }[];
}

export interface OrderImport {
  /** Repeatable by order id. Moves no stock and emits nothing: the past has happened. */
  importHistory(tx: Tx, merchantId: MerchantId, orders: readonly PastOrder[]): Promise<void>;
}

/** Sales of one clock hour (Asia/Shanghai hours are UTC hours). */
export interface SalesHour {
  readonly startsAt: EpochMs;
  readonly paidFen: Fen;
  readonly orders: number;
}

/** What was sold, by instant of payment. `storeId` null = the whole merchant. */
export interface Sales {
  /** Hours without a sale are left out. `from` inclusive, `until` exclusive. */
  between(
    merchantId: MerchantId,
    storeId: StoreId | null,
    from: EpochMs,
    until: EpochMs,
  ): Promise<readonly SalesHour[]>;
  /** Different members who paid. */
  customers(merchantId: MerchantId, storeId: StoreId | null, from: EpochMs, until: EpochMs): Promise<number>;
}

/** An order whose money came, with what went back of it since. */
export interface PaidOrder {
  readonly id: OrderId;
  readonly number: string;
  readonly memberId: MemberId;
  readonly paidAt: EpochMs;
  readonly paidFen: Fen;
  readonly refundedFen: Fen;
  readonly lines: readonly {
    readonly storeId: StoreId;
    readonly storeName: string;
    readonly productId: ProductId;
    readonly title: string;
    readonly optionText: string;
    readonly quantity: number;
    readonly totalFen: Fen;
  }[];
}

/** What members paid for here, for those who put it beside what they bought elsewhere (MEM-09). */
export interface Purchases {
  /** Her paid orders, the one paid last first; `before` is the last one that was seen. */
  newest(
    merchantId: MerchantId,
    memberId: MemberId,
    before: readonly [paidAt: EpochMs, id: string] | undefined,
    limit: number,
  ): Promise<readonly PaidOrder[]>;
  /** Of all members: by member, instant and id, so many at a time. */
  byMember(
    merchantId: MerchantId,
    paid: { readonly from: EpochMs; readonly until: EpochMs },
    after: readonly [memberId: string, paidAt: EpochMs, id: string] | undefined,
    limit: number,
  ): Promise<readonly PaidOrder[]>;
  /** Of these members, without the goods. */
  of(
    merchantId: MerchantId,
    members: readonly MemberId[],
  ): Promise<readonly Pick<PaidOrder, 'memberId' | 'paidAt' | 'paidFen' | 'refundedFen'>[]>;
}

/** Who bought which line and has it, for those who let buyers speak (CAT-06). */
export interface ReceivedLines {
  /** Undefined = she did not buy this, or got her money back. */
  find(
    merchantId: MerchantId,
    memberId: MemberId,
    line: { readonly orderId: OrderId; readonly storeId: StoreId; readonly skuId: SkuId },
  ): Promise<
    | {
        readonly productId: ProductId;
        readonly optionText: string;
        /** Null = not yet picked up, or on its way. */
        readonly receivedAt: EpochMs | null;
      }
    | undefined
  >;
}

/** What a member has laid into her cart, for those who suggest what goes with it. */
export interface Carts {
  lines(
    merchantId: MerchantId,
    memberId: MemberId,
  ): Promise<readonly { readonly storeId: StoreId; readonly skuId: SkuId; readonly quantity: number }[]>;
}

/** An order as whoever compares it with its payment sees it (PAY-06). */
export interface BookedOrder {
  readonly id: OrderId;
  readonly number: string;
  readonly state: string;
  /** It has heard of its payment, whatever became of it since. */
  readonly isPaid: boolean;
  /** What a provider collects for it. */
  readonly externalFen: Fen;
}

export interface OrderBook {
  /** Unknown ones are left out; at most 500 at once. */
  orders(merchantId: MerchantId, ids: readonly OrderId[]): Promise<readonly BookedOrder[]>;
  /** Those that were paid through this provider in this time, by id; `after` is the last one that was seen. */
  paidBetween(
    merchantId: MerchantId,
    range: {
      readonly provider: string;
      readonly from: EpochMs;
      readonly until: EpochMs;
      readonly after: OrderId | undefined;
      readonly limit: number;
    },
  ): Promise<readonly BookedOrder[]>;
}

export const ORDER_BOOK = token<OrderBook>('OrderBook');
export const CARTS = token<Carts>('Carts');
export const ORDER_ENGINES = token<readonly Engine[]>('OrderEngines');
export const ORDER_INTAKE = token<OrderIntake>('OrderIntake');
export const RUSH_SETTINGS = token<RushSettings>('RushSettings');
export const ORDER_IMPORT = token<OrderImport>('OrderImport');
export const PURCHASES = token<Purchases>('Purchases');
export const RECEIVED_LINES = token<ReceivedLines>('ReceivedLines');
export const SALES = token<Sales>('Sales');
export const ORDER_ROUTES = token<readonly Route[]>('OrderRoutes');
export const ORDER_HANDLERS = token<readonly EventHandler[]>('OrderHandlers');
export const ORDER_JOBS = token<readonly Job[]>('OrderJobs');
