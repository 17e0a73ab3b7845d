/** Pixels that a page without a navigation bar leaves free at the top, for the phone's status bar. */
export function topInset(): number {
  // #ifdef H5
  return 8;
  // #endif
  // #ifndef H5
  return uni.getWindowInfo().statusBarHeight + 4;
  // #endif
}
