export { CARRIERS, type Carriers } from './app/carriers.ts';
export { DELIVERY_AREAS, type DeliveryAreas } from './app/delivery-areas.ts';
export type { PickupLapsed } from './app/events.ts';
export { FREIGHT, type Freight } from './app/freight.ts';
export { ORDER_PARTS, type OrderParts } from './app/order-parts.ts';
export { PICKUP_PIECES, type PickupPieces } from './app/pickup-pieces.ts';
export { type ChosenSlot, SLOTS, type Slots } from './app/slot-booking.ts';
export type { Destination } from './domain/destination.ts';
export { fulfilmentFeature } from './fulfilment.module.ts';
