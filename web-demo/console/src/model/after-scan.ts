import type { components } from '../../../shared/schema.d.ts';
import { type Answered, sentenceFor } from './outcome.ts';

type Scanned = components['schemas']['ScannedCode'];
type Pieces = Scanned['left'];

/** What the counter does with what a code turned out to be. */
export type AfterScan =
  | { readonly step: 'other'; readonly read: Scanned }
  | { readonly step: 'choose'; readonly orderId: string; readonly left: Pieces; readonly taken: Pieces }
  | { readonly step: 'hand'; readonly left: Pieces }
  | { readonly step: 'stop'; readonly why: string; readonly isOffline: boolean };

const UNKNOWN = 404;

/** Nothing is handed over on a reading that failed, and never all of it where a part was wished (FUL-01). */
export function afterScan(answer: Answered<Scanned>, isPartial: boolean): AfterScan {
  if (!('data' in answer)) {
    const { problem } = answer;
    // What is no code of this shop is a mistyped pickup code; the hand-over says so in its own words.
    if (problem?.status === UNKNOWN && !isPartial) return { step: 'hand', left: [] };
    return { step: 'stop', why: sentenceFor(problem), isOffline: problem === undefined };
  }
  const { kind, orderId, left, taken, reason, title } = answer.data;
  if (kind !== 'pickup') return { step: 'other', read: answer.data };
  if (!isPartial) return { step: 'hand', left };
  return orderId === null
    ? { step: 'stop', why: reason ?? title, isOffline: false }
    : { step: 'choose', orderId, left, taken };
}
