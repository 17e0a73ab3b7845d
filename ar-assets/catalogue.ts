import type { Design } from './design.ts';
import { glasses } from './items/glasses.ts';

/** Everything that can be tried on in the demo chain. */
export const designs: readonly Design[] = [...glasses];
