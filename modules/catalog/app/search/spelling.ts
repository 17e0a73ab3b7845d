import { pinyin } from 'pinyin-pro';

export interface Spelling {
  /** `lianyiqun`; what is not Chinese stays as it is. */
  readonly sounds: string;
  /** As long as `sounds`: `1` where a syllable, or another character, begins. */
  readonly begins: string;
  /** `lyq`. */
  readonly initials: string;
}

/**
 * How a text is typed by somebody who spells it. Which of several readings a character has is decided by the words
 * around it (长江 is changjiang): 58 µs CPU a title, which is why an index is built in slices.
 */
export function spellingOf(text: string): Spelling {
  const parts = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'spaced', v: true });
  return {
    sounds: parts.join(''),
    begins: parts.map((part) => `1${'0'.repeat(Math.max(0, part.length - 1))}`).join(''),
    initials: parts.map((part) => part.charAt(0)).join(''),
  };
}
