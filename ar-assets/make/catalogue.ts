import type { Design } from './design.ts';
import { blushes } from './items/blush.ts';
import { bracelets } from './items/bracelets.ts';
import { brows } from './items/brows.ts';
import { earrings } from './items/earrings.ts';
import { eyeliners } from './items/eyeliner.ts';
import { eyeshadows } from './items/eyeshadow.ts';
import { glasses } from './items/glasses.ts';
import { feltAndKnit } from './items/hats.ts';
import { lipsticks } from './items/lipsticks.ts';
import { necklaces } from './items/necklaces.ts';
import { rings } from './items/rings.ts';
import { summerHats } from './items/summer-hats.ts';
import { watches } from './items/watches.ts';

/** Everything that can be tried on in the demo chain. */
export const designs: readonly Design[] = [
  ...glasses,
  ...feltAndKnit,
  ...summerHats,
  ...earrings,
  ...necklaces,
  ...rings,
  ...bracelets,
  ...watches,
  ...lipsticks,
  ...blushes,
  ...eyeshadows,
  ...eyeliners,
  ...brows,
];
