import type { PaymentSheet } from '../model/payment.ts';

/** WeChat's own payment sheet. Undefined in a browser, where the wallet of the demo stands in for it. */
export function nativeSheet(): PaymentSheet | undefined {
  // #ifdef MP-WEIXIN
  return ({ timeStamp, nonceStr, package: prepay, signType, paySign }) =>
    new Promise((resolve, reject) => {
      uni.requestPayment({
        provider: 'wxpay',
        orderInfo: {},
        timeStamp,
        nonceStr,
        package: prepay,
        signType,
        paySign,
        success: () => resolve('done'),
        fail: ({ errMsg }: { errMsg: string }) =>
          errMsg.includes('cancel') ? resolve('cancelled') : reject(new Error(errMsg)),
      });
    });
  // #endif
  // #ifndef MP-WEIXIN
  return undefined;
  // #endif
}
