/** A mini-program has no addresses: it sends a card that opens the page. */
export const SENDS_CARDS: boolean = sendsCards();

function sendsCards(): boolean {
  // #ifdef H5
  return false;
  // #endif
  // #ifndef H5
  return true;
  // #endif
}

/** The whole address of a page of ours. The path stands behind the `#`, which no server gets to see. */
export function linkTo(path: string): string {
  // #ifdef H5
  const { origin, pathname } = window.location;
  return `${origin}${pathname}#${path}`;
  // #endif
  // #ifndef H5
  return path;
  // #endif
}

export async function copy(text: string): Promise<void> {
  await uni.setClipboardData({ data: text, showToast: false });
}
