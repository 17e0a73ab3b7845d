/** One key for one wish: pressed again after a lost answer it is done once; another wish has a key of its own. */
export function wishKey(freshKey: () => string) {
  let kept: { readonly wish: string; readonly key: string } | undefined;
  return {
    /** @param wish all that the request says */
    of(wish: unknown): string {
      const text = JSON.stringify(wish);
      if (kept?.wish !== text) kept = { wish: text, key: freshKey() };
      return kept.key;
    },
    /** The same again is another wish from here on. */
    renew(): void {
      kept = undefined;
    },
  };
}
