/** How well a product answers what was typed, best = highest. Within one class other things decide. 0 = not at all. */
export const MATCH = {
  /** Its id, its code, its whole title. */
  exact: 7,
  /** The title begins with it. */
  begins: 6,
  title: 5,
  /** Title, brand or tags. */
  named: 4,
  /** By pinyin or its initials. */
  spelled: 3,
  /** Wherever else: subtitle, codes. */
  mentioned: 2,
  /** With one slip, or by sound. */
  alike: 1,
} as const;
