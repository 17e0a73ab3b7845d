import type { Random } from '#kernel';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export function nonce(random: Random, chars = 32): string {
  return Array.from({ length: chars }, () => LETTERS[random.integer(LETTERS.length)]).join('');
}

export function digits(random: Random, length: number): string {
  return Array.from({ length }, () => random.integer(10)).join('');
}
