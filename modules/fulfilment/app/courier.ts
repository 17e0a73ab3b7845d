import { type Fen, token } from '#kernel';
import type { Recipient } from './order-parts.ts';

export interface CourierRequest {
  /** Stable: the courier takes a repeated number as the same way. */
  readonly id: string;
  readonly orderId: string;
  readonly storeId: string;
  readonly openid: string;
  readonly to: Recipient;
  readonly goodsFen: Fen;
  readonly pieces: number;
  readonly description: string;
}

/** `undefined` of any method = no answer: nothing is known. */
export interface Courier {
  quote(
    request: CourierRequest,
  ): Promise<{ readonly feeFen: Fen } | { readonly refusal: string } | undefined>;
  create(
    request: CourierRequest,
  ): Promise<{ readonly ref: string; readonly feeFen: Fen } | { readonly refusal: string } | undefined>;
  status(id: string): Promise<'searching' | 'carried' | 'delivered' | 'gave_up' | undefined>;
  /** True also for a way that the courier never heard of; false = it will not, ask where it is. */
  cancel(id: string): Promise<boolean | undefined>;
}
export const COURIER = token<Courier>('SameCityCourier');
