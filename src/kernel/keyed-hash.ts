/** Fingerprints that only this house can make: what is short enough to be guessed is compared by them, and kept as one. */
export interface KeyedHash {
  /** HMAC-SHA256 under a key of its own for each purpose, as base64url. */
  of(purpose: string, text: string): string;
}
