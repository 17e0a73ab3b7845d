import { PURPOSES, type Purpose } from './purposes.ts';

/** What a merge of two members did to one purpose. */
export interface MergedConsent {
  readonly purpose: Purpose;
  /** The consent of the member who is gone, which ended with her. */
  readonly fromLive: boolean;
  /** Whether the consent of the member who stays ended too. */
  readonly endedInto: boolean;
  readonly why: 'refused_by_the_other' | 'not_carried_over' | 'both_agreed';
}

type Said = ReadonlyMap<Purpose, { readonly live: boolean }>;

/**
 * The stricter state wins: a refusal of either ends the other's consent, and a consent of `from` alone is not carried
 * over, because the person behind the other number was never asked. She is asked again where it matters.
 */
export function strictest(from: Said, into: Said): readonly MergedConsent[] {
  return PURPOSES.flatMap((purpose) => {
    const [other, own] = [from.get(purpose), into.get(purpose)];
    if (other === undefined) return [];
    const endedInto = !other.live && own?.live === true;
    if (!other.live && !endedInto) return [];
    const both = own?.live === true ? 'both_agreed' : 'not_carried_over';
    return [{ purpose, fromLive: other.live, endedInto, why: endedInto ? 'refused_by_the_other' : both }];
  });
}
