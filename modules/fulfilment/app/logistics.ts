import { type EpochMs, token } from '#kernel';
import type { Recipient } from './order-parts.ts';
import type { TrackEvent } from './parcel-store.ts';

export interface WaybillRequest {
  /** Stable: the carrier takes a repeated number as the same parcel. */
  readonly id: string;
  readonly orderId: string;
  /** Her name in our mini-program. */
  readonly openid: string;
  readonly carrier: string;
  readonly from: { readonly name: string; readonly phone: string; readonly address: string };
  readonly to: Recipient;
  readonly pieces: number;
  readonly description: string;
}

/** 物流助手. `undefined` = no answer: nothing is known, ask again. */
export interface LogisticsAssistant {
  /** The same parcel again gets the same number. */
  make(
    request: WaybillRequest,
  ): Promise<{ readonly number: string } | { readonly refusal: string } | undefined>;
  /** True also for one that does not exist. */
  cancel(asked: AskedWaybill): Promise<boolean | undefined>;
  /** The label as HTML; null = there is none. */
  label(asked: AskedWaybill): Promise<string | null | undefined>;
  track(asked: AskedWaybill): Promise<readonly TrackEvent[] | undefined>;
}

interface AskedWaybill {
  readonly id: string;
  readonly openid: string;
  readonly carrier: string;
  readonly number: string;
}

export interface ShippingReport {
  readonly transactionId: string;
  readonly openid: string;
  readonly kind: 'express' | 'same_city' | 'virtual' | 'pickup';
  readonly items: readonly {
    readonly carrier: string;
    readonly trackingNumber: string;
    readonly description: string;
    readonly contactMasked: string;
  }[];
  readonly at: EpochMs;
}

/** 发货信息管理: WeChat holds the money until it hears that the goods are on their way. */
export interface ShippingBoard {
  /** `refusal`: said no for good. Undefined = no answer. */
  upload(report: ShippingReport): Promise<{ readonly refusal: string | null } | undefined>;
  /** Reminds her in WeChat to say that it has arrived; undefined = no answer. */
  remindToConfirm(transactionId: string, receivedAt: EpochMs): Promise<boolean | undefined>;
}

export const LOGISTICS = token<LogisticsAssistant>('LogisticsAssistant');
export const SHIPPING_BOARD = token<ShippingBoard>('ShippingBoard');
