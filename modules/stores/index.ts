export { distanceMetres } from './domain/distance.ts';
export { hoursText, isOpen } from './domain/opening.ts';
export type { Store } from './domain/store.ts';
export type { StoreTour, TourHotspot } from './domain/tour.ts';
export { storesFeature } from './stores.module.ts';
export { STORE_IMPORT, STORES, type Stores, TOUR_IMPORT } from './tokens.ts';
