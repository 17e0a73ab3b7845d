import type { Feature } from '#feature';

/** Every business module, from the bottom up. */
export const FEATURES: readonly Feature[] = [];
