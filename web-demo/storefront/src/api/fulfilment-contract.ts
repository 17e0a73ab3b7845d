import type { components } from '../../../shared/schema.d.ts';

type Schemas = components['schemas'];

/** A part of the day in which she comes, or wants it brought. */
export type SlotOffer = Schemas['SlotOffers']['items'][number];
export type SlotKind = 'pickup' | 'delivery';
/** Where each part of an order is. */
export type HandOver = Schemas['OrderHandOver']['items'][number];
export type PickupTicket = Schemas['PickupTickets']['items'][number];
