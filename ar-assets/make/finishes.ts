import type { Finish } from './design.ts';

/** Metals and stones that several goods share. */
export const GOLD: Finish = { colour: '#f3cc84', metalness: 1, roughness: 0.2 };
export const ROSE_GOLD: Finish = { colour: '#f0b9a0', metalness: 1, roughness: 0.2 };
export const SILVER: Finish = { colour: '#e8ebee', metalness: 1, roughness: 0.18 };
export const STEEL: Finish = { colour: '#c9ced3', metalness: 1, roughness: 0.28 };
export const BRASS: Finish = { colour: '#dcb56a', metalness: 1, roughness: 0.24 };
export const PEARL: Finish = { colour: '#e6dacb', metalness: 0, roughness: 0.12 };
export const JADE: Finish = { colour: '#7fb894', metalness: 0, roughness: 0.14 };
/** Half metal: a cut stone throws its surroundings back; its own refraction is not drawn. */
export const DIAMOND: Finish = { colour: '#e9f1f7', metalness: 0.75, roughness: 0.02 };
