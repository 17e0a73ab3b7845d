import type { AskToTell } from '../model/subscribe.ts';

/** `wx.requestSubscribeMessage`. Undefined in a browser: there the inbox is all there is. */
export function subscribeQuestion(): AskToTell | undefined {
  // #ifdef MP-WEIXIN
  return (tmplIds) =>
    new Promise((resolve, reject) =>
      uni.requestSubscribeMessage({
        tmplIds,
        success: (said) => resolve(said as unknown as Readonly<Record<string, unknown>>),
        fail: reject,
      }),
    );
  // #endif
  // #ifndef MP-WEIXIN
  return undefined;
  // #endif
}
