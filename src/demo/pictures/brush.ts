import type { Look } from '../chain/design.ts';
import type { Sheet } from './sheet.ts';

interface Subject {
  readonly look: Look;
  /** `#rrggbb` of the colourway. */
  readonly colour: string;
  /** `#rrggbb` of the second colour, when the design names one. */
  readonly accent: string | undefined;
}

/** Draws one kind of goods on an empty sheet, backdrop included. */
export type Brush = (sheet: Sheet, subject: Subject) => void;
