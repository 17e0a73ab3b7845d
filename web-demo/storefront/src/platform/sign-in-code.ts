/** Whether WeChat itself says who the shopper is. A browser of the demo asks for a name instead. */
export function knownByWeChat(): boolean {
  // #ifdef MP-WEIXIN
  return true;
  // #endif
  // #ifndef MP-WEIXIN
  return false;
  // #endif
}

/** The code that the server exchanges for the member. `name` counts only where WeChat does not know her. */
export function signInCode(name: string): Promise<string> {
  // #ifdef MP-WEIXIN
  return new Promise((resolve, reject) => {
    uni.login({
      provider: 'weixin',
      success: ({ code }) => resolve(code),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    });
  });
  // #endif
  // #ifndef MP-WEIXIN
  return Promise.resolve(`demo:${name}`);
  // #endif
}
