/**
 * Where the shop's server is. A browser got the page from it; a mini-program has to know it, and takes it
 * from VITE_SHOP_ORIGIN at build time (its domain has to be entered in the WeChat console as well).
 */
function shopOrigin(): string {
  // #ifdef H5
  return '';
  // #endif
  // #ifndef H5
  return import.meta.env.VITE_SHOP_ORIGIN ?? '';
  // #endif
}

export const SHOP_ORIGIN = shopOrigin();

/** A picture or model that the server names by path. */
export function assetUrl(path: string): string {
  return path.startsWith('/') ? SHOP_ORIGIN + path : path;
}
