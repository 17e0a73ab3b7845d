import type { Random } from '#kernel';
import { checkSymbol, isChecked } from './luhn.ts';

/** Without I, L, O and U: nobody mistakes one symbol for another, or reads a word. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 75 bits of chance: a million codes in print are met by one guess in 3.8e16. */
const RANDOM_SYMBOLS = 15;
const SYMBOLS = RANDOM_SYMBOLS + 1;
/** With the dashes and spaces that people put between groups. */
export const EXCHANGE_CODE_CHARS_MAX = 40;

/** 兑换码: fifteen symbols by chance and a check symbol. */
export function drawExchangeCode(random: Random): string {
  const body = Array.from({ length: RANDOM_SYMBOLS }, () => ALPHABET.charAt(random.integer(32))).join('');
  return `${body}${checkSymbol(ALPHABET, body)}`;
}

/** The code as it was drawn, whatever way it was typed; undefined when a symbol must be wrong. */
export function readExchangeCode(text: string): string | undefined {
  const code = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return isChecked(ALPHABET, SYMBOLS, code) ? code : undefined;
}
