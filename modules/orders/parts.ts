import { token } from '#kernel';
import type { Deliveries } from './app/deliveries.ts';
import type { HandOver } from './app/hand-over.ts';
import type { OrderReads, OrderStore } from './app/ports.ts';

/** What the wirings of this module share. */
export const ORDER_STORE = token<OrderStore>('OrderStore');
export const ORDER_READS = token<OrderReads>('OrderReads');
export const DELIVERIES = token<Deliveries>('Deliveries');
export const HAND_OVER = token<HandOver>('HandOver');
