import type { components } from '../../../shared/schema.d.ts';

/** How many goods each filter of a list would leave. */
export type ProductFacets = components['schemas']['ProductFacets'];
