import type { EpochMs, StoreId } from '#kernel';

/** WeChat's `scene` of a mini-program code: at most 32 characters of this alphabet. */
export const SCENE_CHARS_MAX = 32;
/** 16 characters of 32 kinds: 80 bits, which nobody guesses. No letters that look alike. */
const TOKEN_CHARS = 16;
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789_';

/** What a code on a door, a shelf or a table means (门店码). */
export interface StoreCode {
  readonly token: string;
  readonly storeId: StoreId;
  /** Where it hangs: `入口`, `3 号试衣间`. */
  readonly position: string;
  /** What it is for, when it is for something; a campaign finds its scans by it. */
  readonly campaign: string | null;
  readonly createdAt: EpochMs;
  readonly endedAt: EpochMs | null;
}

export function codeToken(random: { bytes(count: number): Uint8Array }): string {
  return [...random.bytes(TOKEN_CHARS)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
